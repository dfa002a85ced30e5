package dev.crossroads.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Knows which methods each path is asked with, for the header {@code Allow} of a 405 (RFC 9110 section 15.5.6): the
 * router knows too, but tells only its own bare answer.
 */
final class AllowedMethods {
    private static final String KEY = AllowedMethods.class.getName();
    private static final String ALL = KEY + " all";
    private static final String GET = HttpMethod.GET.name();

    private final Map<String, Set<String>> byPath = new TreeMap<>();
    private final Map<String, Set<String>> byRegex = new TreeMap<>();

    private AllowedMethods() {}

    /** The routes mounted on a router so far. */
    static AllowedMethods in(Router router) {
        AllowedMethods known = new AllowedMethods();
        router.getRoutes().stream().filter(route -> route.methods() != null).forEach(known::note);
        return known;
    }

    private void note(Route route) {
        Map<String, Set<String>> paths = route.getPath() == null ? byRegex : byPath;
        // A path that ends anywhere is noted by the router without its asterisk.
        String path = route.isExactPath() ? route.getName() : route.getName() + "*";
        Set<String> methods = paths.computeIfAbsent(path, _ -> new TreeSet<>());
        route.methods().stream().map(HttpMethod::name).forEach(methods::add);
        if (methods.contains(GET)) {
            methods.add(HttpMethod.HEAD.name());
        }
    }

    /** Every method of every path, such as {@code GET /courses/:course}; what is asked by a pattern, as the pattern. */
    List<String> all() {
        Set<String> all = new TreeSet<>();
        for (Map<String, Set<String>> paths : List.of(byPath, byRegex)) {
            paths.forEach((path, methods) -> methods.forEach(method -> all.add(method + " " + path)));
        }
        return new ArrayList<>(all);
    }

    /** Adds, behind all other routes, what notes on an unanswered request which methods would have been answered. */
    void mountBehind(Router router) {
        byPath.forEach((path, methods) -> router.route(path).handler(context -> add(context, methods)));
        byRegex.forEach((regex, methods) -> router.routeWithRegex(regex).handler(context -> add(context, methods)));
    }

    private void add(RoutingContext context, Set<String> methods) {
        context.put(ALL, this);
        Set<String> all = new TreeSet<>(methods);
        all.addAll(of(context));
        context.put(KEY, all);
        context.next();
    }

    /** The methods that the path of an unanswered request knows; empty where the path is unknown. */
    static Set<String> of(RoutingContext context) {
        Set<String> known = context.get(KEY);
        return known == null ? Set.of() : known;
    }

    /** The nearest page above the address of an unanswered request: that of its form, where it takes nothing else. */
    static String pageAbove(RoutingContext context) {
        String path = context.normalizedPath();
        if (context.get(ALL) instanceof AllowedMethods all) {
            for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
                String above = path.substring(0, end);
                if (all.byPath.entrySet().stream().anyMatch(page -> isPage(page, above))) {
                    return above;
                }
            }
        }
        return "/";
    }

    private static boolean isPage(Map.Entry<String, Set<String>> route, String path) {
        String[] known = route.getKey().split("/", -1);
        String[] asked = path.split("/", -1);
        return route.getValue().contains(GET)
                && known.length == asked.length
                && IntStream.range(0, known.length)
                        .allMatch(i -> known[i].startsWith(":") || known[i].equals(asked[i]));
    }
}
