package dev.crossroads.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A request's preferences for its answer; known even where its visitor is not.
 *
 * @param language of the texts: what was chosen by the switch, else what the browser prefers, else English
 * @param theme what was chosen by the switch, else as the system has it
 * @param zone in which their days begin and their times are told: as they chose, else as their browser said; else UTC
 * @param address the path and query that show this page again
 * @param done what a form did that led here
 */
public record Visit(Language language, Theme theme, ZoneId zone, String address, Optional<Done> done) {
    /** The cookie that keeps the choice of a language; its value is a tag. */
    static final String COOKIE = "language";

    /** The cookie that keeps the choice of a theme. */
    static final String THEME_COOKIE = "theme";

    private static final String KEY = Visit.class.getName();

    /** The visit of this request. */
    public static Visit of(RoutingContext context) {
        Visit known = context.get(KEY);
        if (known != null) {
            return known;
        }
        Visit visit = new Visit(
                language(context.request()),
                theme(context.request()),
                ZoneRoutes.chosen(context.request()),
                address(context.request()),
                context.request().method() == HttpMethod.GET ? Done.of(context.request()) : Optional.empty());
        context.put(KEY, visit);
        return visit;
    }

    /** A visit in a language, with nothing chosen. */
    public Visit(Language language, String address) {
        this(language, Theme.SYSTEM, TimeZones.UTC, address);
    }

    /** A visit that no form led to. */
    public Visit(Language language, Theme theme, ZoneId zone, String address) {
        this(language, theme, zone, address, Optional.empty());
    }

    /** The same wherever they are: for pages that count no days. */
    Visit withoutZone() {
        return new Visit(language, theme, TimeZones.UTC, address, done);
    }

    /** The texts of the language, with times as they are there. */
    public Texts texts() {
        return Texts.of(language).in(zone);
    }

    private static Language language(HttpServerRequest request) {
        return ChoiceCookie.of(request, COOKIE)
                .flatMap(Language::tagged)
                .orElseGet(() ->
                        Language.preferred(String.join(",", request.headers().getAll(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    private static Theme theme(HttpServerRequest request) {
        return ChoiceCookie.of(request, THEME_COOKIE).flatMap(Theme::tagged).orElse(Theme.SYSTEM);
    }

    /** The answer to a form has no address to come back to. */
    private static String address(HttpServerRequest request) {
        return request.method() == HttpMethod.GET && OwnPath.is(request.uri()) ? request.uri() : "/";
    }
}
