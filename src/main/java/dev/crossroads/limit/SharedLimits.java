package dev.crossroads.limit;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Limits that hold for all nodes together and after a restart: the counts are in the database. A use counts before what
 * it stands for is done, so that many at once are no way around.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class SharedLimits {
    /** Empty buckets are thrown out now and then; they say the same as none. */
    private static final int CLEANED_EVERY = 100;

    private final Pool pool;
    private final InstantSource clock;
    private final AtomicInteger uses = new AtomicInteger();

    /** Limits whose counts are in this database. */
    public SharedLimits(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Counts one use; how long to wait where it does not fit, and then it is not counted. */
    public Optional<Duration> count(Use use) {
        return count(List.of(use));
    }

    /**
     * Counts each of these, where it fits; the longest wait of those that don't. Those that fit are counted also where
     * another does not: who tries an account that is closed has tried all the same.
     *
     * @param all of different subjects or kinds
     */
    public Optional<Duration> count(List<Use> all) {
        long now = clock.millis();
        Map<Buffer, Use> bySubject = all.stream().collect(Collectors.toMap(Use::hash, Function.identity()));
        // In one order, so that two statements never wait for each other.
        Buffer[] subjects = bySubject.keySet().stream()
                .sorted(Comparator.comparing(hash -> HexFormat.of().formatHex(hash.getBytes())))
                .toArray(Buffer[]::new);
        Long[] each = new Long[subjects.length];
        Long[] full = new Long[subjects.length];
        for (int i = 0; i < subjects.length; i++) {
            each[i] = bySubject.get(subjects[i]).limit().eachMillis();
            full[i] = bySubject.get(subjects[i]).limit().fullMillis();
        }
        clean(now);
        long longest = 0;
        for (Row row : pool.preparedQuery("""
                        WITH used AS (
                            SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bigint[]) AS used (subject, each, whole)
                        )
                        INSERT INTO limit_use AS stored (subject, empty_at, was_refused)
                        SELECT subject, $4 + each, false FROM used
                        ON CONFLICT (subject) DO UPDATE SET
                            (empty_at, was_refused) = (
                                SELECT CASE WHEN after <= $4 + whole THEN after ELSE stored.empty_at END,
                                       after > $4 + whole
                                FROM used, LATERAL (SELECT greatest(stored.empty_at, $4) + each AS after) AS counted
                                WHERE used.subject = stored.subject)
                        RETURNING subject, empty_at, was_refused
                        """)
                .execute(Tuple.of(subjects, each, full, now))
                .await()) {
            if (row.getBoolean("was_refused")) {
                Limit limit = bySubject.get(row.getBuffer("subject")).limit();
                longest = Math.max(longest, limit.waitMillis(row.getLong("empty_at"), now, 1));
            }
        }
        return waiting(longest);
    }

    /** The wait until one more would fit; empty where it would now. Counts nothing. */
    public Optional<Duration> wait(Use use) {
        long now = clock.millis();
        long longest = 0;
        for (Row row : pool.preparedQuery("SELECT empty_at FROM limit_use WHERE subject = $1")
                .execute(Tuple.of(use.hash()))
                .await()) {
            longest = use.limit().waitMillis(row.getLong("empty_at"), now, 1);
        }
        return waiting(longest);
    }

    /** Takes one back that turned out to be right. */
    public void giveBack(Use use) {
        pool.preparedQuery("UPDATE limit_use SET empty_at = empty_at - $2 WHERE subject = $1")
                .execute(Tuple.of(use.hash(), use.limit().eachMillis()))
                .await();
    }

    /** Begins anew, as if there had been none. */
    public void forget(Use use) {
        pool.preparedQuery("DELETE FROM limit_use WHERE subject = $1")
                .execute(Tuple.of(use.hash()))
                .await();
    }

    private void clean(long now) {
        if (uses.getAndIncrement() % CLEANED_EVERY == 0) {
            pool.preparedQuery("DELETE FROM limit_use WHERE empty_at < $1")
                    .execute(Tuple.of(now))
                    .await();
        }
    }

    private static Optional<Duration> waiting(long millis) {
        return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }
}
