package dev.crossroads.recorder;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The SQL of table {@code closed_learner}: guests who became part of an account, and accounts that were deleted. An
 * answer that was under way meanwhile is refused, and its sender told to ask again as who they are now.
 */
final class ClosedLearners implements Guard {
    private static final String MERGED = "progress.problem.merged";

    @Override
    public Optional<Statement> refusals(List<LearnerEvent> batch) {
        return Optional.of(Columns.of(batch)
                .uuid(LearnerEvent::id)
                .uuid(LearnerEvent::learner)
                .statement("""
                        SELECT asked.id, 'CONFLICT' AS reason, '%s' AS detail
                        FROM unnest($1::uuid[], $2::uuid[]) AS asked (id, learner_id)
                        JOIN closed_learner USING (learner_id)
                        """.formatted(MERGED)));
    }

    /** Records nothing more for a learner. */
    static Statement close(UUID learner, Instant now) {
        return new Statement(
                "INSERT INTO closed_learner (learner_id, closed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                List.of(learner, now.atOffset(ZoneOffset.UTC)));
    }
}
