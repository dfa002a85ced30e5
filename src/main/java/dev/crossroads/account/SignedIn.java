package dev.crossroads.account;

import dev.crossroads.event.LearnerRecords;
import dev.crossroads.web.ClientAddress;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs browsers in and out: the session, its cookie, and what a guest did before. Methods wait and are for virtual
 * threads.
 */
final class SignedIn {
    /** Where somebody types their second factor. */
    private static final String SECOND_FACTOR = "/sign-in/code";

    private static final int BROWSER_LENGTH = 200;

    private final SessionTable table;
    private final Cookies cookies;
    private final Guests guests;
    private final Devices devices;
    private final HalfSignedIn halves;
    private final SecondFactors factors;
    private final RoleTable roles;
    private final LearnerRecords records;
    private final InstantSource clock;

    SignedIn(
            SessionTable table,
            Cookies cookies,
            Guests guests,
            Devices devices,
            HalfSignedIn halves,
            SecondFactors factors,
            RoleTable roles,
            LearnerRecords records,
            InstantSource clock) {
        this.table = table;
        this.cookies = cookies;
        this.guests = guests;
        this.devices = devices;
        this.halves = halves;
        this.factors = factors;
        this.roles = roles;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Signs the browser in, under a token of its own each time. What its guest did becomes the account's; what it had
     * signed in as before is over.
     */
    void open(RoutingContext context, Account account) {
        cookies.dropHalf(context.response());
        UUID learner = account.learner();
        Optional<Session> before = Session.of(context);
        Optional<UUID> guest = before.isPresent() ? Optional.empty() : cookies.guest(context.request(), guests);
        guest.ifPresent(known -> records.merge(known, learner));
        SessionToken token = SessionToken.next();
        table.open(learner, token, browser(context), clock.instant()).await();
        before.ifPresent(session -> table.close(session).await());
        cookies.dropGuest(context.response());
        cookies.keepSession(context.response(), token);
        remember(context, account);
    }

    /**
     * The page that somebody comes to who signs in and asked for none: an instructor's cohorts, else their progress.
     */
    String home(Account account) {
        return roles.isGranted(account.learner()).await() ? "/cohorts" : "/progress";
    }

    /** The tag that pages are made for a learner with. */
    String tag(UUID learner) {
        return guests.tag(learner);
    }

    /** The same of a learner, and of the guest whom {@link #enter} made part of them. */
    Set<String> tags(RoutingContext context, UUID learner) {
        return Stream.concat(Stream.of(learner), cookies.guest(context.request(), guests).stream())
                .map(guests::tag)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Signs the browser in whose visitor has typed a password or was vouched for, unless the account asks for more.
     *
     * @return the page to go to where it does, without what comes after it; empty where they are signed in
     */
    Optional<String> enter(RoutingContext context, Account account) {
        if (!factors.isAsked(account.learner())) {
            open(context, account);
            return Optional.empty();
        }
        cookies.keepHalf(context.response(), halves.sign(account.learner(), clock.instant()));
        return Optional.of(SECOND_FACTOR);
    }

    /** The account whose password was typed in this browser, its second factor not yet. */
    Optional<UUID> half(RoutingContext context) {
        return halves.recognize(cookies.halves(context.request()), clock.instant());
    }

    /** Signs this browser out; whoever uses it next is a new guest. */
    void leave(RoutingContext context) {
        Session.of(context).ifPresent(session -> table.close(session).await());
        cookies.dropSession(context.response());
        cookies.dropGuest(context.response());
        // Input stored for sending, and cached pages, are nobody else's business on a shared
        // machine.
        context.response().putHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    /**
     * Signs the account out where one of its sessions is; on this device, too, where it is that one.
     *
     * @param id as {@link Session#id} names it
     * @return false where the account has no such session
     */
    boolean end(RoutingContext context, String id) {
        Session here = required(context);
        Optional<SessionTable.Listed> ended = everywhere(here.learner()).stream()
                .filter(session -> session.id().equals(id))
                .findFirst();
        if (ended.isEmpty()
                || !table.close(here.learner(), ended.get().tokenHash()).await()) {
            return false;
        }
        if (here.id().equals(id)) {
            leave(context);
        }
        return true;
    }

    /** Signs the account out on every device, this one included. */
    void leaveEverywhere(RoutingContext context) {
        table.closeAll(required(context).learner()).await();
        leave(context);
    }

    /** Signs the account out on every device, and this one in again. */
    void leaveElsewhere(RoutingContext context, Account account) {
        table.closeAll(account.learner()).await();
        open(context, account);
    }

    /** Lets this browser be known as one that signed in, under the address that the account has now. */
    void remember(RoutingContext context, Account account) {
        cookies.keepDevice(context.response(), devices.signedIn(cookies.devices(context.request()), account.email()));
    }

    /** Where a request comes from, for what is counted. */
    Origin origin(RoutingContext context) {
        return new Origin(ClientAddress.of(context).digits(), cookies.devices(context.request()));
    }

    /** Where the account is signed in, the latest used first. */
    List<SessionTable.Listed> everywhere(UUID learner) {
        return table.of(learner, clock.instant()).await();
    }

    /** The session of a request that needs one; a problem 404 where there is none, as nothing is there for guests. */
    static Session required(RoutingContext context) {
        return Session.of(context).orElseThrow(() -> Problem.notFound(new Message("account.problem.not-signed-in")));
    }

    private static String browser(RoutingContext context) {
        String agent = Optional.ofNullable(context.request().getHeader("User-Agent"))
                .orElse("")
                .replaceAll("[^\\x20-\\x7e]", "?");
        return agent.length() > BROWSER_LENGTH ? agent.substring(0, BROWSER_LENGTH) : agent;
    }
}
