package dev.crossroads.bench;

import dev.crossroads.database.BenchPostgres;
import dev.crossroads.database.DatabaseAddress;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The rows of answers, stored by nothing but one durable statement for a batch of them: no locks, no look-up, no guard,
 * no conflict. Each answer has a row in the log, one in {@code response} and one in {@code activity_day}, in tables
 * like those.
 */
final class BareRows implements Load {
    /** About what the recorder has in a batch at 256 connections and more. */
    private static final int BATCH = 200;

    /** As the recorder has. */
    private static final int SIDE_BY_SIDE = 2;

    private static final String BODY = """
        {"quiz": "data-races", "attempt": "018f6b1e-7e2f-7c00-8a51-0d6c9f7b2a11", "question": \
        "2f1f6a52-3c7e-4a58-9a55-0c1b0f9b6d10", "revision": "3f9c2b7a1e4d5f60", "answer": "a1b2c3d4", \
        "correct": true, "points": 1, "outOf": 1}\
        """;

    private static final String INSERT = """
        WITH t AS MATERIALIZED (
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
                          AS t (learner, event, attempt, body, at)
        ),
        logged AS (
            INSERT INTO bench_event (learner_id, id, type, course, occurred_at, body)
            SELECT learner, event, 'question-answered', 'rust-or-go', at, body::jsonb FROM t
        ),
        given AS (
            INSERT INTO bench_response (learner_id, attempt_id, question, course, quiz, revision, answer, correct,
                                        points, out_of, first_answered_at, answered_at, version)
            SELECT learner, attempt, '2f1f6a52-3c7e-4a58-9a55-0c1b0f9b6d10', 'rust-or-go', 'data-races',
                   '3f9c2b7a1e4d5f60', '"a1b2c3d4"', true, 1, 1, at, at, 1
            FROM t
        )
        INSERT INTO bench_activity_day (learner_id, course, day, first_at, last_at)
        SELECT learner, 'rust-or-go', (at AT TIME ZONE 'UTC')::date, at, at FROM t
        """;

    private final DatabaseAddress database;
    private final List<Long> postgres;

    /** Rows in the database of a stage. */
    BareRows(Stage stage) {
        database = stage.database();
        postgres = stage.postgres();
        for (String table : List.of("event", "response", "activity_day")) {
            BenchPostgres.execute(
                    database, "CREATE TABLE IF NOT EXISTS bench_%1$s (LIKE %1$s INCLUDING ALL)".formatted(table));
        }
    }

    @Override
    public Measurement run(Duration time) {
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        AtomicLong rows = new AtomicLong();
        long before = ofPostgres();
        long own = ProcessUse.micros(ProcessHandle.current().pid());
        long start = System.nanoTime();
        Callable<Void> writing = () -> write(start + time.toNanos(), nanos, rows);
        try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            for (Future<Void> done : threads.invokeAll(
                    IntStream.range(0, SIDE_BY_SIDE).mapToObj(_ -> writing).toList())) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("Rows can't be stored", failed);
        }
        double took = (System.nanoTime() - start) / 1e9;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        double stored = rows.get();
        return new Measurement(
                stored / took,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                OptionalDouble.of((ProcessUse.micros(ProcessHandle.current().pid()) - own) / stored),
                OptionalDouble.empty(),
                postgres.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((ofPostgres() - before) / stored),
                0);
    }

    private Void write(long until, Queue<Long> nanos, AtomicLong rows) throws SQLException {
        try (Connection connection = BenchPostgres.open(database);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() < until) {
                long began = System.nanoTime();
                insert.setArray(1, array(connection, "uuid", UUID[]::new, _ -> newcomer()));
                insert.setArray(2, array(connection, "uuid", UUID[]::new, _ -> UUID.randomUUID()));
                insert.setArray(3, array(connection, "uuid", UUID[]::new, _ -> UUID.randomUUID()));
                insert.setArray(4, array(connection, "text", String[]::new, _ -> BODY));
                OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
                insert.setArray(5, array(connection, "timestamptz", OffsetDateTime[]::new, _ -> now));
                insert.executeUpdate();
                nanos.add(System.nanoTime() - began);
                rows.addAndGet(BATCH);
            }
            return null;
        }
    }

    private static <T> Array array(Connection connection, String type, IntFunction<T[]> empty, IntFunction<T> value)
            throws SQLException {
        return connection.createArrayOf(
                type, IntStream.range(0, BATCH).mapToObj(value).toArray(empty));
    }

    /** In the order of time, as learners' ids are. */
    private static UUID newcomer() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000L | random.nextInt(1 << 12),
                random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    private long ofPostgres() {
        return postgres.stream().mapToLong(ProcessUse::microsOfTree).sum();
    }
}
