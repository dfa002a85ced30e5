package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredEvent;
import java.util.List;
import java.util.Optional;

/** When each learner was active in each course: first, last, and on which days. Whatever is recorded is activity. */
final class ActivityProjection implements Projection {
    private static final String SQL = """
            WITH active AS (
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS t (learner_id, course, at)
            ), days AS (
                INSERT INTO activity_day AS known (learner_id, course, day, events)
                SELECT learner_id, course, (at AT TIME ZONE 'UTC')::date, 1 FROM active
                ON CONFLICT (learner_id, course, day) DO UPDATE SET events = known.events + 1
            )
            INSERT INTO course_activity AS known (learner_id, course, first_at, last_at)
            SELECT learner_id, course, at, at FROM active
            ON CONFLICT (learner_id, course) DO UPDATE
            SET first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at)
            """;

    @Override
    public List<String> tables() {
        return List.of("course_activity", "activity_day");
    }

    @Override
    public Optional<Statement> project(List<StoredEvent> batch) {
        return batch.isEmpty()
                ? Optional.empty()
                : Optional.of(Columns.<StoredEvent>of(batch)
                        .uuid(stored -> stored.event().learner())
                        .text(stored -> stored.event().course())
                        .time(stored -> stored.event().at())
                        .statement(SQL));
    }
}
