package dev.crossroads.account;

import dev.crossroads.pure.Pure;

/**
 * The work that a password costs, for who signs in and for who guesses: parameters of Argon2id (RFC 9106). No setting
 * of an operator's changes it; tests that ask nothing of passwords choose less.
 *
 * @param memory KiB, at least eight for each lane
 * @param passes over the memory
 * @param lanes in parallel
 */
@Pure
public record PasswordCost(int memory, int passes, int lanes) {
    /**
     * The second of the choices of OWASP's Password Storage Cheat Sheet, 2026: 19 MiB, 2 passes, 1 lane; about 80 ms of
     * a core.
     */
    public static final PasswordCost STANDARD = new PasswordCost(19_456, 2, 1);
}
