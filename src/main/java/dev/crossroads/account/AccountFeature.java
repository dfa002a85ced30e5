package dev.crossroads.account;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.limit.SharedLimits;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitors;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The front door of accounts: who is asking, and the pages and the JSON interface to sign up, in and out. */
public final class AccountFeature {
    private final VisitorHandler visitors;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final Instructors instructors;
    private final LearnerRecords records;
    private final IdentityTable identities;
    private final Optional<String> provider;
    private final Optional<OidcRoutes> oidc;

    /**
     * Accounts on this server.
     *
     * @param records what is held of learners, by whichever feature
     * @param provider by which people may sign in too
     * @param address where people come to; by https, cookies go by TLS alone
     */
    public AccountFeature(
            Vertx vertx,
            Pool pool,
            LearnerRecords records,
            InstantSource clock,
            Optional<OidcSettings> provider,
            PublicAddress address) {
        this.records = records;
        instructors = new Instructors(pool, clock);
        byte[] key = SigningKey.obtain(pool).await();
        Guests guests = new Guests(key);
        Devices devices = new Devices(key);
        Cookies cookies = new Cookies(address.isSecure());
        SessionTable sessions = new SessionTable(pool);
        visitors = new VisitorHandler(cookies, guests, sessions, clock);
        accounts = new Accounts(
                new AccountTable(pool),
                new PasswordHasher(vertx),
                BoundedTurns.forEstimates(vertx),
                new SignInLimits(new SharedLimits(pool, clock), devices),
                clock);
        signedIn = new SignedIn(sessions, cookies, guests, devices, records, clock);
        IdentityTable identities = new IdentityTable(pool);
        this.identities = identities;
        this.provider = provider.map(OidcSettings::name);
        oidc = provider.map(settings -> new OidcRoutes(
                new OidcProvider(vertx, settings, clock), identities, accounts, signedIn, cookies, address, clock));
    }

    /** What accounts hold of a learner. */
    public static LearnerData data() {
        return new AccountData();
    }

    /** Says of every request who is asking. */
    public Visitors visitors() {
        return visitors;
    }

    /** The pages and the JSON interface. */
    public List<Routes> routes(Pages pages, Frame frame) {
        List<Routes> routes = new ArrayList<>(List.of(
                new AccountRoutes(accounts, signedIn, instructors, identities, provider, records, pages, frame),
                new AccountApi(accounts, signedIn)));
        oidc.ifPresent(routes::add);
        return List.copyOf(routes);
    }
}
