package dev.crossroads.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what a request says into values, or throws the {@link Problem} that tells the caller what would be right.
 * Nothing here trusts the request: sizes, depths and characters are bounded.
 */
public final class Requests {
    private static final String EVENT = Requests.class.getName() + " event";

    private Requests() {}

    /**
     * Whether the request is one of the JSON interface: by the path that routes are found by, as {@code //api} and
     * {@code /%61pi} lead there too.
     */
    public static boolean isApi(RoutingContext context) {
        String path = normalized(context);
        return path != null && (path.startsWith("/api/") || path.equals("/api"));
    }

    /** Whether the address is below a path. */
    static boolean isBelow(RoutingContext context, String path) {
        String asked = normalized(context);
        return asked != null && asked.startsWith(path);
    }

    private static String normalized(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException damaged) { // refused as such, and by no route's rules
            return context.request().path();
        }
    }

    /**
     * The JSON body as a record. Every component is required unless it is an {@code Optional}; a member that the record
     * does not have, a null, another type, a character that the database can't hold or malformed JSON is a problem 400
     * that names the place. A component of type {@code JsonNode} takes any JSON.
     */
    public static <T> T json(RoutingContext context, Class<T> type) {
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            throw Problem.badRequest("The body is empty; a JSON object is needed, at least {}.");
        }
        JsonNode tree = parse(body);
        if (!tree.isObject()) {
            throw Problem.badRequest("The body must be a JSON object.");
        }
        JsonText.check(tree);
        try {
            return Json.MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException mismatch) {
            throw JsonMismatch.problem(mismatch);
        } catch (JsonProcessingException unreadable) {
            throw Problem.badRequest("The body can't be read: " + unreadable.getOriginalMessage());
        }
    }

    private static JsonNode parse(Buffer body) {
        try {
            return Json.MAPPER.readTree(body.getBytes());
        } catch (StreamConstraintsException tooMuch) {
            throw Problem.badRequest("The JSON is nested too deep or holds too much: at most %d levels and %d values."
                    .formatted(Json.MAX_DEPTH, Json.MAX_TOKENS));
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw Problem.badRequest(
                    at == null
                            ? "The body is not JSON."
                            : "The body is not JSON: see line %d, column %d."
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        } catch (java.io.IOException unreadable) {
            throw Problem.badRequest("The body is not JSON in UTF-8.");
        }
    }

    /** The fields of the form that was posted; none where the body is not a form. */
    public static Form form(RoutingContext context) {
        MultiMap attributes = context.request().formAttributes();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : attributes.names()) {
            List<String> values = attributes.getAll(name);
            JsonText.check(name, name);
            values.forEach(value -> JsonText.check(name, value));
            fields.put(name, values);
        }
        return new Form(fields);
    }

    /** A parameter of the path, decoded; a problem 404 where it is empty or can't be anybody's id. */
    public static String path(RoutingContext context, String name) {
        String value = context.pathParam(name);
        if (value == null || value.isEmpty() || !JsonText.isStorable(value)) {
            throw noSuch(name);
        }
        return value;
    }

    /** A parameter of the path that is a UUID; a problem 404 where it is not one, as nothing can have that id. */
    public static UUID uuid(RoutingContext context, String name) {
        return parseUuid(path(context, name)).orElseThrow(() -> noSuch(name));
    }

    private static Problem noSuch(String name) {
        return Problem.notFound("There is no such " + name + ".").saying(new Message("web.problem.nothing-here"));
    }

    /**
     * The identity of the event this request asks to record, so that a repeated click or a retried call records once:
     * from the header {@code Idempotency-Key}, or from a form that has the field {@code event}; a fresh one where
     * neither is sent. Asked for again, it is the same.
     */
    public static UUID eventId(RoutingContext context) {
        UUID known = context.get(EVENT);
        if (known == null) {
            known = readEventId(context);
            context.put(EVENT, known);
        }
        return known;
    }

    /**
     * The same of the event that this request would ask to record if its form had been sent to another path: who hands
     * in two things by one form means two events, and each of them once.
     */
    public static UUID eventId(RoutingContext context, String path) {
        Form form = form(context);
        return form.first("event")
                .flatMap(Requests::parseUuid)
                .map(page -> eventId(page, path, form))
                .orElseGet(() -> eventId(eventId(context), path, form));
    }

    private static UUID readEventId(RoutingContext context) {
        String header = context.request().getHeader("Idempotency-Key");
        if (header != null) {
            return parseUuid(header)
                    .orElseThrow(() -> Problem.badRequest(
                            "The header Idempotency-Key must be a UUID, such as " + TimeOrderedIds.next() + "."));
        }
        Form form = form(context);
        return form.uuid("event")
                .map(page -> eventId(page, context.request().path(), form))
                .orElseGet(TimeOrderedIds::next);
    }

    /**
     * A form is the same where it says the same: browsers keep the page behind Back as it was, id included, and who
     * changes an answer there, or before the next page has come, means another event.
     */
    private static UUID eventId(UUID page, String path, Form form) {
        StringBuilder said = new StringBuilder().append(page).append(path);
        form.fields()
                .forEach((name, values) -> values.forEach(
                        value -> said.append('\0').append(name).append('\0').append(value)));
        return UUID.nameUUIDFromBytes(said.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Exactly the 36 characters of RFC 9562; {@link UUID#fromString} accepts much else. */
    static Optional<UUID> parseUuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
