package dev.crossroads.cohort;

import dev.crossroads.event.Statement;
import dev.crossroads.quiz.regrade.Regrades;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The SQL of tables {@code membership} and {@code former_membership}. */
final class MembershipTable {
    private final SqlClient client;

    MembershipTable(SqlClient client) {
        this.client = client;
    }

    /** The members of a cohort, in no order. */
    Future<List<Membership>> of(UUID cohort) {
        return client.preparedQuery(
                        "SELECT learner_id, name, joined_at, number, listed_as FROM membership WHERE cohort_id = $1")
                .execute(Tuple.of(cohort))
                .map(MembershipTable::all);
    }

    /** Somebody in a cohort. */
    Future<Optional<Membership>> of(UUID cohort, UUID learner) {
        return client.preparedQuery("""
                        SELECT learner_id, name, joined_at, number, listed_as FROM membership WHERE learner_id = $2 AND cohort_id = $1
                        """)
                .execute(Tuple.of(cohort, learner))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Everything that a learner is in, by the cohort's id. */
    Future<Map<UUID, Membership>> of(UUID learner, List<UUID> cohorts) {
        return client.preparedQuery("""
                        SELECT cohort_id, learner_id, name, joined_at, number, listed_as
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

    /** The number of members in each of these cohorts; one without members is missing. */
    Future<Map<UUID, Integer>> counts(List<UUID> cohorts) {
        return client.preparedQuery("""
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

    /**
     * Adds a member, or gives the one that is there this name; false where they were removed. An invitation of theirs
     * is used up with it, and its number theirs; and what was decided about the cohort's answers concerns theirs too.
     *
     * @param addressKey of their account; empty for a guest
     */
    Future<Boolean> join(UUID cohort, Membership member, Optional<String> addressKey) {
        return lockedInvitation(cohort, addressKey)
                .compose(_ -> join(cohort, member, addressKey, "name = excluded.name"));
    }

    /**
     * The same by an invitation: who is a member already keeps their name. Empty where it was used up or withdrawn
     * meanwhile and they are no member.
     */
    Future<Optional<Boolean>> accept(UUID cohort, Membership member, String addressKey) {
        return lockedInvitation(cohort, Optional.of(addressKey))
                .compose(isThere -> isThere
                        ? join(cohort, member, Optional.of(addressKey), "name = membership.name")
                                .map(Optional::of)
                        : of(cohort, member.learner()).map(in -> in.map(_ -> true)));
    }

    /** Locks an invitation first, so that it is used up by one alone of those who have its link; false without one. */
    private Future<Boolean> lockedInvitation(UUID cohort, Optional<String> addressKey) {
        return client.preparedQuery("""
                        SELECT FROM cohort_invitation WHERE cohort_id = $1 AND email_key = $2 FOR UPDATE
                        """)
                .execute(Tuple.of(cohort).addString(addressKey.orElse(null)))
                .map(rows -> rows.size() == 1);
    }

    private Future<Boolean> join(UUID cohort, Membership member, Optional<String> addressKey, String known) {
        Statement again = Regrades.again(List.of(member.learner()));
        return joined(cohort, member, addressKey, known)
                .compose(isIn -> client.preparedQuery(again.sql())
                        .execute(Tuple.wrap(new ArrayList<>(again.parameters())))
                        .map(isIn));
    }

    private Future<Boolean> joined(UUID cohort, Membership member, Optional<String> addressKey, String known) {
        return client.preparedQuery("""
                        WITH joined AS (
                            INSERT INTO membership (learner_id, cohort_id, name, joined_at, number, listed_as)
                            SELECT $1, $2, $3, $4, i.number, i.email_key
                            FROM (VALUES (1)) AS one
                            LEFT JOIN cohort_invitation i ON i.cohort_id = $2 AND i.email_key = $5
                            WHERE NOT EXISTS (SELECT FROM former_membership
                                              WHERE learner_id = $1 AND cohort_id = $2 AND removed)
                            ON CONFLICT (learner_id, cohort_id) DO UPDATE
                                SET %s, number = coalesce(excluded.number, membership.number),
                                    listed_as = coalesce(excluded.listed_as, membership.listed_as)
                            RETURNING learner_id, cohort_id
                        ), forgotten AS (
                            DELETE FROM former_membership f
                            USING joined j
                            WHERE f.learner_id = j.learner_id AND f.cohort_id = j.cohort_id
                        ), used AS (
                            DELETE FROM cohort_invitation i
                            USING joined j
                            WHERE i.cohort_id = j.cohort_id AND i.email_key = $5
                        )
                        SELECT FROM joined
                        """.formatted(known))
                .execute(Tuple.of(
                                member.learner(),
                                cohort,
                                member.name(),
                                member.joinedAt().atOffset(ZoneOffset.UTC))
                        .addString(addressKey.orElse(null)))
                .map(rows -> rows.size() == 1);
    }

    /**
     * Gives members the numbers of a list; nothing else of them changes.
     *
     * @param numbers by learner
     */
    Future<?> setNumbers(UUID cohort, Map<UUID, String> numbers) {
        List<UUID> learners = List.copyOf(numbers.keySet());
        return client.preparedQuery("""
                        UPDATE membership m
                        SET number = t.number
                        FROM unnest($2::uuid[], $3::text[]) AS t (learner_id, number)
                        WHERE m.cohort_id = $1 AND m.learner_id = t.learner_id
                        """)
                .execute(Tuple.of(
                        cohort,
                        learners.toArray(UUID[]::new),
                        learners.stream().map(numbers::get).toArray(String[]::new)));
    }

    /** Changes the name of a member; false where they are none, or have it. */
    Future<Boolean> rename(UUID cohort, UUID learner, String name) {
        return client.preparedQuery("""
                        UPDATE membership SET name = $3 WHERE learner_id = $1 AND cohort_id = $2 AND name <> $3
                        """)
                .execute(Tuple.of(learner, cohort, name))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Ends a membership; false where there is none.
     *
     * @param removed whether an instructor did it
     */
    Future<Boolean> end(UUID cohort, UUID learner, Instant at, boolean removed) {
        return client.preparedQuery("""
                        WITH alone AS (
                            DELETE FROM cohort_accommodation a
                            USING cohort_accommodated m
                            WHERE m.learner_id = $1 AND m.cohort_id = $2 AND a.id = m.accommodation_id
                              AND NOT EXISTS (SELECT FROM cohort_accommodated o
                                              WHERE o.accommodation_id = a.id AND o.learner_id <> $1)
                        ),
                        ended AS (
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

    /** Removed members of a cohort, who can't join again: ids with names, the latest first. */
    Future<List<Membership>> removed(UUID cohort) {
        return client.preparedQuery("""
                        SELECT learner_id, name, ended_at AS joined_at, NULL AS number, NULL AS listed_as
                        FROM former_membership
                        WHERE cohort_id = $1 AND removed
                        ORDER BY ended_at DESC
                        """).execute(Tuple.of(cohort)).map(MembershipTable::all);
    }

    /** Lets somebody who was removed join again; false where they were not. */
    Future<Boolean> readmit(UUID cohort, UUID learner) {
        return client.preparedQuery("""
                        DELETE FROM former_membership WHERE learner_id = $1 AND cohort_id = $2 AND removed
                        """).execute(Tuple.of(learner, cohort)).map(rows -> rows.rowCount() == 1);
    }

    private static List<Membership> all(RowSet<Row> rows) {
        return rows.stream().map(MembershipTable::from).toList();
    }

    private static Membership from(Row row) {
        return new Membership(
                row.getUUID("learner_id"),
                row.getString("name"),
                row.getOffsetDateTime("joined_at").toInstant(),
                Optional.ofNullable(row.getString("number")),
                Optional.ofNullable(row.getString("listed_as")));
    }
}
