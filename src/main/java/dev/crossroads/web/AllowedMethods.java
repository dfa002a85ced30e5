package dev.crossroads.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Knows which methods each path is asked with, for the header {@code Allow} of a 405 (RFC 9110 section 15.5.6): the
 * router knows too, but tells only its own bare answer. Features mount on {@link #listening}, which notes each
 * {@code get(path)}, {@code putWithRegex(regex)} and so on as it passes them on.
 */
final class AllowedMethods {
    private static final String KEY = AllowedMethods.class.getName();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String REGEX = "WithRegex";

    private final Map<String, Set<String>> byPath = new LinkedHashMap<>();
    private final Map<String, Set<String>> byRegex = new LinkedHashMap<>();

    /** The same router, but what is mounted on it is noted. */
    Router listening(Router router) {
        return (Router) Proxy.newProxyInstance(
                Router.class.getClassLoader(), new Class<?>[] {Router.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length == 1 && arguments[0] instanceof String path) {
                        note(method.getName(), path);
                    }
                    try {
                        return method.invoke(router, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private void note(String name, String path) {
        boolean isRegex = name.endsWith(REGEX);
        String method = isRegex ? name.substring(0, name.length() - REGEX.length()) : name;
        if (METHODS.contains(method)) {
            Set<String> known = (isRegex ? byRegex : byPath).computeIfAbsent(path, unknown -> new TreeSet<>());
            known.add(HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT))
                    .name());
            if (method.equals("get")) {
                known.add(HttpMethod.HEAD.name());
            }
        }
    }

    /** Adds, behind all other routes, what notes on an unanswered request which methods would have been answered. */
    void mountBehind(Router router) {
        byPath.forEach((path, methods) -> router.route(path).handler(context -> add(context, methods)));
        byRegex.forEach((regex, methods) -> router.routeWithRegex(regex).handler(context -> add(context, methods)));
    }

    private static void add(RoutingContext context, Set<String> methods) {
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
}
