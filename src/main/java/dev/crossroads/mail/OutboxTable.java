package dev.crossroads.mail;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code mail_outbox}. */
final class OutboxTable {
    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A mail that is to be sent.
     *
     * @param unsubscribe the address that ends mail of its kind
     */
    record Due(
            UUID id,
            String address,
            String subject,
            String text,
            String html,
            Optional<String> unsubscribe,
            int tries,
            Instant until) {}

    static Statement put(
            UUID id,
            Letter letter,
            String subject,
            String text,
            String html,
            Optional<String> unsubscribe,
            OffsetDateTime now,
            OffsetDateTime until) {
        return new Statement(
                """
                INSERT INTO mail_outbox (id, kind, learner_id, address, subject, as_text, as_html, made_at, until, next_at,
                                         unsubscribe, about, turn)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $10, $11, $12)
                """,
                Arrays.asList(
                        id,
                        letter.kind(),
                        letter.learner().orElse(null),
                        letter.address(),
                        subject,
                        text,
                        html,
                        now,
                        until,
                        unsubscribe.orElse(null),
                        letter.about().orElse(null),
                        (short) letter.turn().ordinal()));
    }

    static Statement withdraw(UUID learner, String kind) {
        return new Statement("""
                DELETE FROM mail_outbox
                WHERE learner_id = $1 AND kind = $2 AND sent_at IS NULL AND failed_at IS NULL
                """, List.of(learner, kind));
    }

    /**
     * Takes away a mail that waits. One that is just being sent can't be stopped; it is not tried again then, where
     * that fails.
     */
    static Future<?> stop(SqlConnection transaction, String kind, UUID about, String address) {
        return transaction.preparedQuery("""
                        DELETE FROM mail_outbox
                        WHERE kind = $1 AND about = $2 AND address = $3 AND sent_at IS NULL AND failed_at IS NULL
                        """).execute(Tuple.of(kind, about, address));
    }

    /**
     * Takes the mail whose turn it is and that waits longest, for so long that nobody else sends it meanwhile; whoever
     * dies over it leaves it to the next after that. A row that another node is just taking is passed over.
     */
    Future<Optional<Due>> take(Instant now, Duration held) {
        return pool.preparedQuery("""
                        UPDATE mail_outbox SET tries = tries + 1, next_at = $2
                        WHERE id = (SELECT id FROM mail_outbox
                                    WHERE sent_at IS NULL AND failed_at IS NULL AND next_at <= $1
                                    ORDER BY turn, next_at, id
                                    LIMIT 1
                                    FOR UPDATE SKIP LOCKED)
                        RETURNING id, address, subject, as_text, as_html, unsubscribe, tries, until
                        """)
                .execute(Tuple.of(at(now), at(now.plus(held))))
                .map(rows -> rows.stream().map(OutboxTable::due).findFirst());
    }

    private static Due due(Row row) {
        return new Due(
                row.getUUID("id"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("as_text"),
                row.getString("as_html"),
                Optional.ofNullable(row.getString("unsubscribe")),
                row.getInteger("tries"),
                row.getOffsetDateTime("until").toInstant());
    }

    /** The mail server has it. */
    Future<?> sent(UUID id, Instant now) {
        return pool.preparedQuery("""
                        UPDATE mail_outbox SET sent_at = $2, failure = NULL, as_text = NULL, as_html = NULL,
                            unsubscribe = NULL
                        WHERE id = $1
                        """).execute(Tuple.of(id, at(now)));
    }

    /** It is tried again then. */
    Future<?> later(UUID id, Instant next, String why) {
        return pool.preparedQuery("UPDATE mail_outbox SET next_at = $2, failure = $3 WHERE id = $1")
                .execute(Tuple.of(id, at(next), why));
    }

    /** It is given up; where nothing is said, for what was said of it before. */
    Future<?> failed(UUID id, Instant now, Optional<String> why) {
        return pool.preparedQuery("""
                        UPDATE mail_outbox
                        SET failed_at = $2, failure = coalesce($3, failure, 'It was not sent in time.'), as_text = NULL,
                            as_html = NULL, unsubscribe = NULL
                        WHERE id = $1
                        """).execute(Tuple.of(id, at(now), why.orElse(null)));
    }

    /** Forgets what was sent, and what was given up, long ago. */
    Future<?> forget(Instant sentBefore, Instant failedBefore) {
        return pool.preparedQuery("DELETE FROM mail_outbox WHERE sent_at < $1 OR failed_at < $2")
                .execute(Tuple.of(at(sentBefore), at(failedBefore)));
    }

    /** Whether one waits that was not sent at once, or was given up. */
    record Trouble(
            String kind, String address, Instant madeAt, int tries, Optional<Instant> failedAt, String failure) {}

    /** The latest that did not go out at the first try and has not since. */
    Future<List<Trouble>> troubles(int most) {
        return pool.preparedQuery("""
                        SELECT kind, address, made_at, tries, failed_at, coalesce(failure, '') AS failure
                        FROM mail_outbox
                        WHERE sent_at IS NULL AND (failed_at IS NOT NULL OR failure IS NOT NULL)
                        ORDER BY made_at DESC, id DESC
                        LIMIT $1
                        """)
                .execute(Tuple.of(most))
                .map(rows -> rows.stream().map(OutboxTable::trouble).toList());
    }

    private static Trouble trouble(Row row) {
        return new Trouble(
                row.getString("kind"),
                row.getString("address"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getInteger("tries"),
                Optional.ofNullable(row.getOffsetDateTime("failed_at")).map(OffsetDateTime::toInstant),
                row.getString("failure"));
    }

    /** Counts: waiting, sent in the last week, given up in the last month. */
    record Counts(int waiting, int sent, int failed) {}

    Future<Counts> counts() {
        return pool.query("""
                        SELECT count(*) FILTER (WHERE sent_at IS NULL AND failed_at IS NULL)::int AS waiting,
                               count(sent_at)::int AS sent, count(failed_at)::int AS failed
                        FROM mail_outbox
                        """).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Counts(row.getInteger("waiting"), row.getInteger("sent"), row.getInteger("failed"));
        });
    }

    /**
     * Lets what was given up and could still be of use, and what waits, be tried now; bodies are kept of the latter.
     */
    Future<Integer> retry(Instant now) {
        return pool.preparedQuery("""
                        UPDATE mail_outbox SET next_at = $1
                        WHERE sent_at IS NULL AND failed_at IS NULL AND failure IS NOT NULL
                        """).execute(Tuple.of(at(now))).map(rows -> rows.rowCount());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
