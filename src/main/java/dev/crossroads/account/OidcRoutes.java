package dev.crossroads.account;

import dev.crossroads.account.OidcProvider.Identity;
import dev.crossroads.web.Message;
import dev.crossroads.web.Outgoing;
import dev.crossroads.web.OwnPath;
import dev.crossroads.web.Problem;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Replies;
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
 * makes an account of its verified e-mail address, or by an owner who was signed in. An account that is there already
 * is never linked by its address alone, as its owner may be somebody else than whoever has that address now.
 */
final class OidcRoutes implements Routes {
    private static final String RETURN = "/sign-in/oidc/return";

    private final OidcProvider provider;
    private final IdentityTable identities;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final Cookies cookies;
    private final PublicAddress address;
    private final InstantSource clock;

    OidcRoutes(
            OidcProvider provider,
            IdentityTable identities,
            Accounts accounts,
            SignedIn signedIn,
            Cookies cookies,
            PublicAddress address,
            InstantSource clock) {
        this.provider = provider;
        this.identities = identities;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.cookies = cookies;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/sign-in/oidc").handler(this::leaveFor);
        router.get(RETURN).handler(this::comeBack);
    }

    private void leaveFor(RoutingContext context) {
        String next = Optional.ofNullable(context.request().getParam("next"))
                .filter(OwnPath::is)
                .orElse("");
        OidcTry begun = OidcTry.begin(next);
        String away = provider.authorization(begun, address.of(context.request(), RETURN));
        cookies.keepTry(context.response(), begun);
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, away)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Outgoing.end(context);
    }

    private void comeBack(RoutingContext context) {
        Optional<OidcTry> begun = cookies.begun(context.request())
                .filter(known -> known.state().equals(context.request().getParam("state")));
        cookies.dropTry(context.response());
        String code = context.request().getParam("code");
        if (begun.isEmpty() || code == null) {
            throw Problem.conflict(new Message("account.problem.provider-refused", Map.of("name", provider.name())));
        }
        Identity identity = provider.identity(code, begun.get(), address.of(context.request(), RETURN));
        Optional<UUID> owner = Session.of(context).map(Session::learner);
        UUID learner = identities.of(identity).await().orElseGet(() -> owner.orElseGet(() -> arrived(identity)));
        identities.link(identity, learner, clock.instant()).await();
        if (!owner.equals(Optional.of(learner))) {
            signedIn.enter(
                    context,
                    accounts.of(learner).orElseThrow(() -> Problem.notFound(new Message("account.problem.gone"))));
        }
        String next = begun.get().next();
        Replies.redirect(context, next.isEmpty() || !OwnPath.is(next) ? "/account" : next);
    }

    /** Makes an account for somebody who was never here. */
    private UUID arrived(Identity identity) {
        String email = identity.email()
                .orElseThrow(() -> Problem.conflict(
                        new Message("account.problem.provider-email", Map.of("name", provider.name()))));
        return accounts.arrive(email, identity.name())
                .map(Account::learner)
                .orElseThrow(() -> Problem.conflict(new Message(
                        "account.problem.provider-known", Map.of("name", provider.name(), "email", email))));
    }
}
