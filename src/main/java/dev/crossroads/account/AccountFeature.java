package dev.crossroads.account;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of accounts: who is asking, and the pages and the JSON interface to sign up, in and out. */
public final class AccountFeature {
    private final VisitorHandler visitors;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final Instructors instructors;
    private final LearnerRecords records;

    /**
     * Accounts on this server.
     *
     * @param records what is held of learners, by whichever feature
     * @param isSecure whether people come by TLS
     */
    public AccountFeature(Vertx vertx, Pool pool, LearnerRecords records, InstantSource clock, boolean isSecure) {
        this.records = records;
        instructors = new Instructors(pool, clock);
        Guests guests = new Guests(SigningKey.obtain(pool).await());
        Cookies cookies = new Cookies(isSecure);
        SessionTable sessions = new SessionTable(pool);
        visitors = new VisitorHandler(cookies, guests, sessions, clock);
        accounts =
                new Accounts(new AccountTable(pool), new PasswordHasher(vertx), new SignInLimits(pool, clock), clock);
        signedIn = new SignedIn(sessions, cookies, guests, records, clock);
    }

    /** What accounts hold of a learner. */
    public static LearnerData data() {
        return new AccountData();
    }

    /** Says of every request who is asking. */
    public Handler<RoutingContext> visitors() {
        return visitors;
    }

    /** The pages and the JSON interface. */
    public List<Routes> routes(Pages pages, Frame frame) {
        return List.of(
                new AccountRoutes(accounts, signedIn, instructors, records, pages, frame),
                new AccountApi(accounts, signedIn));
    }
}
