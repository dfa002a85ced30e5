package dev.crossroads.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.generated.Generator;
import dev.crossroads.web.OpenApiCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes requests for all routes; most are nearly right, so that they get far. */
final class Fuzzing {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "PROPFIND", "BREW");

    private static final List<String> TYPES = List.of(
            JSON,
            FORM,
            "text/plain",
            "",
            "application/json; charset=utf-16",
            "application/json;;;",
            "APPLICATION/JSON",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=" + "x".repeat(500),
            "application/xml",
            ";",
            "*/*");

    private static final List<String> PARAMETERS = List.of(
            "q", "course", "code", "after", "next", "name", "view", "quiz", "question", "part", "sort", "page", "v");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Idempotency-Key",
            "If-None-Match",
            "If-Modified-Since",
            "Crossroads-Visitor",
            "Origin",
            "Sec-Fetch-Site",
            "Referer",
            "Range",
            "Expect",
            "Upgrade",
            "Authorization",
            "Forwarded",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-HTTP-Method-Override",
            "Last-Event-ID",
            "Content-Encoding",
            "Cookie",
            "Zqx");

    private record Asked(String method, Template path) {}

    private final Generator chance;
    private final Hostile hostile;
    private final OpenApiCheck check;
    private final List<Asked> routes = new ArrayList<>();
    private List<Asked> next = List.of();

    Fuzzing(Generator chance, OpenApiCheck check, List<String> served) {
        this.chance = chance;
        this.hostile = new Hostile(chance);
        this.check = check;
        for (String route : served) {
            String[] parts = route.split(" ", 2);
            routes.add(new Asked(parts[0], Template.of(parts[1])));
        }
    }

    /** The next of all routes in turn, in another order each time. */
    FuzzedRequest next(Crowd crowd) {
        if (next.isEmpty()) {
            next = new ArrayList<>(chance.shuffled(routes));
        }
        Asked asked = next.removeLast();
        Optional<Crowd.SeenForm> form = formOf(crowd, asked);
        boolean isFormer = form.isPresent() && chance.once(3);
        boolean[] isKnown = {true};
        String path = form.isPresent() && !isFormer
                ? form.get().action()
                : asked.path().filled(name -> {
                    List<String> known = crowd.values.get(name);
                    if (known == null || chance.once(6)) {
                        isKnown[0] = false;
                        return hostile.segment();
                    }
                    return chance.of(known);
                });
        String method = chance.once(10) ? chance.of(METHODS) : asked.method();
        Crowd.Person person = form.isPresent() && chance.once(2) ? form.get().seenBy() : chance.of(crowd.people);
        if (!person.mayEarnKeys() && path.contains("/attempts/") && !method.equals("HEAD")) {
            method = "GET";
        }
        boolean isApi = path.startsWith("/api/");
        byte[] body = hasBody(method) ? body(crowd, asked, path, form, isApi) : new byte[0];
        return new FuzzedRequest(
                person,
                method,
                path + query(crowd, path),
                isKnown[0],
                headers(crowd, isApi, hasBody(method)),
                body,
                body.length > 0 && chance.once(8));
    }

    private static boolean hasBody(String method) {
        return !List.of("GET", "HEAD", "OPTIONS", "TRACE", "get").contains(method);
    }

    private Optional<Crowd.SeenForm> formOf(Crowd crowd, Asked asked) {
        if (!asked.method().equals("POST") || asked.path().written().startsWith("/api/")) {
            return Optional.empty();
        }
        List<Crowd.SeenForm> shown = crowd.forms.stream()
                .filter(form -> asked.path().matches(form.action().split("\\?", 2)[0]))
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(chance.of(shown));
    }

    private byte[] body(Crowd crowd, Asked asked, String path, Optional<Crowd.SeenForm> form, boolean isApi) {
        String text;
        if (chance.once(10)) {
            text = hostile.body();
        } else if (isApi) {
            text = hostile.changed(json(crowd, asked, path), () -> known(crowd));
        } else {
            Map<String, String> fields =
                    new LinkedHashMap<>(form.map(Crowd.SeenForm::fields).orElseGet(() -> anyForm(crowd)));
            text = hostile.changed(fields, () -> known(crowd));
        }
        if (chance.once(200)) {
            text = text + "x".repeat(200 * 1024);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && chance.once(50)) {
            bytes[chance.between(0, bytes.length - 1)] = (byte) chance.between(0, 255);
        }
        return bytes;
    }

    private Map<String, String> anyForm(Crowd crowd) {
        return chance.of(crowd.forms).fields();
    }

    private JsonNode json(Crowd crowd, Asked asked, String path) {
        if (asked.method().equals("PUT") && path.contains("/attempts/") && !chance.once(4)) {
            Optional<JsonNode> answer = crowd.answer(path.substring(path.lastIndexOf('/') + 1));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return check.knows(asked.method(), path)
                ? check.example(asked.method(), path).orElseGet(MAPPER::createObjectNode)
                : MAPPER.createObjectNode();
    }

    /** Something that exists, though rarely where it is sent. */
    private String known(Crowd crowd) {
        return chance.of(chance.of(List.copyOf(crowd.values.values())));
    }

    private String query(Crowd crowd, String path) {
        if (!chance.once(4)) {
            return "";
        }
        StringBuilder query = new StringBuilder(path.contains("?") ? "&" : "?");
        for (int i = chance.between(1, 3); i > 0; i--) {
            query.append(chance.of(PARAMETERS)).append(chance.once(10) ? "" : "=");
            query.append(chance.once(3) ? known(crowd).replace(' ', '+') : hostile.segment());
            query.append(i > 1 ? "&" : "");
        }
        return query.toString();
    }

    private List<String> headers(Crowd crowd, boolean isApi, boolean hasBody) {
        List<String> headers = new ArrayList<>();
        if (hasBody) {
            String type = isApi ? JSON : FORM;
            headers.add("Content-Type: " + (chance.once(12) ? chance.of(TYPES) : type));
            if (chance.once(60)) {
                headers.add("Content-Type: " + chance.of(TYPES));
            }
        }
        // A proxy's, so that what is counted by address is not at its limit all the time.
        headers.add("X-Forwarded-For: 10.%d.%d.%d"
                .formatted(chance.between(0, 255), chance.between(0, 255), chance.between(1, 254)));
        if (chance.once(4)) {
            for (int i = chance.between(1, 3); i > 0; i--) {
                String value = chance.once(4) ? known(crowd) : hostile.headerValue();
                headers.add(chance.of(HEADERS) + ": " + value.substring(0, Math.min(value.length(), 900)));
            }
        }
        return headers;
    }
}
