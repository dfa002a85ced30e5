package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Quiz;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The SQL of table {@code cohort_warm_up}. */
final class WarmUpTable {
    private final Pool pool;

    WarmUpTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * One that was given as homework and not taken back.
     *
     * @param course the id of its cohort's course
     * @param questions by their ids, in their order
     */
    record Given(UUID id, UUID cohort, String course, LocalDate due, List<String> questions) {
        /** The id of the quiz that it is. */
        String quiz() {
            return Quiz.warmUp(id);
        }

        /** With those of its questions that the course has now. */
        Given of(Optional<Course> now) {
            return new Given(
                    id,
                    cohort,
                    course,
                    due,
                    questions.stream()
                            .filter(question -> now.stream()
                                    .flatMap(served -> served.quizzes().values().stream())
                                    .anyMatch(quiz -> quiz.question(question).isPresent()))
                            .toList());
        }
    }

    /**
     * One of a cohort.
     *
     * @param by the learner's id of who made it; empty where their account is deleted
     * @param due the last day for it as homework; empty where it is for the wall alone
     * @param takenBackAt since when it is nobody's homework any more
     */
    record WarmUp(
            UUID id,
            Instant madeAt,
            Optional<UUID> by,
            Optional<LocalDate> due,
            Optional<Instant> takenBackAt,
            List<Named> questions) {}

    /** A question by its names. */
    record Named(String quiz, String question) {}

    /**
     * Keeps one, unless it is there or another one is due on that day.
     *
     * @param due as homework; empty for the wall alone
     * @return whether it is new
     */
    static Future<Boolean> add(
            SqlClient transaction,
            UUID id,
            UUID cohort,
            UUID by,
            Instant at,
            Optional<LocalDate> due,
            List<Named> questions) {
        return transaction
                .preparedQuery("""
                    INSERT INTO cohort_warm_up (id, cohort_id, made_at, made_by, due_on, quizzes, questions)
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    ON CONFLICT DO NOTHING
                    """)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addUUID(cohort)
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addUUID(by)
                        .addLocalDate(due.orElse(null))
                        .addArrayOfString(questions.stream().map(Named::quiz).toArray(String[]::new))
                        .addArrayOfString(
                                questions.stream().map(Named::question).toArray(String[]::new)))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * Lets one be nobody's homework any more.
     *
     * @return whether it was until then
     */
    static Future<Boolean> takeBack(SqlClient transaction, UUID id, UUID cohort, Instant at) {
        return transaction
                .preparedQuery("""
                    UPDATE cohort_warm_up SET taken_back_at = $3
                    WHERE id = $1 AND cohort_id = $2 AND due_on IS NOT NULL AND taken_back_at IS NULL
                    """)
                .execute(Tuple.of(id, cohort, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Those that these cohorts give as homework. */
    static Future<List<Given>> given(SqlClient client, Collection<UUID> cohorts) {
        return client.preparedQuery("""
            SELECT w.id, w.cohort_id, c.course, w.due_on, w.questions
            FROM cohort_warm_up w
            JOIN cohort c ON c.id = w.cohort_id
            WHERE w.cohort_id = ANY ($1) AND w.due_on IS NOT NULL AND w.taken_back_at IS NULL
            """)
                .execute(Tuple.of((Object) cohorts.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Given(
                                row.getUUID("id"),
                                row.getUUID("cohort_id"),
                                row.getString("course"),
                                row.getLocalDate("due_on"),
                                List.of(row.getArrayOfStrings("questions"))))
                        .toList());
    }

    /** One of a cohort; empty where it has none of that id. */
    Future<Optional<WarmUp>> of(UUID cohort, UUID id) {
        return read("id = $2", Tuple.of(cohort, id)).map(found -> found.stream().findFirst());
    }

    /** The one that is due on a day; empty where none is. */
    Future<Optional<WarmUp>> due(UUID cohort, LocalDate day) {
        return read("due_on = $2 AND taken_back_at IS NULL", Tuple.of(cohort, day))
                .map(found -> found.stream().findFirst());
    }

    /** Those that were given as homework and those that were taken back, the latest day first. */
    Future<List<WarmUp>> homework(UUID cohort) {
        return read("due_on IS NOT NULL", Tuple.of(cohort));
    }

    private Future<List<WarmUp>> read(String condition, Tuple parameters) {
        return pool.preparedQuery("""
            SELECT id, made_at, made_by, due_on, taken_back_at, quizzes, questions
            FROM cohort_warm_up
            WHERE cohort_id = $1 AND %s
            ORDER BY due_on DESC, made_at DESC, id
            """.formatted(condition))
                .execute(parameters)
                .map(rows -> rows.stream().map(WarmUpTable::warmUp).toList());
    }

    private static WarmUp warmUp(Row row) {
        return new WarmUp(
                row.getUUID("id"),
                row.getOffsetDateTime("made_at").toInstant(),
                Optional.ofNullable(row.getUUID("made_by")),
                Optional.ofNullable(row.getLocalDate("due_on")),
                Optional.ofNullable(row.getOffsetDateTime("taken_back_at")).map(OffsetDateTime::toInstant),
                named(row));
    }

    private static List<Named> named(Row row) {
        String[] quizzes = row.getArrayOfStrings("quizzes");
        String[] questions = row.getArrayOfStrings("questions");
        return IntStream.range(0, quizzes.length)
                .mapToObj(i -> new Named(quizzes[i], questions[i]))
                .toList();
    }
}
