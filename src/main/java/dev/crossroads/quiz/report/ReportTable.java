package dev.crossroads.quiz.report;

import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.report.Report.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code question_report}. */
final class ReportTable {
    private static final String COLUMNS = """
            id, learner_id, attempt_id, course, quiz, question, revision, answer::text AS answer, said, reported_at, state,
            reply, replied_at, replied_by, seen, version
            """;

    private final Pool pool;

    ReportTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Keeps a report, or its new words where the learner has reported that question of that attempt before, which opens
     * it again.
     *
     * @param since of fresh ones, so many at most are kept of a learner from then on
     * @return empty where there are as many already
     */
    Future<Optional<Report>> keep(Report report, Instant since, int most) {
        return pool.preparedQuery("""
                        INSERT INTO question_report AS known (id, learner_id, attempt_id, course, quiz, question, revision,
                                                              answer, said, reported_at, state)
                        SELECT $1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, 'OPEN'
                        WHERE (SELECT count(*) FROM question_report WHERE learner_id = $2 AND reported_at > $11) < $12
                           OR EXISTS (SELECT FROM question_report
                                      WHERE learner_id = $2 AND attempt_id = $3 AND question = $6)
                        ON CONFLICT (learner_id, attempt_id, question) DO UPDATE
                            SET said = excluded.said, answer = excluded.answer, revision = excluded.revision,
                                state = CASE WHEN known.said = excluded.said THEN known.state ELSE 'OPEN' END,
                                version = known.version + (known.said <> excluded.said)::int
                        RETURNING
                        """ + COLUMNS)
                .execute(Tuple.from(Arrays.asList(
                        report.id(),
                        report.learner(),
                        report.attempt(),
                        report.course(),
                        report.quiz(),
                        report.question(),
                        report.revision(),
                        report.answer().map(Object::toString).orElse(null),
                        report.said(),
                        at(report.reportedAt()),
                        at(since),
                        most)))
                .map(ReportTable::first);
    }

    /** Takes back a report that nobody has replied to. */
    Future<Void> withdraw(UUID learner, UUID attempt, String question) {
        return pool.preparedQuery("""
                        DELETE FROM question_report
                        WHERE learner_id = $1 AND attempt_id = $2 AND question = $3 AND replied_at IS NULL
                        """)
                .execute(Tuple.of(learner, attempt, question))
                .mapEmpty();
    }

    Future<List<Report>> ofAttempt(UUID learner, UUID attempt) {
        return pool.preparedQuery(
                        "SELECT " + COLUMNS + " FROM question_report WHERE learner_id = $1 AND attempt_id = $2")
                .execute(Tuple.of(learner, attempt))
                .map(ReportTable::all);
    }

    Future<Optional<Report>> byId(UUID id) {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM question_report WHERE id = $1")
                .execute(Tuple.of(id))
                .map(ReportTable::first);
    }

    /** Those of a learner whose reply they have not seen, the latest first. */
    Future<List<Report>> news(UUID learner, int most) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
                         FROM question_report
                        WHERE learner_id = $1 AND state <> 'OPEN' AND NOT seen
                        ORDER BY replied_at DESC, id
                        LIMIT $2
                        """)
                .execute(Tuple.of(learner, most))
                .map(ReportTable::all);
    }

    /** Notes that its learner has seen the reply to one of theirs. */
    Future<Optional<Report>> see(UUID learner, UUID id) {
        return pool.preparedQuery("""
                        UPDATE question_report SET seen = true
                        WHERE id = $2 AND learner_id = $1 AND state <> 'OPEN'
                        RETURNING
                        """ + COLUMNS).execute(Tuple.of(learner, id)).map(ReportTable::first);
    }

    /** Those of some learners on a course, or on one of its questions: open ones first, the latest first. */
    Future<List<Report>> from(Collection<UUID> learners, String course, Optional<String> question, int most) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
                         FROM question_report
                        WHERE learner_id = ANY ($1) AND course = $2 AND ($3::text IS NULL OR question = $3)
                        ORDER BY state <> 'OPEN', reported_at DESC, id
                        LIMIT $4
                        """)
                .execute(Tuple.from(Arrays.asList(learners.toArray(UUID[]::new), course, question.orElse(null), most)))
                .map(ReportTable::all);
    }

    /** How many open ones of some learners there are on each question of a course, most first. */
    Future<Map<String, Integer>> open(Collection<UUID> learners, String course) {
        return pool.preparedQuery("""
                        SELECT question, count(*)::int AS count
                        FROM question_report
                        WHERE state = 'OPEN' AND course = $2 AND learner_id = ANY ($1)
                        GROUP BY question
                        ORDER BY count DESC, question
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), course))
                .map(rows -> {
                    Map<String, Integer> counts = new LinkedHashMap<>();
                    rows.forEach(row -> counts.put(row.getString("question"), row.getInteger("count")));
                    return counts;
                });
    }

    /** Those of everybody: open ones first, the latest first. */
    Future<List<Report>> all(int most) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
                         FROM question_report
                        ORDER BY state <> 'OPEN', reported_at DESC, id
                        LIMIT $1
                        """)
                .execute(Tuple.of(most))
                .map(ReportTable::all);
    }

    /** Keeps a reply; false where the report is another version by now. */
    Future<Boolean> reply(SqlClient client, UUID id, Reply reply, Instant now) {
        return client.preparedQuery("""
                        UPDATE question_report
                        SET state = $3, reply = $4, replied_by = $5, replied_at = $6, seen = false, version = version + 1
                        WHERE id = $1 AND version = $2
                        """)
                .execute(Tuple.from(Arrays.asList(
                        id,
                        reply.version(),
                        reply.state().name(),
                        reply.text(),
                        reply.by().orElse(null),
                        at(now))))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Replies to those of some learners on a question that are still open, that it is mended. Returns how many. */
    Future<Integer> mend(
            SqlClient client,
            Collection<UUID> ids,
            Collection<UUID> learners,
            String question,
            Reply reply,
            Instant now) {
        return client.preparedQuery("""
                        UPDATE question_report
                        SET state = 'MENDED', reply = $4, replied_by = $5, replied_at = $6, seen = false,
                            version = version + 1
                        WHERE id = ANY ($1) AND learner_id = ANY ($2) AND question = $3 AND state = 'OPEN'
                        """)
                .execute(Tuple.from(Arrays.asList(
                        ids.toArray(UUID[]::new),
                        learners.toArray(UUID[]::new),
                        question,
                        reply.text(),
                        reply.by().orElse(null),
                        at(now))))
                .map(RowSet::rowCount);
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Report> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(ReportTable::report);
    }

    private static List<Report> all(RowSet<Row> rows) {
        return rows.stream().map(ReportTable::report).toList();
    }

    private static Report report(Row row) {
        return new Report(
                row.getUUID("id"),
                row.getUUID("learner_id"),
                row.getUUID("attempt_id"),
                row.getString("course"),
                row.getString("quiz"),
                row.getString("question"),
                row.getString("revision"),
                Optional.ofNullable(row.getString("answer")).map(StoredJson::tree),
                row.getString("said"),
                row.getOffsetDateTime("reported_at").toInstant(),
                State.valueOf(row.getString("state")),
                row.getString("reply"),
                Optional.ofNullable(row.getOffsetDateTime("replied_at")).map(java.time.OffsetDateTime::toInstant),
                Optional.ofNullable(row.getUUID("replied_by")),
                row.getBoolean("seen"),
                row.getInteger("version"));
    }
}
