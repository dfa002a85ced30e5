package dev.crossroads.quiz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.Attempt.Response;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The responses, read; the projections write them. */
final class ResponseTable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The columns of {@link Response}; the answer as text, so that no number is rounded on its way. */
    private static final String COLUMNS = """
            r.question, r.revision, r.answer::text AS answer, r.confidence, r.explanation, r.correct, r.points,
            r.out_of, r.answered_at, r.version
            """;

    private final Pool pool;

    ResponseTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A response with where it was given.
     *
     * @param taken the time from the answer before in the attempt, or from its start
     */
    record Placed(UUID attempt, String quiz, Duration taken, Response response) {}

    /** The responses of one attempt. */
    Future<List<Response>> ofAttempt(UUID learner, UUID attempt) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
                         FROM response r
                        WHERE r.learner_id = $1 AND r.attempt_id = $2
                        """)
                .execute(Tuple.of(learner, attempt))
                .map(rows -> stream(rows).map(ResponseTable::from).toList());
    }

    /** Every response of a learner in a course whose marking they may see then, the earliest first. */
    Future<List<Placed>> revealed(UUID learner, String course, Instant now) {
        return pool.preparedQuery("SELECT r.attempt_id, r.quiz, " + COLUMNS + """
                            , extract(epoch FROM r.answered_at - lag(r.answered_at, 1, a.started_at) OVER (
                                  PARTITION BY r.attempt_id
                                  ORDER BY r.answered_at, r.question))::float8 AS seconds
                         FROM response r
                         JOIN attempt a ON a.learner_id = r.learner_id AND a.id = r.attempt_id
                        WHERE r.learner_id = $1 AND r.course = $2
                          AND (NOT a.deferred OR a.finished_at IS NOT NULL OR a.deadline < $3)
                        ORDER BY r.answered_at, r.attempt_id, r.question
                        """)
                .execute(Tuple.of(learner, course, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> stream(rows)
                        .map(row -> new Placed(row.getUUID("attempt_id"), row.getString("quiz"), taken(row), from(row)))
                        .toList());
    }

    private static Duration taken(Row row) {
        return Duration.ofMillis(Math.round(1000 * row.getDouble("seconds")));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Response from(Row row) {
        try {
            return new Response(
                    row.getString("question"),
                    row.getString("revision"),
                    JSON.readTree(row.getString("answer")),
                    Optional.ofNullable(row.getString("confidence")).map(Confidence::valueOf),
                    Optional.ofNullable(row.getString("explanation")),
                    row.getBoolean("correct"),
                    row.getInteger("points"),
                    row.getInteger("out_of"),
                    row.getOffsetDateTime("answered_at").toInstant(),
                    row.getInteger("version"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer to " + row.getString("question") + " is not JSON", e);
        }
    }
}
