package dev.crossroads.limit;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One more of what a limit counts.
 *
 * @param limit that it counts for
 * @param subject whose it is: an account, a browser, an address of the network; never stored but as a hash
 */
public record Use(Limit limit, String subject) {

    /** What it is stored under. */
    Buffer hash() {
        try {
            byte[] text = (limit.kind() + '\0' + subject).getBytes(StandardCharsets.UTF_8);
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
