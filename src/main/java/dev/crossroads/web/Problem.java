package dev.crossroads.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that can't be answered as asked, in the terms of RFC 9457. Thrown by handlers; the server answers API calls
 * with {@code application/problem+json} and people with a page that says the same.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient Map<String, Object> extensions;

    private Problem(int status, String title, String detail, Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.extensions = extensions;
    }

    /** 400: the request is not of the form that was asked for; the detail says where, and what would be right. */
    public static Problem badRequest(String detail) {
        return of(400, "Bad request", detail);
    }

    /** 404: it does not exist, or is someone else's, which is not told apart. */
    public static Problem notFound(String detail) {
        return of(404, "Not found", detail);
    }

    /** 404: no course of that id is served. */
    public static Problem noCourse(String course) {
        return notFound("There is no course \"" + course + "\".");
    }

    /** 409: it contradicts what is already recorded. */
    public static Problem conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    /** 409: what was sent can't be recorded under its event's id, which holds something else. */
    public static Problem idInUse() {
        return conflict("The id of this request was used for something else, or what it recorded was replaced since."
                + " Reload the page, or send it with a fresh id.");
    }

    /** 503 with Retry-After: it can't be done now and can be tried again as it is. */
    public static Problem unavailable(String detail) {
        return of(503, "Not available now", detail).with("retryAfter", 1);
    }

    /** A problem of any other status. */
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Map.of());
    }

    /** The same problem with one more member in its JSON. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, title, getMessage(), more);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The same words for every problem of its kind. */
    public String title() {
        return title;
    }

    /** What was wrong, where, and what would be right. */
    public String detail() {
        return getMessage();
    }

    /** Further members of the JSON, such as {@code deadline}. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
