package dev.crossroads.account;

import dev.crossroads.web.Label;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an account holds of its owner.
 *
 * @param learner whose progress is whose
 * @param email seen by its owner alone
 * @param password none where no password opens it
 */
record Account(UUID learner, EmailAddress email, Label name, Optional<PasswordHash> password, Instant createdAt) {}
