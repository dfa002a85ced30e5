package dev.crossroads.account;

import dev.crossroads.account.AccountPages.SignInPage;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.limit.SharedLimits;
import dev.crossroads.mail.Outbox;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Routes;
import dev.crossroads.web.SignInPages;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Visitors;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The front door of accounts: who is asking, and the pages and the JSON interface to sign up, in and out. */
public final class AccountFeature {
    /** 96 bits: nobody tries them all. */
    private static final int SEAL_BYTES = 12;

    private final Vertx vertx;
    private final VisitorHandler visitors;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignInLog log;
    private final Instructors instructors;
    private final SignInLimits limits;
    private final LearnerRecords records;
    private final byte[] key;
    private final IdentityTable identities;
    private final SecondFactors factors;
    private final PasswordResets resets;
    private final PasswordCodes codes;
    private final Optional<AccountMail> mail;
    private final Optional<EmailChanges> changes;
    private final Optional<MailedSignUps> mailed;
    private final Optional<Passkeys> passkeys;
    private final SessionTable sessions;
    private final Cookies cookies;
    private final KeyedHash proofs;
    private final Optional<OidcSettings> provider;
    private final PublicAddress address;
    private final InstantSource clock;

    /**
     * Accounts on this server.
     *
     * @param records what is held of learners, by whichever feature
     * @param provider by which people may sign in too
     * @param withSecondFactor whether instructors are such once they have a second factor
     * @param address where people come to; by https, cookies go by TLS alone
     * @param outbox where mail is put; empty where none is sent
     */
    public AccountFeature(
            Vertx vertx,
            Pool pool,
            LearnerRecords records,
            InstantSource clock,
            Optional<OidcSettings> provider,
            boolean withSecondFactor,
            PasswordCost cost,
            PublicAddress address,
            Optional<Outbox> outbox) {
        this.vertx = vertx;
        this.records = records;
        this.provider = provider;
        this.address = address;
        this.clock = clock;
        key = SigningKey.obtain(pool).await();
        Guests guests = new Guests(key);
        Devices devices = new Devices(key);
        proofs = new KeyedHash(key, "crossroads link 1");
        log = new SignInLog(key);
        cookies = new Cookies(address.isSecure());
        instructors = new Instructors(pool, clock);
        factors = new SecondFactors(pool, clock);
        resets = new PasswordResets(pool, clock);
        codes = new PasswordCodes(pool);
        mail = outbox.map(AccountMail::new);
        changes = mail.map(sender -> new EmailChanges(pool, sender, clock));
        passkeys = Passkeys.site(address).map(site -> new Passkeys(pool, key, site, clock));
        identities = new IdentityTable(pool);
        sessions = new SessionTable(pool, withSecondFactor);
        visitors = new VisitorHandler(cookies, guests, sessions, clock);
        limits = new SignInLimits(new SharedLimits(pool, clock), devices);
        accounts = new Accounts(
                new AccountTable(pool),
                identities,
                factors,
                new PasswordHasher(vertx, cost),
                BoundedTurns.forEstimates(vertx),
                limits,
                clock);
        mailed = mail.map(sender -> new MailedSignUps(pool, accounts, sender, limits, clock));
        signedIn = new SignedIn(
                sessions,
                cookies,
                guests,
                devices,
                new HalfSignedIn(key),
                factors,
                new RoleTable(pool),
                records,
                clock);
    }

    /** The data of accounts. */
    public static LearnerData data() {
        return new AccountData();
    }

    /**
     * The query for the address key of learner {@code $1}'s account; no row for a guest. For statements of other
     * features, in the transaction that exports or deletes the account.
     */
    public static String addressKeyQuery() {
        return "SELECT email_key FROM account WHERE learner_id = $1";
    }

    /** The query for the learner ids of all who have the role of instructors, for statements of other features. */
    public static String instructorsQuery() {
        return "SELECT learner_id FROM account_role WHERE role = '" + Visitor.INSTRUCTOR + "'";
    }

    /**
     * Seals texts for another feature with the server's key: nobody without it makes up the 16 characters of a seal.
     *
     * @param purpose such as {@code crossroads shown 1}: seals of another are different
     */
    public UnaryOperator<String> sealing(String purpose) {
        KeyedHash hash = new KeyedHash(key, purpose);
        return text -> hash.of(text, SEAL_BYTES);
    }

    /** Says of every request who is asking. */
    public Visitors visitors() {
        return visitors;
    }

    /** Asks who is not signed in any more to sign in, with what they were about to send. */
    public SignInPages signInPages(Pages pages, Frame frame) {
        return (sent, visit) -> pages.render(
                "account/sign-in",
                new SignInPage(
                        frame.aroundAnyone(visit.texts().say("account.sign-in.again"), visit),
                        "",
                        "",
                        provider.map(OidcSettings::name),
                        passkeys.isPresent(),
                        AccountPages.Wrong.nothing(),
                        Optional.of(sent),
                        Optional.empty()));
    }

    /**
     * The pages and the JSON interface.
     *
     * @param taughtAlone what goes with an account
     * @param expected whom other features sent links
     * @param parts that other features add to the page of one's own account
     */
    public List<Routes> routes(
            Pages pages, Frame frame, TaughtAlone taughtAlone, Expected expected, List<PagePart> parts) {
        List<PagePart> all = Stream.concat(
                        passkeys.stream().map(known -> new PasskeyPart(known, pages)), parts.stream())
                .toList();
        SignInForm signInForm =
                new SignInForm(provider.map(OidcSettings::name), passkeys.isPresent(), expected, pages, frame);
        OwnAccount own = new OwnAccount(
                accounts, signedIn, instructors, identities, taughtAlone, changes, provider, all, clock, pages, frame);
        Optional<MailedSignUpRoutes> mailedPages =
                mailed.map(known -> new MailedSignUpRoutes(known, signedIn, log, pages, frame));
        List<Routes> routes = new ArrayList<>(List.of(
                new AccountRoutes(
                        accounts,
                        signedIn,
                        log,
                        own,
                        mailed,
                        mailedPages,
                        provider.map(OidcSettings::name),
                        signInForm,
                        records,
                        pages,
                        frame),
                new EmailRoutes(accounts, signedIn, limits, log, changes, own),
                new InstructorRoutes(instructors, limits, own, pages, frame),
                new ResetRoutes(resets, mail, accounts, signedIn, log, pages, frame),
                new ForgottenRoutes(resets, codes, mail, accounts, signedIn, limits, log, own, clock, pages, frame),
                new SecondFactorRoutes(accounts, signedIn, factors, log, own, pages, frame),
                new AccountApi(accounts, signedIn, log, changes)));
        changes.ifPresent(known -> routes.add(new ConfirmRoutes(known, pages, frame)));
        mailedPages.ifPresent(routes::add);
        passkeys.map(known -> new PasskeyRoutes(known, accounts, signedIn, limits, log, signInForm, own, pages, frame))
                .ifPresent(routes::add);
        provider.map(settings -> new OidcRoutes(
                        new OidcProvider(vertx, settings, clock),
                        identities,
                        sessions,
                        accounts,
                        signedIn,
                        own,
                        cookies,
                        proofs,
                        address,
                        clock))
                .ifPresent(routes::add);
        return List.copyOf(routes);
    }
}
