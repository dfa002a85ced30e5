package dev.crossroads.recorder;

import dev.crossroads.event.Guard;
import dev.crossroads.event.Hint;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Outcome.Recorded;
import dev.crossroads.event.Outcome.Refusal;
import dev.crossroads.event.Outcome.Refused;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One transaction that stores one batch, or nothing of it: by one function where nothing stands against any of its
 * events, and else statement by statement. Those that don't depend on each other are sent without waiting; the client
 * keeps their order. The commit alone is sent by itself, after everything has answered.
 *
 * <p>Futures, used on the recorder's event loop only.
 */
final class BatchTransaction {
    private final Pool pool;
    private final List<Guard> guards;
    private final List<Projection> projections;
    private final OtherNodes others;
    private final RecorderLimits limits;
    private final BatchFunctions functions;
    private final List<LearnerEvent> batch;
    private boolean abandoned;

    /** The outcomes of the events, in the order of the batch, and those that are new in the log. */
    record Result(List<Outcome> outcomes, List<StoredEvent> added) {}

    /** Findings of the database on a batch before it is stored. */
    private record Findings(Map<UUID, StoredEvent> stored, Map<UUID, Refusal> refused) {}

    /**
     * A transaction for events of which no learner has two and no id is there twice.
     *
     * @param others who are told of what it stored, or of what it finds stored
     * @param functions that the sessions of the pool have
     */
    BatchTransaction(
            Pool pool,
            List<Guard> guards,
            List<Projection> projections,
            OtherNodes others,
            RecorderLimits limits,
            BatchFunctions functions,
            List<LearnerEvent> batch) {
        this.pool = pool;
        this.guards = guards;
        this.projections = projections;
        this.others = others;
        this.limits = limits;
        this.functions = functions;
        this.batch = batch;
    }

    /**
     * Runs it. The future fails with what {@link Trouble} judges; then nothing is stored, unless the answer to the
     * commit itself was lost, and storing the same events again is safe.
     */
    Future<Result> run() {
        long millis = limits.patience().plusSeconds(1).toMillis();
        return pool.getConnection()
                .compose(connection ->
                        unlessAbandoned(() -> onConnection(connection)).eventually(connection::close))
                .timeout(millis, TimeUnit.MILLISECONDS)
                // An abandoned transaction must not commit after the next batch has begun.
                .onFailure(_ -> abandoned = true);
    }

    private Future<Result> onConnection(SqlConnection connection) {
        return wholeBatch()
                .map(parts -> functions.call(connection, parts))
                .orElse(Future.succeededFuture(Optional.empty()))
                .compose(call -> unlessAbandoned(() -> call.map(function -> atOnce(connection, function))
                        .orElseGet(() -> {
                            Future<Transaction> begun = connection.begin();
                            return byStatements(connection, begun, find(connection));
                        })));
    }

    /**
     * Every statement that stores the batch as it is; empty where one can't be made, which is found out again later.
     */
    private Optional<BatchFunction.Parts> wholeBatch() {
        try {
            List<Statement> against = new ArrayList<>(List.of(EventLog.repeated(batch)));
            guards.forEach(guard -> guard.refusals(batch).ifPresent(against::add));
            return Optional.of(new BatchFunction.Parts(
                    LearnerLocks.take(learnersOf(batch)),
                    against,
                    EventLog.append(batch),
                    projections.stream()
                            .flatMap(projection -> projection.project(batch).stream())
                            .toList()));
        } catch (RuntimeException mistake) {
            return Optional.empty();
        }
    }

    private Future<Result> atOnce(SqlConnection connection, Statement function) {
        Future<Transaction> begun = connection.begin();
        Future<RowSet<Row>> called = execute(connection, () -> function);
        return all(List.of(begun, called)).compose(_ -> {
            if (called.result().size() == 0) {
                return byStatements(connection, begun, find(connection));
            }
            Result result = result(new Findings(Map.of(), Map.of()), added(batch, called.result()));
            return unlessAbandoned(() -> commit(connection, begun.result(), Hint.LearnersChanged.of(batch)))
                    .map(_ -> result);
        });
    }

    private Future<Result> byStatements(SqlConnection connection, Future<Transaction> begun, Future<Findings> found) {
        return all(List.of(begun, found)).compose(_ -> {
            List<LearnerEvent> accepted = accepted(found.result());
            Hint hint = Hint.LearnersChanged.of(changed(found.result()));
            if (accepted.isEmpty()) {
                Result result = result(found.result(), List.of());
                return found.result().stored().isEmpty()
                        ? Future.succeededFuture(result)
                        : begun.result()
                                .commit()
                                .compose(_ -> others.tell(hint))
                                .map(result);
            }
            return store(connection, accepted)
                    .compose(added -> unlessAbandoned(() -> commit(connection, begun.result(), hint))
                            .map(_ -> result(found.result(), added)));
        });
    }

