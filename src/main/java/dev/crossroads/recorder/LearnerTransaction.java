package dev.crossroads.recorder;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A transaction on everything of some learners, under the locks by which the recorder decides on them: what is under
 * way for them waits, on every node. Waits: for virtual threads.
 */
final class LearnerTransaction {
    /** Statements that are sent before the answer to the first is waited for. */
    private static final int SENT_AHEAD = 200;

    private final SqlConnection connection;

    private LearnerTransaction(SqlConnection connection) {
        this.connection = connection;
    }

    /** Runs it and commits; where it fails, nothing has happened. */
    static void run(Pool pool, List<UUID> learners, Consumer<LearnerTransaction> work) {
        SqlConnection connection = pool.getConnection().await();
        try {
            Transaction transaction = connection.begin().await();
            // As in BatchTransaction: a plan kept from when the log was short would read all of it.
            connection
                    .query("SET LOCAL plan_cache_mode = force_custom_plan")
                    .execute()
                    .await();
            LearnerTransaction locked = new LearnerTransaction(connection);
            locked.execute(LearnerLocks.take(learners));
            work.accept(locked);
            transaction.commit().await();
        } finally {
            connection.close().await();
        }
    }

    /** Reads as of one moment, with no lock. */
    static void read(Pool pool, Consumer<LearnerTransaction> work) {
        SqlConnection connection = pool.getConnection().await();
        try {
            connection
                    .query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .execute()
                    .await();
            work.accept(new LearnerTransaction(connection));
            connection.query("COMMIT").execute().await();
        } catch (Throwable failed) {
            connection.query("ROLLBACK").execute().await();
            throw failed;
        } finally {
            connection.close().await();
        }
    }

    RowSet<Row> execute(Statement statement) {
        return send(statement).await();
    }

    void executeAll(List<Statement> statements) {
        statements.forEach(this::execute);
    }

    /** Removes all rows of these learners from what follows from the log. */
    void empty(List<Projection> projections, List<UUID> learners) {
        for (Projection projection : projections) {
            for (String table : projection.emptied()) {
                execute(new Statement("DELETE FROM " + table + " WHERE learner_id = ANY ($1::uuid[])", List.of((Object)
                        learners.toArray(UUID[]::new))));
            }
        }
    }

    /** Removes everything that is held of a learner; from then on nothing is recorded for them. */
    void erase(UUID learner, List<Projection> projections, List<LearnerData> data, Instant now) {
        execute(ClosedLearners.close(learner, now));
        data.forEach(feature -> executeAll(feature.delete(learner)));
        execute(EventLog.delete(learner));
        empty(projections, List.of(learner));
    }

    /** Makes them again from a learner's events, as a rebuild would. */
    void replay(List<Projection> projections, UUID learner) {
        List<Future<?>> sent = new ArrayList<>();
        for (Row row : execute(EventLog.of(learner))) {
            List<LearnerEvent> round = List.of(EventLog.stored(row).event());
            for (Projection projection : projections) {
                projection.project(round).map(this::send).ifPresent(sent::add);
            }
            if (sent.size() >= SENT_AHEAD) {
                settle(sent);
            }
        }
        settle(sent);
    }

    private static void settle(List<Future<?>> sent) {
        Future.all(sent).await();
        sent.clear();
    }

    private Future<RowSet<Row>> send(Statement statement) {
        return connection.preparedQuery(statement.sql()).execute(Tuple.wrap(new ArrayList<>(statement.parameters())));
    }
}
