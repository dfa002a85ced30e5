package dev.crossroads.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The SQL of table {@code session}. A session is there or it is not: nothing but {@link #open} ever adds a row, so that
 * a request under way can't bring back what was closed.
 */
final class SessionTable {
    /** Signed in at most this long: NIST SP 800-63B-4 section 2.1.3, for its first level of assurance. */
    static final Duration LONGEST = Duration.ofDays(30);

    /**
     * And not used at most this long. OWASP's Session Management Cheat Sheet leaves it to what is at stake; this is for
     * who learns once a week.
     */
    static final Duration UNUSED = Duration.ofDays(8);

    /** The precision of the last use: a row written on every request would cost more than reading it. */
    static final Duration NOTED_EVERY = Duration.ofMinutes(10);

    private final Pool pool;
    private final String find;

    /** A session as its owner sees it among the others. */
    record Listed(Buffer tokenHash, String browser, Instant createdAt, Instant usedAt) {
        /** Names the session, see {@link Session#id}. */
        String id() {
            return HexFormat.of().formatHex(tokenHash.getBytes());
        }
    }

    /**
     * Sessions in a database.
     *
     * @param withSecondFactor whether roles count for those alone who have a second factor
     */
    SessionTable(Pool pool, boolean withSecondFactor) {
        this.pool = pool;
        find = """
                SELECT s.learner_id, s.token_hash, s.used_at, s.confirmed_at, a.name,
                       ARRAY(SELECT r.role FROM account_role r WHERE r.learner_id = s.learner_id%s) AS roles
                FROM session s
                JOIN account a USING (learner_id)
                WHERE s.token_hash = ANY ($1::bytea[]) AND s.expires_at > $2 AND s.used_at > $3
                LIMIT 1
                """.formatted(RoleTable.counts(withSecondFactor));
    }

    /** The session of one of these tokens, with its account and roles; none where it has expired or was closed. */
    Future<Optional<Session>> find(List<SessionToken> tokens, Instant now) {
        return pool.preparedQuery(find)
                .execute(Tuple.of(hashes(tokens), utc(now), utc(now.minus(UNUSED))))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(from(rows.iterator().next(), now)));
    }

    private static Session from(Row row, Instant now) {
        return new Session(
                row.getUUID("learner_id"),
                row.getBuffer("token_hash"),
                row.getString("name"),
                Set.of(row.getArrayOfStrings("roles")),
                row.getOffsetDateTime("used_at").toInstant().isBefore(now.minus(NOTED_EVERY)),
                Optional.ofNullable(row.getOffsetDateTime("confirmed_at")).map(OffsetDateTime::toInstant));
    }

    /** Begins a session, and forgets the learner's expired ones. */
    Future<?> open(UUID learner, SessionToken token, String browser, Instant now) {
        return pool.preparedQuery("""
                        DELETE FROM session WHERE learner_id = $1 AND (expires_at <= $2 OR used_at <= $3)
                        """)
                .execute(Tuple.of(learner, utc(now), utc(now.minus(UNUSED))))
                .compose(_ -> pool.preparedQuery("""
                        INSERT INTO session (learner_id, token_hash, browser, created_at, used_at, expires_at)
                        VALUES ($1, $2, $3, $4, $4, $5)
                        """)
                        .execute(Tuple.of(
                                learner, Buffer.buffer(token.hash()), browser, utc(now), utc(now.plus(LONGEST)))));
    }

    /** Notes that a session is in use. */
    Future<?> use(Session session, Instant now) {
        return pool.preparedQuery("UPDATE session SET used_at = $3 WHERE learner_id = $1 AND token_hash = $2")
                .execute(Tuple.of(session.learner(), session.tokenHash(), utc(now)));
    }

    /** The sessions of a learner that can be used, the latest used first. */
    Future<List<Listed>> of(UUID learner, Instant now) {
        return pool.preparedQuery("""
                        SELECT token_hash, browser, created_at, used_at
                        FROM session
                        WHERE learner_id = $1 AND expires_at > $2 AND used_at > $3
                        ORDER BY used_at DESC, created_at DESC
                        """)
                .execute(Tuple.of(learner, utc(now), utc(now.minus(UNUSED))))
                .map(SessionTable::listed);
    }

    private static List<Listed> listed(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Listed(
                        row.getBuffer("token_hash"),
                        row.getString("browser"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("used_at").toInstant()))
                .toList();
    }

    /** Ends one session. */
    Future<?> close(Session session) {
        return pool.preparedQuery("DELETE FROM session WHERE learner_id = $1 AND token_hash = $2")
                .execute(Tuple.of(session.learner(), session.tokenHash()));
    }

    /** Ends one session of a learner, by its hash; false where it is none of theirs. */
    Future<Boolean> close(UUID learner, Buffer tokenHash) {
        return pool.preparedQuery("DELETE FROM session WHERE learner_id = $1 AND token_hash = $2")
                .execute(Tuple.of(learner, tokenHash))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Notes that its owner has shown at a provider that they are there. */
    Future<?> confirm(Session session, Instant now) {
        return pool.preparedQuery("UPDATE session SET confirmed_at = $3 WHERE learner_id = $1 AND token_hash = $2")
                .execute(Tuple.of(session.learner(), session.tokenHash(), utc(now)));
    }

    /** Ends all sessions of a learner. */
    Future<?> closeAll(UUID learner) {
        return pool.preparedQuery("DELETE FROM session WHERE learner_id = $1").execute(Tuple.of(learner));
    }

    private static Buffer[] hashes(List<SessionToken> tokens) {
        return tokens.stream().map(token -> Buffer.buffer(token.hash())).toArray(Buffer[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
