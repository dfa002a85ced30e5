package dev.crossroads.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/**
 * Answers. What is sent is one visitor's own unless the handler said otherwise before, so no cache keeps it:
 * {@code Cache-Control: private, no-store}.
 */
public final class Replies {
    /** No cache keeps it. */
    static final CharSequence PERSONAL = HttpHeaders.createOptimized("private, no-store");

    /** Headers that a page depends on beside its address. */
    static final CharSequence VARY = HttpHeaders.createOptimized("Accept-Encoding, Accept-Language, Cookie");

    private static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");

    /** Bytes from which on a body is compressed; a shorter one fits a packet anyway. */
    private static final int PACKED_FROM = 1024;

    private static final Pattern GZIP = naming("gzip");
    private static final Pattern BROTLI = naming("br");

    /** A browser may keep it for its user, and asks each time whether it is still the same. */
    static final CharSequence ASK_AGAIN = HttpHeaders.createOptimized("private, no-cache");

    private Replies() {}

    /**
     * Answers with JSON: records by their component names, an empty {@code Optional} left out, enums as lower-case
     * words, times in ISO 8601.
     */
    public static void json(RoutingContext context, int status, Object value) {
        send(context, status, "application/json", encode(value));
    }

    /** Answers with a page, which is in the language of the visit. */
    public static void html(RoutingContext context, int status, String page) {
        describeHtml(context);
        keepPersonal(context.response());
        context.response().setStatusCode(status);
        endPacked(context, Buffer.buffer(page));
    }

    /** Says that what comes is a page in the language of the visit. */
    static void describeHtml(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
                .putHeader(
                        HttpHeaders.CONTENT_LANGUAGE,
                        Visit.of(context).language().tag())
                .putHeader(HttpHeaders.VARY, VARY);
        if (Visit.of(context).done().isPresent()) {
            Done.isSaid(context);
        }
    }

    /** Answers that it was done and that there is nothing to say about it (204). */
    public static void noContent(RoutingContext context) {
        keepPersonal(context.response());
        context.response().setStatusCode(204);
        Outgoing.end(context);
    }

    /**
     * Sends the browser on with a GET (303), as after every form that was accepted.
     *
     * @param location a path of this server, with its query and fragment
     */
    public static void redirect(RoutingContext context, String location) {
        if (!location.startsWith("/") || location.startsWith("//") || location.startsWith("/\\")) {
            throw new IllegalArgumentException("Not a path of this server: " + location);
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.LOCATION, location);
        keepPersonal(response);
        response.setStatusCode(303);
        Outgoing.end(context);
    }

    /**
     * Where the client has that version already, answers 304 and returns true: then the handler is done. The comparison
     * is the weak one of RFC 9110 section 13.1.2.
     *
     * @param tag of the version, see {@link SecurityHeaders#tagged}
     * @param caching the value of {@code Cache-Control} that it is sent with
     * @param vary the value of {@code Vary} that it is sent with
     */
    static boolean isUnchanged(RoutingContext context, CharSequence tag, CharSequence caching, CharSequence vary) {
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null || !matches(known, tag.toString())) {
            return false;
        }
        HttpServerResponse response = context.response();
        SecurityHeaders.removeFrom(response);
        response.putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.VARY, vary)
                .setStatusCode(304);
        Outgoing.end(context);
        return true;
    }

    /** An {@code Accept-Encoding} that names a coding and does not give it the weight 0 (RFC 9110 section 12.5.3). */
    private static Pattern naming(String coding) {
        return Pattern.compile("\\b" + coding + "\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))", Pattern.CASE_INSENSITIVE);
    }

    /** Whether the client takes gzip. */
    static boolean acceptsGzip(HttpServerRequest request) {
        return accepts(request, GZIP);
    }

    /** Whether the client takes brotli, as browsers do over TLS. */
    static boolean acceptsBrotli(HttpServerRequest request) {
        return accepts(request, BROTLI);
    }

    private static boolean accepts(HttpServerRequest request, Pattern coding) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && coding.matcher(accepted).find();
    }

    static boolean matches(String known, String tag) {
        if (known.equals(tag)) {
            return true;
        }
        for (String candidate : known.split(",")) {
            String bare = candidate.strip();
            if (bare.equals("*") || (bare.startsWith("W/") ? bare : "W/" + bare).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Answers with text of any kind.
     *
     * @param type the value of {@code Content-Type}
     */
    public static void send(RoutingContext context, int status, String type, Buffer body) {
        HttpServerResponse response = context.response();
        keepPersonal(response);
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (body.length() >= PACKED_FROM) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        endPacked(context, body);
    }

    /** Ends the answer with text, compressed where that saves something and the client takes it. */
    private static void endPacked(RoutingContext context, Buffer body) {
        if (body.length() >= PACKED_FROM && acceptsGzip(context.request())) {
            context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            Outgoing.end(context, Buffer.buffer(Gzip.of(body.getBytes())));
        } else {
            Outgoing.end(context, body);
        }
    }

    static Buffer encode(Object value) {
        try {
            return Buffer.buffer(Json.MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(
                    "No JSON form of " + value.getClass().getName(), impossible);
        }
    }

    private static void keepPersonal(HttpServerResponse response) {
        if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, PERSONAL);
        }
    }
}
