package dev.crossroads.account;

import java.net.URI;

/**
 * An OpenID Connect provider that people may sign in by.
 *
 * @param issuer as its discovery document says it, without a slash at the end
 * @param clientId what it knows this server by
 * @param clientSecret what this server shows it
 * @param name what people call it
 */
public record OidcSettings(URI issuer, String clientId, String clientSecret, String name) {
    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "the provider " + issuer;
    }
}
