package dev.crossroads.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.UUID;

/**
 * The visitor, known on every page and API route.
 *
 * @param learner whose progress this is; a guest has one too
 * @param guest whether there is no account behind it
 * @param name what to call them; empty for a guest
 * @param roles beyond learner, such as {@code instructor}
 * @param tag tells this visitor from others and says nothing else, so that a browser sends what it kept as whom it was
 *     kept for; empty for who can't be recognized
 * @param visit in which language, and for which page
 */
public record Visitor(UUID learner, boolean guest, String name, Set<String> roles, String tag, Visit visit) {
    /** The role of who may see learners' progress in cohorts of theirs. */
    public static final String INSTRUCTOR = "instructor";

    private static final String KEY = Visitor.class.getName();
    private static final String UNRECOGNIZED = KEY + " unrecognized";
    private static final String NEW = KEY + " new";

    /** Somebody whose visit is not known yet: {@link #attach} sets it. */
    public Visitor(UUID learner, boolean guest, String name, Set<String> roles) {
        this(learner, guest, name, roles, "", new Visit(Language.ENGLISH, "/"));
    }

    /** The same under a tag. */
    public Visitor tagged(String other) {
        return new Visitor(learner, guest, name, roles, other, visit);
    }

    /** Anybody to whom pages look the same: with slots in the place of their own. */
    public Visitor withSlots() {
        return new Visitor(
                learner, guest, name.isEmpty() ? "" : Slot.NAME.mark(), roles, Slot.TAG.mark(), visit.withoutZone());
    }

    /** The visitor of this request, or null where it is not known yet. */
    static Visitor orNull(RoutingContext context) {
        return context.get(KEY);
    }

    /** Whether it is known who is asking. */
    public static boolean isIdentified(RoutingContext context) {
        return orNull(context) != null;
    }

    /** Says that nobody was here before as the visitor of this request. */
    public static void arrives(RoutingContext context) {
        context.put(NEW, true);
    }

    /** Whether this is the first request of its visitor, so that nothing is recorded of them. */
    public static boolean isNew(RoutingContext context) {
        return context.get(NEW, false);
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

    /** The interface's texts in their language. */
    public Texts texts() {
        return visit.texts();
    }

    /** Makes this the visitor of the request. */
    public void attach(RoutingContext context) {
        context.put(KEY, new Visitor(learner, guest, name, roles, tag, Visit.of(context)));
    }

    /**
     * Attaches somebody unknown, with nothing recorded and no roles, in the place of who can't be recognized now. For
     * requests that only read: what is open to everybody is served all the same.
     *
     * @param why what the lookup failed with
     */
    public static void attachUnrecognized(RoutingContext context, Exception why) {
        context.put(UNRECOGNIZED, why);
        new Visitor(UUID.randomUUID(), true, "", Set.of()).attach(context);
    }

    /**
     * The visitor of this request, who is an instructor. For everybody else the page does not exist: a problem 404; and
     * who can't be recognized just now is told that instead.
     */
    public static Visitor requireInstructor(RoutingContext context) {
        Visitor visitor = of(context);
        if (!visitor.isInstructor()) {
            if (context.get(UNRECOGNIZED) instanceof Exception why) {
                throw Visitor.<RuntimeException>asIs(why);
            }
            throw Problem.notFound(new Message("web.problem.nothing-here"));
        }
        return visitor;
    }

    /** Whether they have the role of instructors. */
    public boolean isInstructor() {
        return roles.contains(INSTRUCTOR);
    }

    /** For whoever translates failures into problems, it must stay the exception that it is. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E asIs(Exception failure) throws E {
        throw (E) failure;
    }
}
