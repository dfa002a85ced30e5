package dev.crossroads.progress;

import dev.crossroads.course.Course;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far many learners are in a course, for the parts of the program that show it to others. */
public final class Standings {
    private final Pool pool;

    /** Standings as this database holds them. */
    public Standings(Pool pool) {
        this.pool = pool;
    }

    /** How far somebody is, and when they read last. */
    public record Reached(CourseProgress progress, Instant lastReadAt) {}

    /** How far these learners have read a course, in one query; who has not begun is missing. */
    public Future<Map<UUID, Reached>> of(List<UUID> learners, Course course) {
        return pool.preparedQuery("""
                        SELECT learner_id, lesson, sections, last_section, last_read_at, completed_at
                        FROM lesson_progress
                        WHERE learner_id = ANY ($1) AND course = $2
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), course.id()))
                .map(rows -> {
                    Map<UUID, Map<String, LessonReading>> readings = new HashMap<>();
                    for (Row row : rows) {
                        LessonReading reading = LessonProgressTable.reading(row);
                        readings.computeIfAbsent(row.getUUID("learner_id"), _ -> new HashMap<>())
                                .put(reading.lesson(), reading);
                    }
                    Map<UUID, Reached> reached = new HashMap<>();
                    readings.forEach((learner, read) -> reached.put(learner, reached(course, read)));
                    return reached;
                });
    }

    private static Reached reached(Course course, Map<String, LessonReading> readings) {
        return new Reached(
                new Standing(course, readings, List.of(), List.of()).progress(),
                readings.values().stream()
                        .map(LessonReading::lastReadAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
