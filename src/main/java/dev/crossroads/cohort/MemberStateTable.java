package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerVersion;
import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SQL of table {@code member_state}. */
final class MemberStateTable {
    /** Its name, for who empties it. */
    static final String NAME = "member_state";

    /**
     * A guest who becomes part of an account takes these locks in another order; before Postgres finds that two wait
     * for each other, which takes it a second, this one gives up.
     */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '250ms'";

    private final Pool pool;

    MemberStateTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A state with what it is a state of.
     *
     * @param edition see {@link StateEdition}
     * @param version of the learner, asked before it was worked out
     */
    record Kept(UUID learner, String course, ZoneId zone, String edition, LearnerVersion version, byte[] state) {}

    /** A state with the version that it is of. */
    record Stored(LearnerVersion version, byte[] state) {}

    /** Those of these learners that were made by this edition, of whatever version. */
    Future<Map<UUID, Stored>> of(Collection<UUID> learners, String course, ZoneId zone, String edition) {
        return pool.preparedQuery("""
                        SELECT learner_id, made_anew, events, state
                        FROM member_state
                        WHERE learner_id = ANY ($1::uuid[]) AND course = $2 AND zone = $3 AND made_by = $4
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), course, zone.getId(), edition))
                .map(rows -> {
                    Map<UUID, Stored> stored = new HashMap<>();
                    rows.forEach(row -> stored.put(
                            row.getUUID("learner_id"),
                            new Stored(
                                    new LearnerVersion(row.getLong("made_anew"), row.getLong("events")),
                                    row.getBuffer("state").getBytes())));
                    return stored;
                });
    }

    /**
     * Keeps these, of members alone: a membership that ends meanwhile, as with an account, is waited for, so that
     * nothing is kept of whoever is deleted. One that is there of a later version stays. Fails where others are in the
     * way for long.
     */
    Future<Void> put(List<Kept> states) {
        Statement statement = Columns.of(states)
                .uuid(Kept::learner)
                .text(Kept::course)
                .text(state -> state.zone().getId())
                .text(Kept::edition)
                .statement("""
                    WITH here AS (SELECT learner_id FROM membership
                                  WHERE learner_id = ANY ($1::uuid[])
                                  ORDER BY learner_id, cohort_id
                                  FOR KEY SHARE)
                    INSERT INTO member_state AS known (learner_id, course, zone, made_by, made_anew, events, state)
                    SELECT learner_id, course, zone, made_by, made_anew, events, state
                    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bytea[])
                         AS kept (learner_id, course, zone, made_by, made_anew, events, state)
                    WHERE learner_id IN (SELECT learner_id FROM here)
                    ORDER BY learner_id, course, zone
                    ON CONFLICT (learner_id, course, zone) DO UPDATE
                        SET made_by = excluded.made_by, made_anew = excluded.made_anew, events = excluded.events,
                            state = excluded.state
                        WHERE (known.made_anew, known.events) <= (excluded.made_anew, excluded.events)
                    """);
        List<Object> parameters = new ArrayList<>(statement.parameters());
        parameters.add(states.stream().map(state -> state.version().madeAnew()).toArray(Long[]::new));
        parameters.add(states.stream().map(state -> state.version().events()).toArray(Long[]::new));
        parameters.add(
                states.stream().map(state -> Buffer.buffer(state.state())).toArray(Buffer[]::new));
        return pool.withTransaction(transaction -> transaction
                .query(PATIENCE)
                .execute()
                .compose(_ -> transaction.preparedQuery(statement.sql()).execute(Tuple.wrap(parameters)))
                .mapEmpty());
    }

    /** Removes what is kept of a learner. */
    static Statement delete(UUID learner) {
        return new Statement("DELETE FROM member_state WHERE learner_id = $1", List.of(learner));
    }
}
