package dev.crossroads.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, known on every page and API route.
 *
 * @param learner whose progress this is; a guest has one too
 * @param guest whether there is no account behind it
 * @param name what to call them; empty for a guest
 * @param roles beyond learner, such as {@code instructor}
 */
public record Visitor(UUID learner, boolean guest, String name, Set<String> roles) {
    private static final String KEY = Visitor.class.getName();

    /** The visitor of this request. */
    public static Visitor of(RoutingContext context) {
        Visitor visitor = context.get(KEY);
        if (visitor == null) {
            throw new IllegalStateException(
                    "No visitor was identified for " + context.request().path());
        }
        return visitor;
    }

    /** Makes this the visitor of the request. */
    public void attach(RoutingContext context) {
        context.put(KEY, this);
    }
}
