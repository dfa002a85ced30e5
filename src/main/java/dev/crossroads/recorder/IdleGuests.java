package dev.crossroads.recorder;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Guests whom nobody has seen for long, and all that is held of them. They go in small transactions, each of which
 * looks again under the learners' locks, so that a server may run meanwhile and a run that is cut short is gone on with
 * by the next. A guest who comes back is let in and begins anew. Waits: for plain or virtual threads.
 */
public final class IdleGuests {
    /** Guests that are looked up at once: each time may read the whole log. */
    private static final int ROUND = 20_000;

    /** Guests that go in one transaction: it keeps no recorder waiting for long. */
    private static final int STEP = 100;

    private final Pool pool;
    private final List<Projection> projections;
    private final List<LearnerData> data;
    private final Sightings sightings;

    /** Is told how far it is. */
    @FunctionalInterface
    public interface Progress {
        /** So many guests with so many events are removed. */
        void removed(long guests, long events);
    }

    /**
     * Guests who were not seen since a time.
     *
     * @param guests those who may go
     * @param events in the log of them
     * @param firstIdle when the one who is away longest was last seen; empty where there are none
     * @param retained guests beside them who stay, as others count on their records
     */
    public record Found(long guests, long events, Optional<Instant> firstIdle, long retained) {}

    /** Guests among the learners of a database, of whom these projections and features hold something. */
    public IdleGuests(Pool pool, List<Projection> projections, List<LearnerData> data) {
        this.pool = pool;
        this.projections = List.copyOf(projections);
        this.data = List.copyOf(data);
        sightings = new Sightings(data);
    }

    /** Counts the guests who were last seen before a time. */
    public Found count(Instant before) {
        Row row = pool.preparedQuery("""
                SELECT count(*) FILTER (WHERE NOT is_retained) AS guests,
                       coalesce(sum(events) FILTER (WHERE NOT is_retained), 0)::bigint AS events,
                       min(seen_at) FILTER (WHERE NOT is_retained) AS first_idle,
                       count(*) FILTER (WHERE is_retained) AS retained
                FROM (SELECT learner_id, seen_at, events, %s AS is_retained FROM (%s) AS idle) AS judged
                """.formatted(sightings.retained(), sightings.guests("true")))
                .execute(Tuple.of(at(before)))
                .await()
                .iterator()
                .next();
        return new Found(
                row.getLong("guests"),
                row.getLong("events"),
                Optional.ofNullable(row.getOffsetDateTime("first_idle")).map(OffsetDateTime::toInstant),
                row.getLong("retained"));
    }

    /**
     * Removes everything of the guests who were last seen before a time.
     *
     * @return how many guests went
     */
    public long remove(Instant before, Progress progress) {
        long guests = 0;
        long events = 0;
        UUID after = new UUID(0, 0);
        while (true) {
            List<UUID> round = next(before, after);
            for (int start = 0; start < round.size(); start += STEP) {
                List<Long> gone = new ArrayList<>();
                List<UUID> step = round.subList(start, Math.min(start + STEP, round.size()));
                LearnerTransaction.run(pool, step, transaction -> gone.addAll(remove(transaction, step, before)));
                guests += gone.size();
                events += gone.stream().mapToLong(Long::longValue).sum();
                progress.removed(guests, events);
            }
            if (round.size() < ROUND) {
                return guests;
            }
            after = round.getLast();
        }
    }

    private List<UUID> next(Instant before, UUID after) {
        RowSet<Row> rows = pool.preparedQuery("SELECT learner_id FROM (%s) AS idle WHERE NOT %s ORDER BY 1 LIMIT %d"
                        .formatted(sightings.guests("learner_id > $2"), sightings.retained(), ROUND))
                .execute(Tuple.of(at(before), after))
                .await();
        return rows.stream().map(row -> row.getUUID("learner_id")).toList();
    }

    /** Those of them who are idle still, with how many events each had. */
    private List<Long> remove(LearnerTransaction transaction, List<UUID> learners, Instant before) {
        List<UUID> idle = new ArrayList<>();
        List<Long> events = new ArrayList<>();
        RowSet<Row> rows = transaction.execute(new Statement(
                "SELECT learner_id, events FROM (%s) AS idle WHERE NOT %s"
                        .formatted(sightings.guests("learner_id = ANY ($2::uuid[])"), sightings.retained()),
                List.of(at(before), learners.toArray(UUID[]::new))));
        for (Row row : rows) {
            idle.add(row.getUUID("learner_id"));
            events.add(row.getLong("events"));
        }
        for (UUID guest : idle) {
            data.forEach(feature -> transaction.executeAll(feature.deleteGuest(guest)));
            transaction.execute(EventLog.delete(guest));
        }
        transaction.empty(projections, idle);
        return events;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