    /**
     * Commits, and tells others in a transaction behind it that waits for nothing and is sent with it: a notification
     * that is part of a transaction holds up all other commits that notify while this one reaches the disk.
     */
    private Future<Void> commit(SqlConnection connection, Transaction transaction, Hint hint) {
        Future<Void> committed = transaction.commit();
        Future<Optional<RowSet<Row>>> told = executeIfAny(connection, () -> others.telling(hint));
        return committed.compose(_ -> told.<Void>mapEmpty().recover(_ -> others.tell(hint)));
    }

    /** Whoever is found stored may have come by a node that died before it told anybody. */
    private List<LearnerEvent> changed(Findings findings) {
        return batch.stream()
                .filter(event -> !findings.refused.containsKey(event.id()) || findings.stored.containsKey(event.id()))
                .toList();
    }

    private Future<Findings> find(SqlConnection connection) {
        Future<?> locked = execute(connection, () -> LearnerLocks.take(learnersOf(batch)));
        // Only now, statement by statement, does what others committed before we had the lock come into sight.
        Future<RowSet<Row>> stored = execute(connection, () -> EventLog.repeated(batch));
        List<Future<Optional<RowSet<Row>>>> refused = guards.stream()
                .map(guard -> executeIfAny(connection, () -> guard.refusals(batch)))
                .toList();
        List<Future<?>> sent = new ArrayList<>(List.of(locked, stored));
        sent.addAll(refused);
        return all(sent)
                .map(_ -> findings(
                        stored.result(), refused.stream().map(Future::result).toList()));
    }

    private static List<UUID> learnersOf(List<LearnerEvent> events) {
        return events.stream().map(LearnerEvent::learner).toList();
    }

    private static Findings findings(RowSet<Row> stored, List<Optional<RowSet<Row>>> refused) {
        Findings findings = new Findings(new HashMap<>(), new HashMap<>());
        for (Row row : stored) {
            findings.stored.put(row.getUUID("id"), EventLog.stored(row));
        }
        refused.stream().flatMap(Optional::stream).forEach(rows -> {
            for (Row row : rows) {
                Refusal refusal = new Refusal(Reason.valueOf(row.getString("reason")), row.getString("detail"));
                findings.refused.putIfAbsent(row.getUUID("id"), refusal);
            }
        });
        return findings;
    }

    private List<LearnerEvent> accepted(Findings findings) {
        return batch.stream()
                .filter(event -> !findings.stored.containsKey(event.id()) && !findings.refused.containsKey(event.id()))
                .toList();
    }

    private Future<List<StoredEvent>> store(SqlConnection connection, List<LearnerEvent> accepted) {
        Future<RowSet<Row>> appended = execute(connection, () -> EventLog.append(accepted));
        List<Future<?>> sent = new ArrayList<>(List.of(appended));
        for (Projection projection : projections) {
            sent.add(executeIfAny(connection, () -> projection.project(accepted)));
        }
        return all(sent).map(_ -> added(accepted, appended.result()));
    }

    private static List<StoredEvent> added(List<LearnerEvent> accepted, RowSet<Row> appended) {
        Map<UUID, Row> byLearner = new HashMap<>();
        appended.forEach(row -> byLearner.put(row.getUUID("learner_id"), row));
        return accepted.stream()
                .map(event -> {
                    Row row = byLearner.get(event.learner());
                    return new StoredEvent(
                            row.getLong("seq"),
                            row.getOffsetDateTime("recorded_at").toInstant(),
                            event);
                })
                .toList();
    }

    private Result result(Findings findings, List<StoredEvent> added) {
        Map<UUID, StoredEvent> stored = new HashMap<>(findings.stored);
        added.forEach(event -> stored.put(event.event().id(), event));
        List<Outcome> outcomes = batch.stream()
                .<Outcome>map(event -> stored.containsKey(event.id())
                        ? new Recorded(stored.get(event.id()))
                        : new Refused(findings.refused.get(event.id())))
                .toList();
        return new Result(outcomes, added);
    }

    private <T> Future<T> unlessAbandoned(Supplier<Future<T>> step) {
        return abandoned
                ? Future.failedFuture(VertxException.noStackTrace("The batch was given up before it was stored"))
                : step.get();
    }

    private static Future<RowSet<Row>> execute(SqlConnection connection, Supplier<Statement> statement) {
        return executeIfAny(connection, () -> Optional.of(statement.get())).map(Optional::get);
    }

    private static Future<Optional<RowSet<Row>>> executeIfAny(
            SqlConnection connection, Supplier<Optional<Statement>> statement) {
        Optional<Statement> made;
        try {
            made = statement.get();
        } catch (RuntimeException mistake) {
            return Future.failedFuture(new Trouble.Unusable(mistake));
        }
        return made.map(some -> connection
                        .preparedQuery(some.sql())
                        // The client writes into the list, and finds out by an exception where it can't.
                        .execute(Tuple.wrap(new ArrayList<>(some.parameters())))
                        .map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    /**
     * Waits for all and fails with the earliest sent, for a statement after it only says that the transaction failed.
     */
    private static Future<Void> all(List<Future<?>> sent) {
        return Future.join(sent)
                .<Void>mapEmpty()
                .recover(_ -> Future.failedFuture(sent.stream()
                        .filter(Future::failed)
                        .findFirst()
                        .orElseThrow()
                        .cause()));
    }
}
