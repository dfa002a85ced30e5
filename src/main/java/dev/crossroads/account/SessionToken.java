package dev.crossroads.account;

import dev.crossroads.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A session's token: 256 random bits that mean nothing (OWASP's Session Management Cheat Sheet asks for 64 at least).
 * Only its hash is stored; as nobody guesses 256 bits, a fast hash is enough.
 *
 * @param text 43 characters of base64url
 */
record SessionToken(String text) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static SessionToken next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** A token that somebody shows; empty where it can't be one. */
    static Optional<SessionToken> of(String shown) {
        return FORM.matcher(shown).matches() ? Optional.of(new SessionToken(shown)) : Optional.empty();
    }

    /** Its SHA-256, which is what the database stores. */
    byte[] hash() {
        return Sha256.of(text);
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "a session's token";
    }
}
