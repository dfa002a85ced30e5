package dev.crossroads.account;

import dev.crossroads.hash.Sha256;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret in a link that is good once; the database has its hash alone.
 *
 * @param text as the link has it
 */
record LinkToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** 192 bits: nobody finds one by trying, so a fast hash of it is enough. */
    private static final int BYTES = 24;

    static LinkToken next() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    Buffer hash() {
        return Buffer.buffer(Sha256.of(text));
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "a link";
    }
}
