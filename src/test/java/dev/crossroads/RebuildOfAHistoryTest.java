package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Invariant 4 with everything that is kept: what {@code rebuild} makes of the log is what was kept all along. */
class RebuildOfAHistoryTest {
    @Test
    void aRebuildLeavesEveryRowOfEveryProjectionAsItWas() throws Exception {
        try (RunningServer server = Workshop.open()) {
            live(server, 12, 25);
            server.pass(Duration.ofHours(1));
            live(server, 6, 10);
            followUp(server);
            Life.regrade(server, new Random(5));
            // Nothing is recorded meanwhile: a server that runs goes on to mark what its deadlines have ended.
            server.restart(() -> compareWithARebuild(server));
        }
    }

    private static void compareWithARebuild(RunningServer server) {
        assertThat(Rows.count(server, "event WHERE type = 'questions-shown'")).isPositive();
        Map<String, List<String>> before = Life.projections(server);
        assertThat(before)
                .containsOnlyKeys(
                        "activity_day",
                        "attempt",
                        "lesson_progress",
                        "recommendation_answer",
                        "recommendation_given",
                        "recommendation_going",
                        "recommendation_kept",
                        "recommendation_start",
                        "recommendation_weight",
                        "regrade_effect",
                        "regraded",
                        "released_hint",
                        "response");
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).hasSizeGreaterThan(5));
        Settings settings = new Settings(
                "127.0.0.1", 0, Optional.of(server.database()), Path.of("target", "unused"), List.of(), false);

        long replayed = Upkeep.rebuild(settings, (_, _) -> {});

        assertThat(replayed).isEqualTo(Rows.count(server, "event"));
        assertThat(Life.projections(server)).isEqualTo(before);
    }

    /** Others come back weeks after their start and say how it goes, some of a second start. */
    private static void followUp(RunningServer server) {
        List<Learner> learners =
                Stream.generate(() -> new Learner(server)).limit(8).toList();
        learners.forEach(learner -> Life.start(learner, "rust"));
        server.pass(Duration.ofDays(15));
        learners.forEach(learner -> Life.going(learner, "hard"));
        learners.subList(0, 3).forEach(learner -> Life.start(learner, "go"));
    }

    /** Some learners at once, each acting at random by a fixed seed. */
    private static void live(RunningServer server, int learners, int steps) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lived : threads.invokeAll(IntStream.range(0, learners)
                    .mapToObj(seed -> Executors.callable(() -> Life.of(new Learner(server), new Random(seed), steps)))
                    .toList())) {
                lived.get();
            }
        }
    }
}
