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
 * @param visit in which language, and for which page
 */
public record Visitor(UUID learner, boolean guest, String name, Set<String> roles, Visit visit) {
    private static final String KEY = Visitor.class.getName();

    /** Somebody whose visit is not known yet: {@link #attach} sets it. */
    public Visitor(UUID learner, boolean guest, String name, Set<String> roles) {
        this(learner, guest, name, roles, new Visit(Language.ENGLISH, "/"));
    }

    /** The visitor of this request. */
    public static Visitor of(RoutingContext context) {
        Visitor visitor = context.get(KEY);
        if (visitor == null) {
            throw new IllegalStateException(
                    "No visitor was identified for " + context.request().path());
        }
        return visitor;
    }

    /** What is said to them, in their language. */
    public Texts texts() {
        return visit.texts();
    }

    /** Makes this the visitor of the request. */
    public void attach(RoutingContext context) {
        context.put(KEY, new Visitor(learner, guest, name, roles, Visit.of(context)));
    }
}
