package dev.crossroads.account;

import dev.crossroads.event.Gathered;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    private final Gathered<Buffer, Row> found = new Gathered<>(this::stored);
    private final Gathered<Use, Boolean> noted = new Gathered<>(this::note);

    /** A use of a session. */
    private record Use(UUID learner, Buffer tokenHash, OffsetDateTime at) {}

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
            SELECT s.learner_id, s.token_hash, s.used_at, s.expires_at, s.confirmed_at, a.name,
                   ARRAY(SELECT r.role FROM account_role r WHERE r.learner_id = s.learner_id%s) AS roles
            FROM session s
            JOIN account a USING (learner_id)
            WHERE s.token_hash = ANY ($1::bytea[])
            """.formatted(RoleTable.counts(withSecondFactor));
    }

    /** The session of one of these tokens, with its account and roles; none where it has expired or was closed. */
    Future<Optional<Session>> find(List<SessionToken> tokens, Instant now) {
        List<Future<Optional<Row>>> asked = tokens.stream()
                .map(token -> found.ask(Buffer.buffer(token.hash())))
                .toList();
        return Future.all(asked)
                .map(_ -> asked.stream()
                        .flatMap(one -> one.result().stream())
                        .filter(row -> isOpen(row, now))
                        .findFirst()
                        .map(row -> from(row, now)));
    }

    private Future<Map<Buffer, Row>> stored(List<Buffer> hashes) {
        return pool.preparedQuery(find)
                .execute(Tuple.of(hashes.toArray(Buffer[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getBuffer("token_hash"), Function.identity())));
    }

    private static boolean isOpen(Row row, Instant now) {
        return row.getOffsetDateTime("expires_at").toInstant().isAfter(now)
                && row.getOffsetDateTime("used_at").toInstant().isAfter(now.minus(UNUSED));
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
        return noted.ask(new Use(session.learner(), session.tokenHash(), utc(now)));
    }

    /** A use that somebody else is noting at the moment need not be waited for. */
    private Future<Map<Use, Boolean>> note(List<Use> uses) {
        return pool.preparedQuery("""
            WITH held AS (
                SELECT s.learner_id, s.token_hash, used.at
                FROM unnest($1::uuid[], $2::bytea[], $3::timestamptz[]) AS used (learner, hash, at)
                JOIN session s ON s.learner_id = used.learner AND s.token_hash = used.hash
                WHERE s.used_at < used.at
                FOR UPDATE OF s SKIP LOCKED
            )
            UPDATE session
            SET used_at = held.at
            FROM held
            WHERE session.learner_id = held.learner_id AND session.token_hash = held.token_hash
            """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(uses.stream().map(Use::learner).toArray(UUID[]::new))
                        .addArrayOfBuffer(uses.stream().map(Use::tokenHash).toArray(Buffer[]::new))
                        .addArrayOfOffsetDateTime(uses.stream().map(Use::at).toArray(OffsetDateTime[]::new)))
                .map(_ -> uses.stream().collect(Collectors.toMap(Function.identity(), _ -> true)));
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
