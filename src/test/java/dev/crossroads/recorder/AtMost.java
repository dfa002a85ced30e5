package dev.crossroads.recorder;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;

/** A guard for tests: at most that many events per learner. */
record AtMost(int events) implements Guard {

    @Override
    public Optional<Statement> refusals(List<LearnerEvent> batch) {
        return Optional.of(Columns.of(batch)
                .uuid(LearnerEvent::id)
                .uuid(LearnerEvent::learner)
                .statement("""
                SELECT asked.id, 'CONFLICT' AS reason, 'That is enough' AS detail
                FROM unnest($1::uuid[], $2::uuid[]) AS asked (id, learner_id)
                WHERE (SELECT count(*) FROM event WHERE event.learner_id = asked.learner_id) >= %d
                """.formatted(events)));
    }
}
