package dev.crossroads.account;

import dev.crossroads.web.Label;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An account.
 *
 * @param learner whose progress is whose
 * @param email seen by its owner alone
 * @param password none where no password opens it
 * @param verifiedAt since when it is known that the address is the owner's; empty where it is not
 */
record Account(
        UUID learner,
        EmailAddress email,
        Label name,
        Optional<PasswordHash> password,
        Instant createdAt,
        Optional<Instant> verifiedAt) {}
