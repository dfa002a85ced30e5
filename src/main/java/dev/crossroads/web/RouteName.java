package dev.crossroads.web;

import dev.crossroads.pure.Pure;
import java.util.regex.Pattern;

/** Routes as operators read them, in metrics and traces: {@code /courses/:course/lessons/:lesson}. */
@Pure
public final class RouteName {
    /** A named group of a route that is a pattern, such as {@code (?<lesson>.+)}. */
    private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>(?:[^()]|\\([^()]*\\))*\\)");

    /** Between the routes that a request went by; in a named group something else is behind that sign. */
    private static final String NEXT = ">/";

    private static final String OTHER = "other";

    private RouteName() {}

    /**
     * The name of the route that answered.
     *
     * @param routed as Vert.x tells it: the path or pattern of the route, or of several, one after the other; a route
     *     without either, or with a pattern that is no name, is "other"
     */
    public static String of(String routed) {
        String last = routed.substring(routed.lastIndexOf(NEXT) + 1);
        String name = GROUP.matcher(last).replaceAll(":$1");
        return name.isEmpty() || name.contains("(") ? OTHER : name;
    }
}
