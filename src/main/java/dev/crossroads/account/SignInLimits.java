package dev.crossroads.account;

import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;

/**
 * How often a password may be tried. A try counts before it is made, so that many at once are no way around, and is
 * forgiven when it was right. What has no account is counted like what has one. The counts are in the database, where
 * every node sees them, and hold for a time from the first failure on.
 */
final class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Below the 100 in a row that NIST SP 800-63B-4 section 3.2.2 allows; sessions that are open are not affected. */
    private static final int PER_ACCOUNT = 20;

    /** A school behind one address may well mistype this often. */
    private static final int PER_ADDRESS = 100;

    private final Pool pool;
    private final InstantSource clock;

    /** What a try is counted for. */
    record Try(Buffer account, Buffer address) {}

    SignInLimits(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Counts a try. Waits: for virtual threads.
     *
     * @param email what was typed in the place of an e-mail address
     * @param address of the browser, see {@link #addressOf}
     * @throws Problem 429 where there were too many
     */
    Try begin(String email, String address) {
        String key = EmailAddress.of(email).map(EmailAddress::key).orElse("");
        Try counted = new Try(subject("account", key), subject("address", address));
        Instant now = clock.instant();
        Instant oldest = now.minus(WINDOW);
        // In one order, so that two tries never wait for each other.
        Buffer[] subjects = {counted.account(), counted.address()};
        Arrays.sort(subjects, Comparator.comparing(bytes -> HexFormat.of().formatHex(bytes.getBytes())));
        for (Row row : pool.preparedQuery("""
                        INSERT INTO sign_in_failure AS known (subject, failures, since)
                        SELECT subject, 1, $2 FROM unnest($1::bytea[]) AS subject
                        ON CONFLICT (subject) DO UPDATE SET
                            failures = CASE WHEN known.since > $3 THEN known.failures + 1 ELSE 1 END,
                            since = CASE WHEN known.since > $3 THEN known.since ELSE excluded.since END
                        RETURNING subject, failures, since
                        """)
                .execute(Tuple.of(subjects, now.atOffset(ZoneOffset.UTC), oldest.atOffset(ZoneOffset.UTC)))
                .await()) {
            int most = row.getBuffer("subject").equals(counted.account()) ? PER_ACCOUNT : PER_ADDRESS;
            if (row.getInteger("failures") > most) {
                Instant end = row.getOffsetDateTime("since").toInstant().plus(WINDOW);
                throw tooMany(Duration.between(now, end));
            }
        }
        return counted;
    }

    /** The try was right: the account starts anew, and the address has one less. Waits: for virtual threads. */
    void forgive(Try counted) {
        pool.preparedQuery("""
                        UPDATE sign_in_failure
                        SET failures = CASE WHEN subject = $1 THEN 0 ELSE greatest(failures - 1, 0) END
                        WHERE subject = $1 OR subject = $2
                        """)
                .execute(Tuple.of(counted.account(), counted.address()))
                .compose(_ -> pool.preparedQuery("DELETE FROM sign_in_failure WHERE since < $1")
                        .execute(Tuple.of(clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))))
                .await();
    }

    private static Problem tooMany(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return Problem.of(429, "Too many requests", new Message("account.problem.tries", Map.of("count", minutes)))
                .with("retryAfter", Math.max(1, wait.toSeconds()));
    }

    private static Buffer subject(String kind, String what) {
        try {
            byte[] text = (kind + '\0' + what).getBytes(StandardCharsets.UTF_8);
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
