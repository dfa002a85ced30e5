package dev.crossroads.recorder;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Owners of accounts whom nobody has seen for long, and all that is held of them. Each goes in a transaction of their
 * own that looks again under their lock, as if they had deleted their account. Waits: for plain or virtual threads.
 */
public final class IdleAccounts {
    private final Pool pool;
    private final List<Projection> projections;
    private final List<LearnerData> data;
    private final Sightings sightings;
    private final InstantSource clock;

    /**
     * Owners who were not seen since a time.
     *
     * @param people those who may go
     * @param events in the log of them
     * @param retained who stay, as others count on their records
     */
    public record Found(long people, long events, long retained) {}

    /** Accounts of a database, of whose owners these projections and features hold something. */
    public IdleAccounts(Pool pool, List<Projection> projections, List<LearnerData> data, InstantSource clock) {
        this.pool = pool;
        this.projections = List.copyOf(projections);
        this.data = List.copyOf(data);
        this.clock = clock;
        sightings = new Sightings(data);
    }

    /** Counts the owners who were last seen before a time. */
    public Found count(Instant before) {
        Row row = pool.preparedQuery("""
                SELECT count(*) FILTER (WHERE NOT is_retained) AS people,
                       coalesce(sum(events) FILTER (WHERE NOT is_retained), 0)::bigint AS events,
                       count(*) FILTER (WHERE is_retained) AS retained
                FROM (SELECT learner_id, events, %s AS is_retained FROM (%s) AS idle) AS judged
                """.formatted(sightings.retained(), sightings.owners("true")))
                .execute(Tuple.of(at(before)))
                .await()
                .iterator()
                .next();
        return new Found(row.getLong("people"), row.getLong("events"), row.getLong("retained"));
    }

    /** Finds the owners who were last seen before a time. */
    public List<UUID> find(Instant before) {
        return pool.preparedQuery(idle("true")).execute(Tuple.of(at(before))).await().stream()
                .map(row -> row.getUUID("learner_id"))
                .toList();
    }

    /**
     * Removes everything of those among these who were last seen before a time.
     *
     * @return whose went
     */
    public List<UUID> remove(Collection<UUID> owners, Instant before) {
        List<UUID> gone = new ArrayList<>();
        for (UUID owner : owners) {
            LearnerTransaction.run(pool, List.of(owner), transaction -> {
                Statement still = new Statement(idle("learner_id = $2"), List.of(at(before), owner));
                if (transaction.execute(still).size() == 1) {
                    transaction.erase(owner, projections, data, clock.instant());
                    gone.add(owner);
                }
            });
        }
        return gone;
    }

    private String idle(String condition) {
        return "SELECT learner_id FROM (%s) AS idle WHERE NOT %s ORDER BY 1"
                .formatted(sightings.owners(condition), sightings.retained());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
