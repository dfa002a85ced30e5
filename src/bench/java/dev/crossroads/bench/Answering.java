package dev.crossroads.bench;

import dev.crossroads.bench.Contest.Contender;
import dev.crossroads.database.BenchPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Answers through HTTP, held against what Postgres itself can store, and against the ceiling of this machine: the cost
 * of a request that does nothing and of rows that are merely stored, added.
 */
final class Answering {
    private static final int PGBENCH_CLIENTS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(80);
    private static final int VISITORS = 64;

    /** The share of the ceiling that is wanted. */
    private static final String OF_THE_CEILING = "0.7";

    private static final String BARE = "ceiling: rows of answers by one bare unnest a batch";

    private final Stage stage;

    Answering(Stage stage) {
        this.stage = stage;
    }

    /** One durable INSERT of an event's row and what makes the ceiling, against whole answers. */
    Contest contest() {
        return new Contest(
                        "one answer, marked, durable, projected",
                        Contender.of("pgbench: one INSERT of the event's row, 64 clients", insert(stage)),
                        List.of(
                                Contender.of(nothing(256), idle(256)),
                                Contender.of(nothing(512), idle(512)),
                                Contender.of(BARE, new BareRows(stage)),
                                Contender.of(answers(64), new AnswerLoad(stage, 64))
                                        .reaching(1.5)
                                        .within(25),
                                Contender.of(answers(256), new AnswerLoad(stage, 256))
                                        .reaching(2)
                                        .within(50),
                                Contender.of(answers(512), new AnswerLoad(stage, 512))
                                        .reaching(2.5)
                                        .within(80)))
                .afterAStart(WARM_UP);
    }

    private static String answers(int connections) {
        return connections + " connections";
    }

    private static String nothing(int connections) {
        return "ceiling: requests that do nothing (304), " + connections + " connections";
    }

    /** Which share of the ceiling was reached in the same run. */
    static void tellCeiling(List<Row> rows, ResultTable table) {
        for (int connections : new int[] {256, 512}) {
            double ceiling = 1 / (1 / rate(rows, nothing(connections)) + 1 / rate(rows, BARE));
            table.add(
                    String.format(
                            Locale.ROOT,
                            "answers, %d connections: share of the ceiling of %,.0f a second",
                            connections,
                            ceiling),
                    String.format(Locale.ROOT, "%.2f", rate(rows, answers(connections)) / ceiling),
                    OF_THE_CEILING);
        }
    }

    private static double rate(List<Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.work().endsWith(": " + name))
                .findFirst()
                .orElseThrow()
                .measured()
                .rate();
    }

    /** Visitors who know the page already. */
    private Load idle(int connections) {
        String path = stage.course().get("lessons").get(0).get("page").asText();
        List<String> requests = Stream.generate(stage::visit)
                .limit(VISITORS)
                .map(visit -> {
                    visit.get("/");
                    String tag = visit.get(path).headers().firstValue("etag").orElseThrow();
                    return RequestFiles.get(
                            stage.server().address(), path, "Cookie", visit.cookie(), "If-None-Match", tag);
                })
                .toList();
        return stage.wrk(connections).sending(RequestFiles.endless(stage.folder(), requests));
    }

    private static Load insert(Stage stage) {
        BenchPostgres.execute(stage.database(), "CREATE TABLE IF NOT EXISTS bench_event (LIKE event INCLUDING ALL)");
        String body = """
            {"quiz": "data-races", "attempt": "018f6b1e-7e2f-7c00-8a51-0d6c9f7b2a11", "question": \
            "2f1f6a52-3c7e-4a58-9a55-0c1b0f9b6d10", "revision": "3f9c2b7a1e4d5f60", "answer": "a1b2c3d4", \
            "correct": true, "points": 1, "outOf": 1}\
            """;
        var script = stage.write("insert", List.of("""
            INSERT INTO bench_event (learner_id, id, type, course, occurred_at, body) VALUES \
            (gen_random_uuid(), gen_random_uuid(), 'question-answered', 'rust-or-go', now(), '%s');\
            """.formatted(body)));
        return new PgBench(stage.database(), script, PGBENCH_CLIENTS, stage.folder(), stage.postgres());
    }
}
