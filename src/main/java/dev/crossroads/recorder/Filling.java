package dev.crossroads.recorder;

import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the projections from the log where a release keeps others than those that the rows in the database were made
 * by, so that nobody has to think of {@code rebuild} after an upgrade. To be done before anybody is served.
 *
 * <p>All of them, as some read the rows of others; some learners after the other, each under the lock by which events
 * of theirs are recorded, and each few in a transaction of their own. So it takes as much memory for a long log as for
 * a short one, and a server that is ended in the middle goes on from there at its next start.
 */
final class Filling {
    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);

    /** Events of one transaction, if they are of more than one learner. */
    private static final int WINDOW = 20_000;

    /** Statements that are sent before the answer to the first is waited for; the client sends 256 ahead. */
    private static final int SENT_AHEAD = 200;

    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    /** One server fills at a time; any number that no other lock has, which are keys of learners, is as good. */
    private static final long LOCK = 0x70726f6a656374L;

    private final Pool pool;
    private final List<Projection> projections;
    private final Set<String> names;
    private final int window;

    /** Of the projections in the order in which the recorder keeps them. */
    Filling(Pool pool, List<Projection> projections) {
        this(pool, projections, WINDOW);
    }

    /** With so many events in a transaction. */
    Filling(Pool pool, List<Projection> projections, int window) {
        this.pool = pool;
        this.projections = List.copyOf(projections);
        this.names = ProjectionState.names(projections);
        this.window = window;
    }

    /** Some learners whose ids follow each other, and how many events they have together. */
    private record Share(List<UUID> learners, long events) {}

    /**
     * Fills them where that is due, and says so in the log. Waits; a server that fills already is waited for.
     *
     * @param progress told of every transaction
     * @return how many events were replayed
     */
    long run(Rebuild.Progress progress) {
        SqlConnection connection = pool.getConnection().await();
        try {
            if (isDone(ProjectionState.read(connection))) {
                return 0;
            }
            lock(connection);
            ProjectionState state = ProjectionState.read(connection);
            long replayed = isDone(state) ? 0 : fill(connection, state, progress);
            // Where that failed the lock ends with the connection.
            execute(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
            return replayed;
        } finally {
            connection.close().await();
        }
    }

    private boolean isDone(ProjectionState state) {
        return state.made().equals(names);
    }

    private static void lock(SqlConnection connection) {
        boolean isFree = execute(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")")
                .iterator()
                .next()
                .getBoolean(0);
        if (!isFree) {
            LOG.info("Another server fills what pages read from the log; waiting for it");
            execute(connection, "SELECT pg_advisory_lock(" + LOCK + ")");
        }
    }

    private long fill(SqlConnection connection, ProjectionState state, Rebuild.Progress progress) {
        // Fewer than before are right as they are; what is not kept from now on is filled when it is kept again.
        long total =
                state.made().containsAll(names) ? 0 : EventLog.count(connection).await();
        if (total == 0) {
            ProjectionState.made(connection, names);
            return 0;
        }
        Optional<UUID> upTo = state.filling().equals(names) ? state.upTo() : Optional.empty();
        long done =
                upTo.isEmpty() ? 0 : EventLog.countUpTo(connection, upTo.get()).await();
        LOG.info(
                "This release keeps other things than the one before. What pages read is made anew from the log of {}"
                        + " events, which takes a while; {} are done already",
                total,
                done);
        execute(connection, RecorderVerticle.BY_KEYS);
        Told told = new Told(total, done);
        long replayed = 0;
        for (Share share = next(connection, upTo); !share.learners().isEmpty(); share = next(connection, upTo)) {
            upTo = Optional.of(share.learners().getLast());
            replay(connection, share.learners(), upTo);
            replayed += share.events();
            told.tell(done + replayed);
            progress.replayed(done + replayed, total);
        }
        ProjectionState.made(connection, names);
        LOG.info("What pages read is made anew from {} events", done + replayed);
        return replayed;
    }

    private Share next(SqlConnection connection, Optional<UUID> after) {
        List<UUID> learners = new ArrayList<>();
        long events = 0;
        for (Row row : EventLog.learners(connection, after, SENT_AHEAD).await()) {
            long own = row.getLong("events");
            if (!learners.isEmpty() && events + own > window) {
                break;
            }
            learners.add(row.getUUID("learner_id"));
            events += own;
        }
        return new Share(learners, events);
    }

    private void replay(SqlConnection connection, List<UUID> learners, Optional<UUID> upTo) {
        Transaction transaction = connection.begin().await();
        send(connection, LearnerLocks.take(learners)).await();
        for (Projection projection : projections) {
            for (String table : projection.emptied()) {
                send(
                                connection,
                                new Statement(
                                        "DELETE FROM " + table + " WHERE learner_id = ANY ($1::uuid[])",
                                        List.of((Object) learners.toArray(UUID[]::new))))
                        .await();
            }
        }
        Cursor cursor = EventLog.of(connection, learners).await();
        List<Future<?>> sent = new ArrayList<>();
        do {
            List<StoredEvent> events =
                    cursor.read(window).await().stream().map(EventLog::stored).toList();
            for (List<StoredEvent> round : Rebuild.rounds(events)) {
                List<LearnerEvent> batch =
                        round.stream().map(StoredEvent::event).toList();
                projections.forEach(projection -> projection
                        .project(batch)
                        .map(made -> send(connection, made))
                        .ifPresent(sent::add));
                if (sent.size() >= SENT_AHEAD) {
                    settle(sent);
                }
            }
            settle(sent);
        } while (cursor.hasMore());
        cursor.close().await();
        ProjectionState.filling(connection, names, upTo);
        transaction.commit().await();
    }

    private static void settle(List<Future<?>> sent) {
        Future.all(sent).await();
        sent.clear();
    }

    private static Future<RowSet<Row>> send(SqlConnection connection, Statement statement) {
        return connection.preparedQuery(statement.sql()).execute(Tuple.wrap(new ArrayList<>(statement.parameters())));
    }

    private static RowSet<Row> execute(SqlConnection connection, String sql) {
        return connection.query(sql).execute().await();
    }

    /** Says every few seconds how far it is, and how long it may take still. */
    private static final class Told {
        private final long total;
        private final long before;
        private final long began = System.nanoTime();
        private long last = began;

        Told(long total, long before) {
            this.total = total;
            this.before = before;
        }

        void tell(long done) {
            long now = System.nanoTime();
            if (now - last < TOLD_EVERY.toNanos()) {
                return;
            }
            last = now;
            double left = (double) (now - began) / Math.max(1, done - before) * (total - done);
            LOG.info("{} of {} events are done, about {} seconds are left", done, total, Math.round(left / 1e9));
        }
    }
}
