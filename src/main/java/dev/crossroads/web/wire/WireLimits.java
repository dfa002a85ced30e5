package dev.crossroads.web.wire;

import java.time.Duration;

/**
 * Limits on the memory and time of one connection. Browsers are far below each of these, also on a bad line.
 *
 * @param unanswered requests of one connection that wait for their answers; past it the connection is closed. Browsers
 *     send one at a time
 * @param head from a request's first byte to the end of its headers
 * @param body from there to the end of its body
 * @param reading in each such time who is sent something has to take some of it, or the connection is closed
 * @param read at least so many bytes of it
 * @param bodies bytes of bodies under way, of all connections together; past it those that are longest about it are
 *     closed
 */
public record WireLimits(int unanswered, Duration head, Duration body, Duration reading, int read, long bodies) {

    /** Of a body a slow line sends a kilobyte a second; all bodies together take up an eighth of the memory at most. */
    public static WireLimits standard() {
        return new WireLimits(
                100,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                30 * 1024,
                Math.max(8 << 20, Runtime.getRuntime().maxMemory() / 8));
    }
}
