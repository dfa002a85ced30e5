package dev.crossroads.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it is sent.
 *
 * @param address path and query
 * @param isOfRoute whether method and path are such as the router has them, all its parameters being somebody's
 * @param headers beside those that say how long the body is
 */
record FuzzedRequest(
        Crowd.Person person,
        String method,
        String address,
        boolean isOfRoute,
        List<String> headers,
        byte[] body,
        boolean isChunked) {
    /** More than is read of a request: it may be answered by hanging up. */
    private static final int LARGE_BODY = 120 * 1024;

    private static final int LARGE_HEAD = 3_500;

    String path() {
        return address.split("\\?", 2)[0];
    }

    boolean isApi() {
        return path().startsWith("/api/");
    }

    boolean isTooLarge() {
        return body.length > LARGE_BODY || head().length() > LARGE_HEAD;
    }

    boolean isWritingAnAttempt() {
        return address.contains("/attempts/") && !method.equals("GET") && !method.equals("HEAD");
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head().getBytes(StandardCharsets.ISO_8859_1));
        if (isChunked) {
            int half = body.length / 2;
            chunk(all, 0, half);
            chunk(all, half, body.length - half);
            all.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private void chunk(ByteArrayOutputStream all, int start, int length) {
        if (length > 0) {
            all.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            all.write(body, start, length);
            all.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String head() {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(address).append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (!person.cookies().isEmpty()) {
            head.append("Cookie: ").append(person.cookies()).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (isChunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    @Override
    public String toString() {
        String sent = new String(body, StandardCharsets.UTF_8);
        return "%s %s by the %s, %s%n    %s"
                .formatted(
                        method,
                        shortened(address),
                        person.name(),
                        headers.stream().map(FuzzedRequest::shortened).toList(),
                        shortened(sent));
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "… (" + text.length() + ")" : text;
    }
}
