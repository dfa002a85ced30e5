package dev.crossroads.progress;

import dev.crossroads.event.Columns;
import dev.crossroads.event.EventJson;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.LearnerEvent.QuizEvent;
import dev.crossroads.event.LearnerEvent.RecommendationEvent;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Each learner's progress with each lesson. A lesson is completed when as many of its sections were read as it has, or
 * when the learner says so, whichever comes first; it stays completed.
 */
public final class LessonProgressProjection implements Projection {
    private static final String SQL = """
            INSERT INTO lesson_progress AS stored
                (learner_id, course, lesson, sections, of, last_section, started_at, last_read_at, completed_at)
            SELECT learner_id, course, lesson, sections, of, last_section, at, at,
                   CASE WHEN is_said_done OR (of > 0 AND cardinality(sections) >= of) THEN at END
            FROM (
                SELECT learner_id, course, lesson, of, last_section, at, is_said_done,
                       ARRAY(SELECT DISTINCT section
                             FROM jsonb_array_elements_text(sections::jsonb) AS section ORDER BY section) AS sections
                FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[],
                            $7::timestamptz[], $8::boolean[])
                     AS said (learner_id, course, lesson, sections, of, last_section, at, is_said_done)
            ) AS reading
            ON CONFLICT (learner_id, course, lesson) DO UPDATE SET
                sections = ARRAY(SELECT DISTINCT section
                                 FROM unnest(stored.sections || excluded.sections) AS section ORDER BY section),
                of = CASE WHEN excluded.of > 0 THEN excluded.of ELSE stored.of END,
                last_section = coalesce(excluded.last_section, stored.last_section),
                started_at = least(stored.started_at, excluded.started_at),
                last_read_at = greatest(stored.last_read_at, excluded.last_read_at),
                completed_at = coalesce(
                    stored.completed_at,
                    excluded.completed_at,
                    CASE WHEN excluded.of > 0 AND excluded.of <=
                              (SELECT count(DISTINCT section)
                               FROM unnest(stored.sections || excluded.sections) AS section)
                         THEN excluded.last_read_at END)
            """;

    /** The reading of one lesson from one event; {@code of} is 0 where it does not say how many sections there are. */
    private record Reading(
            UUID learner, String course, String lesson, List<String> sections, int of, Instant at, boolean isSaidDone) {

        Optional<String> lastSection() {
            return sections.isEmpty() ? Optional.empty() : Optional.of(sections.getLast());
        }
    }

    @Override
    public List<String> tables() {
        return List.of("lesson_progress");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        List<Reading> readings = batch.stream()
                .map(LessonProgressProjection::readingOf)
                .flatMap(Optional::stream)
                .toList();
        return readings.isEmpty() ? Optional.empty() : Optional.of(statement(readings));
    }

    private static Optional<Reading> readingOf(LearnerEvent event) {
        return switch (event) {
            case SectionsRead e ->
                Optional.of(new Reading(e.learner(), e.course(), e.lesson(), e.sections(), e.of(), e.at(), false));
            case LessonCompleted e ->
                Optional.of(new Reading(e.learner(), e.course(), e.lesson(), List.of(), 0, e.at(), true));
            case QuizEvent _, RecommendationEvent _ -> Optional.empty();
        };
    }

    private static Statement statement(List<Reading> readings) {
        return Columns.of(readings)
                .uuid(Reading::learner)
                .text(Reading::course)
                .text(Reading::lesson)
                .text(reading -> EventJson.write(reading.sections()))
                .integer(Reading::of)
                .optionalText(Reading::lastSection)
                .time(Reading::at)
                .bool(Reading::isSaidDone)
                .statement(SQL);
    }
}
