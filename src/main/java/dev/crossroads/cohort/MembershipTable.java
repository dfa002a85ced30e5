package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of tables {@code membership} and {@code former_membership}. */
final class MembershipTable {
    private final Pool pool;

    MembershipTable(Pool pool) {
        this.pool = pool;
    }

    /** Who is in a cohort, in no order. */
    Future<List<Membership>> of(UUID cohort) {
        return pool.preparedQuery("SELECT learner_id, name, joined_at FROM membership WHERE cohort_id = $1")
                .execute(Tuple.of(cohort))
                .map(MembershipTable::all);
    }

    /** Somebody in a cohort. */
    Future<Optional<Membership>> of(UUID cohort, UUID learner) {
        return pool.preparedQuery("""
                        SELECT learner_id, name, joined_at FROM membership WHERE learner_id = $2 AND cohort_id = $1
                        """)
                .execute(Tuple.of(cohort, learner))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Everything that a learner is in, by the cohort's id. */
    Future<Map<UUID, Membership>> of(UUID learner, List<UUID> cohorts) {
        return pool.preparedQuery("""
                        SELECT cohort_id, learner_id, name, joined_at
                        FROM membership
                        WHERE learner_id = $1 AND cohort_id = ANY ($2)
                        """)
                .execute(Tuple.of(learner, (Object) cohorts.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Membership> byCohort = new HashMap<>();
                    for (Row row : rows) {
                        byCohort.put(row.getUUID("cohort_id"), from(row));
                    }
                    return byCohort;
                });
    }

    /** How many are in each of these cohorts; one without members is missing. */
    Future<Map<UUID, Integer>> counts(List<UUID> cohorts) {
        return pool.preparedQuery("""
                        SELECT cohort_id, count(*)::int AS members
                        FROM membership
                        WHERE cohort_id = ANY ($1)
                        GROUP BY cohort_id
                        """)
                .execute(Tuple.of((Object) cohorts.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Integer> counts = new HashMap<>();
                    for (Row row : rows) {
                        counts.put(row.getUUID("cohort_id"), row.getInteger("members"));
                    }
                    return counts;
                });
    }

    /** Adds a member, or gives the one that is there this name; false where they were removed. */
    Future<Boolean> join(UUID cohort, Membership member) {
        return pool.preparedQuery("""
                        WITH joined AS (
                            INSERT INTO membership (learner_id, cohort_id, name, joined_at)
                            SELECT $1, $2, $3, $4
                            WHERE NOT EXISTS (SELECT FROM former_membership
                                              WHERE learner_id = $1 AND cohort_id = $2 AND removed)
                            ON CONFLICT (learner_id, cohort_id) DO UPDATE SET name = excluded.name
                            RETURNING learner_id, cohort_id
                        ), forgotten AS (
                            DELETE FROM former_membership f
                            USING joined j
                            WHERE f.learner_id = j.learner_id AND f.cohort_id = j.cohort_id
                        )
                        SELECT FROM joined
                        """)
                .execute(Tuple.of(
                        member.learner(),
                        cohort,
                        member.name(),
                        member.joinedAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 1);
    }

    /** Changes the name of a member; nothing happens where they are none. */
    Future<?> rename(UUID cohort, UUID learner, String name) {
        return pool.preparedQuery("UPDATE membership SET name = $3 WHERE learner_id = $1 AND cohort_id = $2")
                .execute(Tuple.of(learner, cohort, name));
    }

    /**
     * Ends a membership; false where there is none.
     *
     * @param removed whether an instructor did it
     */
    Future<Boolean> end(UUID cohort, UUID learner, Instant at, boolean removed) {
        return pool.preparedQuery("""
                        WITH ended AS (
                            DELETE FROM membership WHERE learner_id = $1 AND cohort_id = $2
                            RETURNING learner_id, cohort_id, name
                        )
                        INSERT INTO former_membership (learner_id, cohort_id, name, ended_at, removed)
                        SELECT learner_id, cohort_id, name, $3, $4 FROM ended
                        ON CONFLICT (learner_id, cohort_id) DO UPDATE
                            SET name = excluded.name, ended_at = excluded.ended_at, removed = excluded.removed
                        """)
                .execute(Tuple.of(learner, cohort, at.atOffset(ZoneOffset.UTC), removed))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whom instructors removed from a cohort and who can't join again: ids with names, the latest first. */
    Future<List<Membership>> removed(UUID cohort) {
        return pool.preparedQuery("""
                        SELECT learner_id, name, ended_at AS joined_at
                        FROM former_membership
                        WHERE cohort_id = $1 AND removed
                        ORDER BY ended_at DESC
                        """).execute(Tuple.of(cohort)).map(MembershipTable::all);
    }

    /** Lets somebody who was removed join again. */
    Future<?> readmit(UUID cohort, UUID learner) {
        return pool.preparedQuery("DELETE FROM former_membership WHERE learner_id = $1 AND cohort_id = $2")
                .execute(Tuple.of(learner, cohort));
    }

    private static List<Membership> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MembershipTable::from)
                .toList();
    }

    private static Membership from(Row row) {
        return new Membership(
                row.getUUID("learner_id"),
                row.getString("name"),
                row.getOffsetDateTime("joined_at").toInstant());
    }
}
