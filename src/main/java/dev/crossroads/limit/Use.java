package dev.crossroads.limit;

import dev.crossroads.hash.Sha256;
import io.vertx.core.buffer.Buffer;

/**
 * One more of what a limit counts.
 *
 * @param limit that it counts for
 * @param subject whose it is: an account, a browser, an address of the network; never stored but as a hash
 */
public record Use(Limit limit, String subject) {

    /** The hash it is stored under. */
    Buffer hash() {
        return Buffer.buffer(Sha256.of(limit.kind() + '\0' + subject));
    }
}
