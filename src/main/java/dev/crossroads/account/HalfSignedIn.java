package dev.crossroads.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account whose password was typed, its second factor not yet: an account's id and an end, signed, in a cookie of
 * the browser. It opens nothing.
 */
final class HalfSignedIn {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final KeyedHash signatures;

    HalfSignedIn(byte[] key) {
        signatures = new KeyedHash(key, "crossroads half signed in 1");
    }

    /** The cookie's value. */
    String sign(UUID learner, Instant now) {
        String said = learner + "." + now.plus(LIFETIME).getEpochSecond();
        return said + "." + signatures.of(said, BYTES);
    }

    /** The account in a cookie; empty where there is none or it has expired. */
    Optional<UUID> recognize(List<String> shown, Instant now) {
        return shown.stream()
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .filter(parts -> Long.parseLong(parts.group(2)) >= now.getEpochSecond())
                .filter(parts -> isSigned(parts.group(1) + "." + parts.group(2), parts.group(3)))
                .map(parts -> UUID.fromString(parts.group(1)))
                .findFirst();
    }

    private boolean isSigned(String said, String signature) {
        return MessageDigest.isEqual(
                signatures.of(said, BYTES).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }
}
