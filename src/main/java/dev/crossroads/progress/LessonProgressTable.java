package dev.crossroads.progress;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The queries of table {@code lesson_progress}; only {@link LessonProgressProjection} writes it. */
public final class LessonProgressTable {
    private final SqlClient client;

    /** Queries through that client. */
    public LessonProgressTable(SqlClient client) {
        this.client = client;
    }

    /** The lessons of a course that learners have begun, by learner and lesson; who has begun none is missing. */
    public Future<Map<UUID, Map<String, LessonReading>>> ofCourse(UUID[] learners, String course) {
        return client.preparedQuery("""
                        SELECT learner_id, lesson, sections, last_section, last_read_at, completed_at
                        FROM lesson_progress
                        WHERE learner_id = ANY ($1) AND course = $2
                        """).execute(Tuple.of(learners, course)).map(rows -> {
            Map<UUID, Map<String, LessonReading>> readings = new HashMap<>();
            for (Row row : rows) {
                LessonReading reading = reading(row);
                readings.computeIfAbsent(row.getUUID("learner_id"), _ -> new HashMap<>())
                        .put(reading.lesson(), reading);
            }
            return readings;
        });
    }

    /** One lesson: empty where the learner has not begun it. */
    public Future<List<LessonReading>> ofLesson(UUID learner, String course, String lesson) {
        return read("""
                SELECT lesson, sections, last_section, last_read_at, completed_at
                FROM lesson_progress
                WHERE learner_id = $1 AND course = $2 AND lesson = $3
                """, Tuple.of(learner, course, lesson));
    }

    private Future<List<LessonReading>> read(String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .mapping(LessonProgressTable::reading)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static LessonReading reading(Row row) {
        return new LessonReading(
                row.getString("lesson"),
                Collections.unmodifiableSet(new LinkedHashSet<>(List.of(row.getArrayOfStrings("sections")))),
                Optional.ofNullable(row.getString("last_section")),
                row.getOffsetDateTime("last_read_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("completed_at")).map(OffsetDateTime::toInstant));
    }
}
