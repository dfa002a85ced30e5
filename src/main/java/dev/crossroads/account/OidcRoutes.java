package dev.crossroads.account;

import dev.crossroads.account.OidcProvider.Identity;
import dev.crossroads.account.OidcTry.Purpose;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Message;
import dev.crossroads.web.Outgoing;
import dev.crossroads.web.OwnPath;
import dev.crossroads.web.Problem;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in by an OpenID Connect provider. An identity opens the account it was linked with: by a first visit, which
 * makes an account of its verified e-mail address, or by an owner who showed just before that they are there. An
 * account is never linked by its address alone, as its owner may be somebody else than whoever has that address now,
 * nor by a session alone, as whoever found a browser open for a moment would have a door for ever.
 */
final class OidcRoutes implements Routes {
    private static final String RETURN = "/sign-in/oidc/return";
    private static final String ACCOUNT = "/account";
    private static final int PROOF_BYTES = 32;

    private final OidcProvider provider;
    private final IdentityTable identities;
    private final SessionTable sessions;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final OwnAccount own;
    private final Cookies cookies;
    private final KeyedHash proofs;
    private final PublicAddress address;
    private final InstantSource clock;

    OidcRoutes(
            OidcProvider provider,
            IdentityTable identities,
            SessionTable sessions,
            Accounts accounts,
            SignedIn signedIn,
            OwnAccount own,
            Cookies cookies,
            KeyedHash proofs,
            PublicAddress address,
            InstantSource clock) {
        this.provider = provider;
        this.identities = identities;
        this.sessions = sessions;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.own = own;
        this.cookies = cookies;
        this.proofs = proofs;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/sign-in/oidc").handler(this::signIn);
        router.get(RETURN).handler(this::comeBack);
        router.post("/account/identities").handler(this::link);
        router.post("/account/confirmation").handler(this::confirm);
    }

    private void signIn(RoutingContext context) {
        if (Session.of(context).isPresent()) {
            Replies.redirect(context, ACCOUNT);
            return;
        }
        String next = Optional.ofNullable(context.request().getParam("next"))
                .filter(OwnPath::is)
                .orElse("");
        leaveFor(context, OidcTry.begin(next, Purpose.SIGN_IN));
    }

    private void link(RoutingContext context) {
        Account account = own.account(context);
        try {
            own.confirm(context, account);
        } catch (Flawed flawed) {
            own.again(context, account, "linking", flawed);
            return;
        }
        OidcTry begun = OidcTry.begin(ACCOUNT + "#identities", Purpose.LINK);
        leaveFor(context, begun.proven(proof(begun, account.learner())));
    }

    private void confirm(RoutingContext context) {
        SignedIn.required(context);
        String next = Requests.form(context).first("next").filter(OwnPath::is).orElse(ACCOUNT);
        leaveFor(context, OidcTry.begin(next, Purpose.CONFIRM));
    }

    private void leaveFor(RoutingContext context, OidcTry begun) {
        String away = provider.authorization(begun, address.of(context.request(), RETURN));
        cookies.keepTry(context.response(), begun);
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, away)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Outgoing.end(context);
    }

    private void comeBack(RoutingContext context) {
        try {
            finish(context);
        } catch (Problem refused) {
            AuditLog.of(context).with("status", refused.status()).noteSeldom("sign-in-by-provider-refused");
            throw refused;
        }
    }

    private void finish(RoutingContext context) {
        Optional<OidcTry> begun = cookies.begun(context.request())
                .filter(known -> known.state().equals(context.request().getParam("state")));
        cookies.dropTry(context.response());
        String code = context.request().getParam("code");
        if (begun.isEmpty() || code == null) {
            throw refused();
        }
        Identity identity = provider.identity(code, begun.get(), address.of(context.request(), RETURN));
        switch (begun.get().purpose()) {
            case SIGN_IN -> {
                enter(context, identity, begun.get());
                return;
            }
            case LINK -> linked(context, identity, begun.get());
            case CONFIRM -> confirmed(context, identity);
        }
        Replies.redirect(context, next(begun.get()));
    }

    private static String next(OidcTry begun) {
        return begun.next().isEmpty() || !OwnPath.is(begun.next()) ? ACCOUNT : begun.next();
    }

    private void enter(RoutingContext context, Identity identity, OidcTry begun) {
        UUID learner = identities.of(identity).await().orElseGet(() -> arrived(context, identity));
        AuditLog.of(context).with("learner", learner).note("sign-in-by-provider-done");
        Optional<String> first = signedIn.enter(
                context, accounts.of(learner).orElseThrow(() -> Problem.notFound(new Message("account.problem.gone"))));
        String next = next(begun);
        Replies.redirect(
                context, first.map(page -> page + AccountPages.query(next)).orElse(next));
    }

    private void linked(RoutingContext context, Identity identity, OidcTry begun) {
        UUID learner = SignedIn.required(context).learner();
        if (!begun.proof().equals(proof(begun, learner))) {
            throw refused();
        }
        if (!identities.link(identity, learner, clock.instant()).await()
                && !identities.of(identity).await().equals(Optional.of(learner))) {
            throw Problem.conflict(new Message("account.problem.provider-of-another", Map.of("name", provider.name())));
        }
        AuditLog.of(context).note("identity-linked");
    }

    private void confirmed(RoutingContext context, Identity identity) {
        Session session = SignedIn.required(context);
        if (!identities.of(identity).await().equals(Optional.of(session.learner()))) {
            throw Problem.conflict(new Message("account.problem.provider-of-another", Map.of("name", provider.name())));
        }
        sessions.confirm(session, clock.instant()).await();
        AuditLog.of(context).note("confirmed-by-provider");
    }

    private String proof(OidcTry begun, UUID learner) {
        return proofs.of(begun.state() + '\0' + learner, PROOF_BYTES);
    }

    private Problem refused() {
        return Problem.conflict(new Message("account.problem.provider-refused", Map.of("name", provider.name())));
    }

    /** Makes an account for somebody who was never here. */
    private UUID arrived(RoutingContext context, Identity identity) {
        String email = identity.email()
                .orElseThrow(() -> Problem.conflict(
                        new Message("account.problem.provider-email", Map.of("name", provider.name()))));
        UUID learner = accounts.arrive(email, identity.name(), signedIn.origin(context))
                .map(Account::learner)
                .orElseThrow(() -> Problem.conflict(new Message(
                        "account.problem.provider-known", Map.of("name", provider.name(), "email", email))));
        identities.link(identity, learner, clock.instant()).await();
        return learner;
    }
}
