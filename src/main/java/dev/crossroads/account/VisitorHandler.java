package dev.crossroads.account;

import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Visitors;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says who is asking: whose session it is, else which guest. Whoever comes without a cookie that we signed is a new
 * guest and gets one; a damaged or made-up cookie is replaced, since its owner can do nothing about it.
 *
 * <p>Sessions are looked up on every request, so what was closed on any node is closed on all at once. A guest costs no
 * query.
 */
final class VisitorHandler implements Visitors {
    /** The header by which a script says whom something was kept for. */
    private static final String VISITOR_TAG = "Crossroads-Visitor";

    /** Of the browser, whoever uses it. */
    private static final Set<String> CHOICES = Set.of("/language", "/theme");

    private final Cookies cookies;
    private final Guests guests;
    private final SessionTable sessions;
    private final InstantSource clock;

    VisitorHandler(Cookies cookies, Guests guests, SessionTable sessions, InstantSource clock) {
        this.cookies = cookies;
        this.guests = guests;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void recognize(RoutingContext context) {
        if (cookies.tokens(context.request()).isEmpty()) {
            cookies.guest(context.request(), guests).ifPresent(guest -> {
                if (cookies.isOfBefore(context.request())) {
                    cookies.keepGuest(context.response(), guests.sign(guest));
                }
                attach(context, guest);
                requireWhomItWasKeptFor(context);
            });
        }
        context.next();
    }

    @Override
    public void identify(RoutingContext context) {
        if (!Visitor.isIdentified(context)) {
            lookUp(context);
        }
        context.next();
    }

    private void lookUp(RoutingContext context) {
        List<SessionToken> tokens = cookies.tokens(context.request());
        if (tokens.isEmpty()) {
            asGuest(context);
        } else {
            try {
                find(context, tokens);
            } catch (Exception away) { // await() throws what the database client failed with, checked or not
                unrecognized(context, away);
            }
        }
        requireWhomItWasKeptFor(context);
    }

    /** Input stored while offline is recorded for the visitor it was stored for, or not at all. */
    private static void requireWhomItWasKeptFor(RoutingContext context) {
        String tag = context.request().getHeader(VISITOR_TAG);
        if (tag != null && !tag.equals(Visitor.of(context).tag())) {
            throw Problem.conflict(new Message("account.problem.other-visitor")).with("otherVisitor", true);
        }
    }

    private void find(RoutingContext context, List<SessionToken> tokens) {
        Instant now = clock.instant();
        Optional<Session> found = sessions.find(tokens, now).await();
        if (found.isEmpty()) {
            cookies.dropSession(context.response());
            if (isFormOfSomebody(context)) {
                throw Problem.of(401, "Unauthorized", new Message("account.problem.session-over"));
            }
            asGuest(context);
            return;
        }
        Session session = found.get();
        if (session.isStale()) {
            sessions.use(session, now).await();
        }
        session.attach(context);
        new Visitor(session.learner(), false, session.name(), session.roles())
                .tagged(guests.tag(session.learner()))
                .attach(context);
    }

    /** Their input would be recorded for an unknown guest; signing in or out needs nothing else. */
    private static boolean isFormOfSomebody(RoutingContext context) {
        String path = context.request().path();
        return context.request().method() == HttpMethod.POST
                && !path.startsWith("/api/")
                && !path.startsWith("/sign-")
                && !CHOICES.contains(path);
    }

    private void asGuest(RoutingContext context) {
        attach(context, cookies.guest(context.request(), guests).orElseGet(() -> welcome(context)));
    }

    private void attach(RoutingContext context, UUID learner) {
        new Visitor(learner, true, "", Set.of()).tagged(guests.tag(learner)).attach(context);
    }

    private UUID welcome(RoutingContext context) {
        UUID guest = guests.arrive();
        cookies.keepGuest(context.response(), guests.sign(guest));
        Visitor.arrives(context);
        return guest;
    }

    /**
     * While the database is away lessons are still read. Nothing is recorded for whom we can't tell from another, and
     * the JSON interface says nothing about them.
     */
    private static void unrecognized(RoutingContext context, Exception away) {
        boolean isRead = context.request().method() == HttpMethod.GET
                || context.request().method() == HttpMethod.HEAD;
        if (!isRead || Requests.isApi(context)) {
            throw VisitorHandler.<RuntimeException>asIs(away);
        }
        Visitor.attachUnrecognized(context, away);
    }

    /** For whoever translates failures into problems, it must stay the exception that it is. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E asIs(Exception failure) throws E {
        throw (E) failure;
    }
}
