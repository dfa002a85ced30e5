package dev.crossroads.account;

import dev.crossroads.pure.Pure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is stored: Argon2id (RFC 9106) in the PHC string format, which carries its own parameters.
 *
 * @param cost of making it and of comparing with it
 */
@Pure
record PasswordHash(PasswordCost cost, byte[] salt, byte[] hash) {
    /** RFC 9106 section 4: 128 bits of salt, 256 of hash. */
    private static final int SALT_BYTES = 16;

    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Hashes a new password. */
    static PasswordHash of(String password, PasswordCost cost) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(cost, salt, argon2id(password, cost, salt, HASH_BYTES));
    }

    /** One that no password matches, made without the work: comparing with it takes as long as with any other. */
    static PasswordHash ofNobody(PasswordCost cost) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        RANDOM.nextBytes(salt);
        RANDOM.nextBytes(hash);
        return new PasswordHash(cost, salt, hash);
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException where it is something else; the message does not hold it
     */
    static PasswordHash parse(String text) {
        Matcher parts = PHC.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A stored password is not of the form $argon2id$v=19$…");
        }
        return new PasswordHash(
                new PasswordCost(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))),
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    /** The PHC string. */
    String text() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memory(),
                        cost.passes(),
                        cost.lanes(),
                        encoder.encodeToString(salt),
                        encoder.encodeToString(hash));
    }

    /** Whether it is the hash of that password; as much work as it was to make. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, argon2id(password, cost, salt, hash.length));
    }

    /** Whether it was made at another cost than is wanted now, so that the password is to be hashed again. */
    boolean isOutdated(PasswordCost now) {
        return !cost.equals(now) || hash.length != HASH_BYTES;
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "a password's hash";
    }

    private static byte[] argon2id(String password, PasswordCost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(PasswordRules.normalized(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
