package dev.crossroads.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that can't be answered as asked, in the terms of RFC 9457. Thrown by handlers; the server answers API calls
 * with {@code application/problem+json} and people with a page that says the same.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient Optional<Message> said;
    private final transient Optional<Way> way;
    private final transient Map<String, Object> extensions;

    /**
     * The way on from here, for people.
     *
     * @param label the words of the link
     */
    record Way(String href, Message label) {}

    private Problem(
            int status,
            String title,
            String detail,
            Optional<Message> said,
            Optional<Way> way,
            Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.said = said;
        this.way = way;
        this.extensions = extensions;
    }

    /** 400: the request is not of the form that was asked for; the detail says where, and what would be right. */
    public static Problem badRequest(String detail) {
        return of(400, "Bad request", detail);
    }

    /** 400: the same, for people too. */
    public static Problem badRequest(Message detail) {
        return of(400, "Bad request", detail);
    }

    /** 404: it does not exist, or is someone else's, which is not told apart. */
    public static Problem notFound(String detail) {
        return of(404, "Not found", detail);
    }

    /** 404: the same, for people too. */
    public static Problem notFound(Message detail) {
        return of(404, "Not found", detail);
    }

    /** 404: no course of that id is served. */
    public static Problem noCourse(String course) {
        return notFound(new Message("web.problem.course", Map.of("course", course)));
    }

    /** 409: it contradicts what is already recorded. */
    public static Problem conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    /** 409: the same, for people too. */
    public static Problem conflict(Message detail) {
        return of(409, "Conflict", detail);
    }

    /** 409: what was sent can't be recorded under its event's id, which holds something else. */
    public static Problem idInUse() {
        return conflict(new Message("web.problem.id-in-use"));
    }

    /** 503 with Retry-After: it can't be done now and can be tried again as it is. */
    public static Problem unavailable(String detail) {
        return of(503, "Not available now", detail).with("retryAfter", 1);
    }

    /** 503 with Retry-After: the same, for people too. */
    public static Problem unavailable(Message detail) {
        return of(503, "Not available now", detail).with("retryAfter", 1);
    }

    /** A problem of any other status. */
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty(), Optional.empty(), Map.of());
    }

    /** A problem of any other status, for people too: programs read it in English, pages say it in their language. */
    public static Problem of(int status, String title, Message detail) {
        return new Problem(status, title, detail.inEnglish(), Optional.of(detail), Optional.empty(), Map.of());
    }

    /** The same problem with one more member in its JSON. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, title, getMessage(), said, way, more);
    }

    /** The same problem, whose page begins its links with one to where it goes on from here. */
    public Problem leadingTo(String href, Message label) {
        return new Problem(status, title, getMessage(), said, Optional.of(new Way(href, label)), extensions);
    }

    /** The same problem, which pages tell people in words of their own: what programs read would not help them. */
    public Problem saying(Message words) {
        return new Problem(status, title, getMessage(), Optional.of(words), way, extensions);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The same words for every problem of its kind. */
    public String title() {
        return title;
    }

    /** The sentence for the person: the cause, its place and the way out. */
    public String detail() {
        return getMessage();
    }

    /** The same words for every problem of its kind, in the language of these texts. */
    public String title(Texts texts) {
        return switch (status) {
            case 400 -> texts.say("web.error.bad-request");
            case 401 -> texts.say("web.error.signed-out");
            case 403 -> texts.say("web.error.forbidden");
            case 404 -> texts.say("web.error.not-found");
            case 405 -> texts.say("web.error.method");
            case 409 -> texts.say("web.error.conflict");
            case 413 -> texts.say("web.error.too-large");
            case 415 -> texts.say("web.error.type");
            case 429 -> texts.say("web.error.too-many");
            case 500 -> texts.say("web.error.internal");
            case 503 -> texts.say("web.error.unavailable");
            default -> texts.say("web.error.refused");
        };
    }

    /** The detail for people, if it is known in more than English. */
    public Optional<Message> said() {
        return said;
    }

    /** The detail in the language of these texts, where it is known in that. */
    public String said(Texts texts) {
        return said.map(message -> message.in(texts)).orElseGet(this::detail);
    }

    /** Whether it says where it goes on from here. */
    boolean knowsTheWay() {
        return way.isPresent();
    }

    /** The way on from here, as a link in the language of these texts. */
    Optional<Link> way(Texts texts) {
        return way.map(known -> new Link(known.label().in(texts), known.href()));
    }

    /** Further members of the JSON, such as {@code deadline}. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
