package dev.crossroads.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Events;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Projection;
import dev.crossroads.progress.ProgressFeature;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invariant 4: projections are updated with the log, and a rebuild from the log arrives at the same rows. */
class RebuildTest {
    private static final List<Projection> PROJECTIONS =
            List.of(ProgressFeature.projections().getFirst(), new Tally());
    private static final String LESSONS = "SELECT * FROM lesson_progress ORDER BY learner_id, course, lesson";
    private static final String TALLY = "SELECT * FROM tally ORDER BY learner_id";

    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    @Test
    void aRebuildArrivesAtTheRowsOfLiveRecording() {
        witness.run(Tally.TABLE);
        List<LearnerEvent> history = history(new Random(42), 60, 1_500);
        try (TestRecorder recorder = TestRecorder.on(database.address(), List.of(), PROJECTIONS)) {
            recorder.askAll(history).forEach(TestRecorder::stored);
            List<String> lessons = witness.rows(LESSONS);
            List<String> tally = witness.rows(TALLY);
            assertThat(lessons).hasSizeGreaterThan(100);

            witness.run("UPDATE lesson_progress SET of = 99", "DELETE FROM tally");
            List<String> told = new ArrayList<>();
            long replayed =
                    new Rebuild(recorder.pool, PROJECTIONS, 400).run((done, total) -> told.add(done + " of " + total));

            assertThat(replayed).isEqualTo(history.size());
            assertThat(witness.rows(LESSONS)).isEqualTo(lessons);
            assertThat(witness.rows(TALLY)).isEqualTo(tally);
            assertThat(told).containsExactly("0 of 1500", "400 of 1500", "800 of 1500", "1200 of 1500", "1500 of 1500");
        }
    }

    @Test
    void aRecorderWaitsForARebuildAndNothingIsCountedTwiceOrLost() {
        witness.run(Tally.TABLE);
        List<LearnerEvent> before = history(new Random(7), 30, 100);
        LearnerEvent meanwhile = Events.completed(Events.newLearner(), "ownership");
        try (TestRecorder recorder = TestRecorder.on(database.address(), List.of(), PROJECTIONS)) {
            recorder.askAll(before).forEach(TestRecorder::stored);
            List<Future<Outcome>> asked = new ArrayList<>();
            new Rebuild(recorder.pool, PROJECTIONS).run((done, _) -> {
                if (done == 0) {
                    asked.add(recorder.ask(meanwhile));
                    Awaitility.await()
                            .until(() -> witness.count("pg_stat_activity"
                                            + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                                    == 1);
                }
                assertThat(asked).noneMatch(Future::isComplete);
            });
            asked.forEach(TestRecorder::stored);
        }
        assertThat(witness.rows("SELECT learner_id, events::bigint FROM tally ORDER BY learner_id"))
                .isEqualTo(
                        witness.rows("SELECT learner_id, count(*) FROM event GROUP BY learner_id ORDER BY learner_id"));
    }

    @Test
    void aRebuildThatFailsLeavesEverythingAsItWas() {
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            recorder.askAll(history(new Random(1), 5, 50)).forEach(TestRecorder::stored);
            List<String> lessons = witness.rows(LESSONS);
            assertThatThrownBy(() -> new Rebuild(recorder.pool, PROJECTIONS).run((_, _) -> {}))
                    .hasMessageContaining("tally");
            assertThat(witness.rows(LESSONS)).isEqualTo(lessons);
        }
    }

    private static List<LearnerEvent> history(Random random, int learners, int events) {
        List<UUID> people =
                IntStream.range(0, learners).mapToObj(_ -> Events.newLearner()).toList();
        return IntStream.range(0, events)
                .mapToObj(_ -> event(random, people.get(random.nextInt(learners))))
                .toList();
    }

    private static LearnerEvent event(Random random, UUID learner) {
        String lesson = "lesson-" + random.nextInt(6);
        var at = Events.NOON.plusSeconds(random.nextInt(100_000));
        if (random.nextInt(12) == 0) {
            return new LessonCompleted(UUID.randomUUID(), learner, at, Events.COURSE, lesson);
        }
        List<String> sections = random.ints(1 + random.nextInt(3), 0, 5)
                .mapToObj(number -> "section-" + number)
                .toList();
        return new SectionsRead(UUID.randomUUID(), learner, at, Events.COURSE, lesson, sections, 4 + random.nextInt(2));
    }
}
