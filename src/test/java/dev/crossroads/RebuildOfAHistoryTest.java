package dev.crossroads;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.questions;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.event.Projection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Invariant 4 with everything that is kept: what {@code rebuild} makes of the log is what was kept all along. */
class RebuildOfAHistoryTest {
    private static final List<String> QUIZZES =
            List.of(Workshop.TYPES, Workshop.EXAM, Workshop.TIMED, Workshop.LIMITED);

    @Test
    void aRebuildLeavesEveryRowOfEveryProjectionAsItWas() throws Exception {
        try (RunningServer server = Workshop.open()) {
            live(server, 12, 25);
            server.pass(Duration.ofHours(1));
            live(server, 6, 10);
            Map<String, List<String>> before = projections(server);
            assertThat(before)
                    .containsOnlyKeys(
                            "attempt", "lesson_progress", "recommendation_answer", "released_hint", "response");
            assertThat(before.values()).allSatisfy(rows -> assertThat(rows).hasSizeGreaterThan(5));
            Settings settings = new Settings(
                    "127.0.0.1", 0, Optional.of(server.database()), Path.of("target", "unused"), List.of(), false);

            long replayed = App.rebuild(settings, (_, _) -> {});

            assertThat(replayed).isEqualTo(Rows.count(server, "event"));
            assertThat(projections(server)).isEqualTo(before);
        }
    }

    /** Some learners at once, each doing whatever comes to mind; the seeds make it the same every time. */
    private static void live(RunningServer server, int learners, int steps) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lived : threads.invokeAll(IntStream.range(0, learners)
                    .mapToObj(seed -> Executors.callable(() -> live(server, new Random(seed), steps)))
                    .toList())) {
                lived.get();
            }
        }
    }

    private static void live(RunningServer server, Random chance, int steps) {
        Learner learner = new Learner(server);
        for (int step = 0; step < steps; step++) {
            switch (chance.nextInt(4)) {
                case 0 -> read(learner, chance);
                case 1 -> decide(learner, chance);
                default -> quiz(learner, chance);
            }
        }
    }

    private static void read(Learner learner, Random chance) {
        Map<String, Object> reading = chance.nextInt(5) == 0
                ? Map.of("completed", true)
                : Map.of(
                        "sections",
                        List.of(List.of("ownership", "moving", "sharing").get(chance.nextInt(3))));
        learner.put(COURSE + Workshop.OWNERSHIP + "/progress", reading).with(200);
    }

    private static void decide(Learner learner, Random chance) {
        learner.put(
                        COURSE + "/recommendation/answers/pauses",
                        Map.of("option", chance.nextBoolean() ? "much" : "little"))
                .with(200);
    }

    private static void quiz(Learner learner, Random chance) {
        Reply attempt = learner.post(COURSE + QUIZZES.get(chance.nextInt(QUIZZES.size())) + "/attempts", Map.of());
        if (attempt.status() == 409) {
            return;
        }
        for (JsonNode question : questions(attempt).toList()) {
            if (chance.nextInt(4) == 0) {
                learner.post(question.at("/hints/href").textValue(), Map.of());
            }
            if (chance.nextInt(3) > 0) {
                learner.put(
                        answerHref(attempt, question.get("id").textValue()),
                        Map.of(
                                "answer",
                                chance.nextBoolean() ? right(question) : wrong(question),
                                "confidence",
                                "unsure"));
            }
        }
        if (chance.nextBoolean()) {
            learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
    }

    private static Map<String, List<String>> projections(RunningServer server) {
        Map<String, List<String>> rows = new TreeMap<>();
        App.projections().stream()
                .map(Projection::tables)
                .flatMap(List::stream)
                .forEach(table -> rows.put(
                        table, Rows.of(server.database(), "SELECT * FROM " + table + " AS t ORDER BY t::text")));
        return rows;
    }
}
