package dev.crossroads.account;

import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider that people sign in by: the authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636). It is
 * asked for its document when somebody first wants to sign in by it, so a provider that is away keeps no server from
 * starting. Methods wait and are for virtual threads.
 */
final class OidcProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);

    /** Clocks that differ by less are taken for the same. */
    private static final int LEEWAY_SECONDS = 60;

    /** OpenID Connect Core 1.0, section 2. */
    private static final int LONGEST_SUBJECT = 255;

    private final Vertx vertx;
    private final OidcSettings settings;
    private final InstantSource clock;
    private final AtomicReference<OAuth2Auth> known = new AtomicReference<>();

    OidcProvider(Vertx vertx, OidcSettings settings, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Somebody as the provider knows them.
     *
     * @param email only where the provider has verified it
     */
    record Identity(String issuer, String subject, Optional<String> email, Optional<String> name) {}

    String name() {
        return settings.name();
    }

    /** Where the browser is sent to sign in. */
    String authorization(OidcTry begun, String returnAddress) {
        OAuth2AuthorizationURL request = new OAuth2AuthorizationURL()
                .setRedirectUri(returnAddress)
                .setScopes(List.of("openid", "email", "profile"))
                .setState(begun.state())
                .setCodeChallenge(begun.challenge())
                .setCodeChallengeMethod("S256")
                .putAdditionalParameter("nonce", begun.nonce());
        if (begun.purpose() == OidcTry.Purpose.CONFIRM) {
            // A browser that is still signed in at the provider proves nothing.
            request.putAdditionalParameter("prompt", "login").putAdditionalParameter("max_age", "0");
        }
        return auth().authorizeURL(request);
    }

    /** The identity behind that code; a problem 409 where the provider does not vouch for it. */
    Identity identity(String code, OidcTry begun, String returnAddress) {
        User user;
        try {
            user = auth().authenticate(new Oauth2Credentials()
                            .setFlow(OAuth2FlowType.AUTH_CODE)
                            .setCode(code)
                            .setRedirectUri(returnAddress)
                            .setCodeVerifier(begun.verifier()))
                    .await();
        } catch (Exception refused) { // await() throws what the provider was refused with, checked or not
            LOG.info("{} did not take a code: {}", settings, refused.getMessage());
            throw unproven();
        }
        // The library has verified the signature by the provider's keys; without that there is none here.
        JsonObject claims = user.attributes().getJsonObject("idToken");
        if (claims == null || !isForUs(claims, begun.nonce()) || !isFreshEnough(claims, begun)) {
            LOG.warn("{} sent an identity token that is not for this server and this visit", settings);
            throw unproven();
        }
        return new Identity(
                settings.issuer().toString(),
                claims.getString("sub"),
                Optional.ofNullable(claims.getString("email"))
                        .filter(_ -> Boolean.TRUE.equals(claims.getValue("email_verified"))),
                Optional.ofNullable(claims.getString("name")));
    }

    /** OpenID Connect Core 1.0, section 3.1.3.7, beside the signature. */
    private boolean isForUs(JsonObject claims, String nonce) {
        Object audience = claims.getValue("aud");
        boolean isAudience = audience instanceof JsonArray several
                ? several.contains(settings.clientId())
                : settings.clientId().equals(audience);
        long now = clock.instant().getEpochSecond();
        boolean isAuthorized = !(audience instanceof JsonArray several && several.size() > 1)
                || settings.clientId().equals(claims.getString("azp"));
        String subject = claims.getString("sub");
        return isAudience
                && isAuthorized
                && settings.issuer().toString().equals(claims.getString("iss"))
                && nonce.equals(claims.getString("nonce"))
                && subject != null
                && subject.length() <= LONGEST_SUBJECT
                && subject.indexOf('\0') < 0
                && claims.getLong("exp", 0L) + LEEWAY_SECONDS > now
                && claims.getLong("iat", now) - LEEWAY_SECONDS <= now
                && claims.getLong("nbf", now) - LEEWAY_SECONDS <= now;
    }

    /**
     * A confirmation requires a sign-in at the provider just now. A provider that can't say when (some leave out what
     * section 2 of the standard requires then) was asked to let them sign in again all the same.
     */
    private boolean isFreshEnough(JsonObject claims, OidcTry begun) {
        long now = clock.instant().getEpochSecond();
        return begun.purpose() != OidcTry.Purpose.CONFIRM
                || claims.getLong("auth_time", now) >= now - Cookies.TRY_LIFETIME.toSeconds() - LEEWAY_SECONDS;
    }

    private OAuth2Auth auth() {
        OAuth2Auth auth = known.get();
        if (auth != null) {
            return auth;
        }
        try {
            OAuth2Auth found = OpenIDConnectAuth.discover(
                            vertx,
                            new OAuth2Options()
                                    .setSite(settings.issuer().toString())
                                    .setClientId(settings.clientId())
                                    .setClientSecret(settings.clientSecret()))
                    .await();
            known.set(found);
            return found;
        } catch (Exception away) { // await() throws what the provider failed with, checked or not
            LOG.warn("{} can't be asked now", settings, away);
            throw Problem.unavailable(new Message("account.problem.provider-away", Map.of("name", settings.name())));
        }
    }

    private Problem unproven() {
        return Problem.conflict(new Message("account.problem.provider-refused", Map.of("name", settings.name())));
    }
}
