package dev.crossroads.recorder;

import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.StoredEvent;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Empties the projections and replays the log, in one transaction: readers see the old rows until the new ones are
 * complete, and a rebuild that is cut short has changed nothing. Recorders on all nodes wait meanwhile; where that
 * takes longer than their patience they say that nothing can be recorded now.
 */
public final class Rebuild {
    private static final int WINDOW = 5_000;

    private final Pool pool;
    private final List<Projection> projections;
    private final int window;

    /** Is told how far a rebuild is. */
    @FunctionalInterface
    public interface Progress {
        /** So many of the log's events are replayed. */
        void replayed(long done, long total);
    }

    /** A rebuild of these projections, in the order in which the recorder keeps them. */
    public Rebuild(Pool pool, List<Projection> projections) {
        this(pool, projections, WINDOW);
    }

    /** A rebuild that reads so many events of the log at a time. */
    Rebuild(Pool pool, List<Projection> projections, int window) {
        this.pool = pool;
        this.projections = List.copyOf(projections);
        this.window = window;
    }

    /**
     * Runs it and returns how many events were replayed. Blocks: call it on a virtual thread or a plain one.
     *
     * @throws RuntimeException of the Postgres client where it fails; then everything is as it was before
     */
    public long run(Progress progress) {
        SqlConnection connection = pool.getConnection().await();
        try {
            Transaction transaction = connection.begin().await();
            // Writers of projections write the log before: nobody can deadlock, and once we have it nobody is
            // halfway through.
            connection
                    .query("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE")
                    .execute()
                    .await();
            empty(connection);
            long done = replay(connection, progress);
            ProjectionState.made(connection, ProjectionState.names(projections));
            transaction.commit().await();
            return done;
        } finally {
            connection.close().await();
        }
    }

    /** Deletes and does not truncate: that would keep readers out. */
    private void empty(SqlConnection connection) {
        for (Projection projection : projections) {
            for (String table : projection.emptied()) {
                connection.query("DELETE FROM " + table).execute().await();
            }
        }
    }

    private long replay(SqlConnection connection, Progress progress) {
        long total = EventLog.count(connection).await();
        long done = 0;
        progress.replayed(done, total);
        List<StoredEvent> events = EventLog.window(connection, 0, window).await();
        while (!events.isEmpty()) {
            for (List<StoredEvent> round : rounds(events)) {
                project(connection, round);
            }
            done += events.size();
            progress.replayed(done, total);
            events = EventLog.window(connection, events.getLast().seq(), window).await();
        }
        return done;
    }

    private void project(SqlConnection connection, List<StoredEvent> stored) {
        List<LearnerEvent> round = stored.stream().map(StoredEvent::event).toList();
        for (Projection projection : projections) {
            projection
                    .project(round)
                    .ifPresent(statement -> connection
                            .preparedQuery(statement.sql())
                            .execute(Tuple.wrap(statement.parameters()))
                            .await());
        }
    }

    /** Splits a window into batches like the recorder's: nobody twice in one, and everyone's events in their order. */
    static List<List<StoredEvent>> rounds(List<StoredEvent> events) {
        List<List<StoredEvent>> rounds = new ArrayList<>();
        Map<UUID, Integer> turns = new HashMap<>();
        for (StoredEvent stored : events) {
            int turn = turns.merge(stored.event().learner(), 1, Integer::sum) - 1;
            if (turn == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(turn).add(stored);
        }
        return rounds;
    }
}
