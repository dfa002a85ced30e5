package dev.crossroads.bench;

import dev.crossroads.bench.Contest.Contender;
import dev.crossroads.database.BenchPostgres;
import java.time.Duration;
import java.util.List;

/** Answers through HTTP, held against what Postgres itself can store. */
final class Answering {
    private static final int PGBENCH_CLIENTS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(80);

    private Answering() {}

    /** One durable INSERT of an event's row, against whole answers at three numbers of connections. */
    static Contest contest(Stage stage) {
        return new Contest(
                        "one answer, marked, durable, projected",
                        Contender.of("pgbench: one INSERT of the event's row, 64 clients", insert(stage)),
                        List.of(
                                Contender.of("64 connections", new AnswerLoad(stage, 64))
                                        .reaching(1.5)
                                        .within(25),
                                Contender.of("256 connections", new AnswerLoad(stage, 256))
                                        .reaching(2)
                                        .within(50),
                                Contender.of("512 connections", new AnswerLoad(stage, 512))
                                        .reaching(2.5)
                                        .within(80)))
                .afterAStart(WARM_UP);
    }

    private static Load insert(Stage stage) {
        BenchPostgres.execute(stage.database(), "CREATE TABLE IF NOT EXISTS bench_event (LIKE event INCLUDING ALL)");
        String body = """
                {"quiz": "data-races", "attempt": "018f6b1e-7e2f-7c00-8a51-0d6c9f7b2a11", "question": \
                "2f1f6a52-3c7e-4a58-9a55-0c1b0f9b6d10", "revision": "3f9c2b7a1e4d5f60", "answer": "a1b2c3d4", \
                "correct": true, "points": 1, "outOf": 1}""";
        var script = stage.write("insert", List.of("""
                INSERT INTO bench_event (learner_id, id, type, course, occurred_at, body) VALUES \
                (gen_random_uuid(), gen_random_uuid(), 'question-answered', 'rust-or-go', now(), '%s');""".formatted(body)));
        return new PgBench(stage.database(), script, PGBENCH_CLIENTS, stage.folder(), stage.postgres());
    }
}
