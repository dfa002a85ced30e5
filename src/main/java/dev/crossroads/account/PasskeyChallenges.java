package dev.crossroads.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Challenges that passkeys sign: random bits and an end, sealed for one purpose. So nothing is kept of those that
 * nobody answers, however many are asked for; that each is answered once, {@link PasskeyTable#take} sees to.
 */
final class PasskeyChallenges {
    /** Long enough to find the key, short enough to be of no use later. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int SEAL_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}\\.([0-9]{1,12})\\.[A-Za-z0-9_-]{43}");

    private final KeyedHash seals;

    PasskeyChallenges(byte[] key) {
        seals = new KeyedHash(key, "crossroads passkey 1");
    }

    /**
     * A new one.
     *
     * @param learner who adds a passkey; empty for signing in, where nobody knows yet who comes
     */
    String next(Optional<UUID> learner, Instant now) {
        String said = SessionToken.next().text() + "." + now.plus(LIFETIME).getEpochSecond();
        return said + "." + seal(said, learner);
    }

    /** The end of one that was made for that; empty where it was not, or is over. */
    Optional<Instant> end(byte[] challenge, Optional<UUID> learner, Instant now) {
        String text = new String(challenge, StandardCharsets.ISO_8859_1);
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int seal = text.lastIndexOf('.');
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(parts.group(1))))
                .filter(now::isBefore)
                .filter(_ -> MessageDigest.isEqual(
                        bytes(seal(text.substring(0, seal), learner)), bytes(text.substring(seal + 1))));
    }

    private String seal(String said, Optional<UUID> learner) {
        return seals.of(learner.map(UUID::toString).orElse("") + '\0' + said, SEAL_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
