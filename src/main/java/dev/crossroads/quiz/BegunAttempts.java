package dev.crossroads.quiz;

import dev.crossroads.web.RecentlyUsed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The fixed part of recently used attempts: quiz, questions, deadline. It spares an answer its queries. Whether an
 * attempt goes on, and what was answered, is not known here; {@link AnswerGuard} asks that of the database when the
 * answer is recorded, so what is out of date here is refused there.
 */
final class BegunAttempts {
    /** Those of a large university, in some 25 MB. */
    private static final int MOST = 50_000;

    private final RecentlyUsed<AttemptTable.Key, Attempt> attempts = new RecentlyUsed<>(MOST);

    /** Keeps how an attempt in progress was begun; the one used longest ago may have to go. */
    void keep(Attempt attempt) {
        if (attempt.isInProgress()) {
            attempts.keep(AttemptTable.Key.of(attempt), attempt.with(List.of(), Map.of()));
        }
    }

    /** An attempt of that learner as it was begun, without responses and hints, if it is known here. */
    Optional<Attempt> find(UUID learner, UUID attempt) {
        return attempts.find(new AttemptTable.Key(learner, attempt));
    }
}
