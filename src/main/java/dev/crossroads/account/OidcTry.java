package dev.crossroads.account;

import dev.crossroads.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A try to sign in by a provider, kept in a cookie of the browser that began it: only that browser can end it.
 *
 * @param state comes back with the answer, so that no other site's answer is taken
 * @param nonce comes back in the identity token, so that none is used twice
 * @param proof shows for a link that the account's owner was there when it began; empty for others
 * @param verifier proves that who asked for the code is who has it (RFC 7636)
 * @param next the page to go to then; empty for the usual one
 */
record OidcTry(String state, String nonce, String verifier, String next, Purpose purpose, String proof) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** The purpose of a visit to the provider. */
    enum Purpose {
        SIGN_IN,
        /** To open the account by it from then on. */
        LINK,
        /** To show that they are there. */
        CONFIRM
    }

    static OidcTry begin(String next, Purpose purpose) {
        return new OidcTry(random(), random(), random(), next, purpose, "");
    }

    /** The same, with what shows later that its owner was there when it began. */
    OidcTry proven(String by) {
        return new OidcTry(state, nonce, verifier, next, purpose, by);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    /** The code challenge of the verifier (RFC 7636). */
    String challenge() {
        return encoded(Sha256.of(verifier));
    }

    /** As the cookie keeps it. */
    String text() {
        return String.join(
                ".",
                state,
                nonce,
                verifier,
                encoded(next.getBytes(StandardCharsets.UTF_8)),
                purpose.name(),
                proof.isEmpty() ? "-" : proof);
    }

    /** Reads the cookie's value; empty where it is malformed. */
    static Optional<OidcTry> of(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 6 || parts[0].isEmpty()) {
            return Optional.empty();
        }
        try {
            String next = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
            return Optional.of(new OidcTry(parts[0], parts[1], parts[2], next, Purpose.valueOf(parts[4]), parts[5]));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "a try to sign in";
    }
}
