package dev.crossroads.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey of an account (WebAuthn Level 3).
 *
 * @param id names it among those of its owner
 * @param credential its authenticator's name for it
 * @param attested its public key, as attested credential data (section 6.5.1)
 * @param signCount how often it has signed, as it said; 0 where it does not count
 * @param mayBeCopied whether its owner's other devices may have it too
 * @param usedAt when somebody signed in by it last; empty for never
 */
record Passkey(
        UUID id,
        UUID learner,
        byte[] credential,
        String name,
        byte[] attested,
        long signCount,
        boolean mayBeCopied,
        Instant addedAt,
        Optional<Instant> usedAt) {}
