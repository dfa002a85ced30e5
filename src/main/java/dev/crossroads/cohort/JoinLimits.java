package dev.crossroads.cohort;

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
import java.util.Map;

/**
 * How often a join code may be guessed from one network address. Only misses count, so a whole school behind one
 * address may join at once. The counts are in the database, where every node sees them.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class JoinLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Two classes that all mistype once. */
    private static final int MISSES = 60;

    private final Pool pool;
    private final InstantSource clock;

    JoinLimits(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A problem 429 where too many codes from this address were wrong; then not even a right one is looked at. */
    void check(String address) {
        Instant now = clock.instant();
        for (Row row : pool.preparedQuery("SELECT misses, since FROM join_miss WHERE address = $1 AND since > $2")
                .execute(Tuple.of(hash(address), now.minus(WINDOW).atOffset(ZoneOffset.UTC)))
                .await()) {
            if (row.getInteger("misses") >= MISSES) {
                Duration wait = Duration.between(
                        now, row.getOffsetDateTime("since").toInstant().plus(WINDOW));
                throw Problem.of(
                                429,
                                "Too many requests",
                                new Message(
                                        "cohort.problem.misses",
                                        Map.of("count", wait.plusSeconds(59).toMinutes())))
                        .with("retryAfter", wait.plusMillis(999).toSeconds());
            }
        }
    }

    /** Counts a code that nobody gave out. */
    void miss(String address) {
        Instant now = clock.instant();
        pool.preparedQuery("""
                        INSERT INTO join_miss AS known (address, misses, since)
                        VALUES ($1, 1, $2)
                        ON CONFLICT (address) DO UPDATE SET
                            misses = CASE WHEN known.since > $3 THEN known.misses + 1 ELSE 1 END,
                            since = CASE WHEN known.since > $3 THEN known.since ELSE excluded.since END
                        """)
                .execute(Tuple.of(
                        hash(address),
                        now.atOffset(ZoneOffset.UTC),
                        now.minus(WINDOW).atOffset(ZoneOffset.UTC)))
                .compose(_ -> pool.preparedQuery("DELETE FROM join_miss WHERE since <= $1")
                        .execute(Tuple.of(now.minus(WINDOW).atOffset(ZoneOffset.UTC))))
                .await();
    }

    private static Buffer hash(String address) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
