package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;

/** On which days, and when on each, a learner was active in a course. Whatever is recorded is activity. */
final class ActivityProjection implements Projection {
    /** What ON CONFLICT would do with half of what it costs, as it locks each row before it changes it. */
    private static final String SQL = """
            WITH active AS (
                SELECT learner_id, course, (at AT TIME ZONE 'UTC')::date AS day, at
                FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS t (learner_id, course, at)
            ),
            again AS (
                UPDATE activity_day known
                SET first_at = least(known.first_at, active.at), last_at = greatest(known.last_at, active.at)
                FROM active
                WHERE known.learner_id = active.learner_id AND known.course = active.course AND known.day = active.day
            )
            INSERT INTO activity_day (learner_id, course, day, first_at, last_at)
            SELECT learner_id, course, day, at, at
            FROM active
            WHERE NOT EXISTS (
                SELECT 1
                FROM activity_day known
                WHERE known.learner_id = active.learner_id AND known.course = active.course AND known.day = active.day)
            """;

    @Override
    public List<String> tables() {
        return List.of("activity_day");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return batch.isEmpty()
                ? Optional.empty()
                : Optional.of(Columns.<LearnerEvent>of(batch)
                        .uuid(LearnerEvent::learner)
                        .text(LearnerEvent::course)
                        .time(LearnerEvent::at)
                        .statement(SQL));
    }
}
