package dev.crossroads.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.database.Pools;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Events;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import dev.crossroads.progress.LessonProgressProjection;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release with other projections than the one before fills them from the log by itself. */
class FillingTest {
    private static final String LESSONS = "SELECT * FROM lesson_progress ORDER BY learner_id, course, lesson";
    private static final String TALLY = "SELECT * FROM tally ORDER BY learner_id";
    private static final int LEARNERS = 40;
    private static final int EACH = 5;

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void keepLessonsAlone() {
        witness.run(Tally.TABLE);
        List<Projection> before = List.of(new LessonProgressProjection());
        fill(before);
        try (TestRecorder recorder = TestRecorder.on(database.address(), List.of(), before)) {
            List<UUID> learners =
                    Stream.generate(Events::newLearner).limit(LEARNERS).toList();
            for (int turn = 0; turn < EACH; turn++) {
                String lesson = "lesson-" + turn;
                recorder.askAll(learners.stream()
                                .<LearnerEvent>map(learner -> Events.completed(learner, lesson))
                                .toList())
                        .forEach(TestRecorder::stored);
            }
        }
    }

    @AfterEach
    void drop() {
        vertx.close().await();
        witness.close();
        database.close();
    }

    @Test
    void aNewProjectionIsFilledAndTheOthersStayAsTheyWere() {
        List<String> lessons = witness.rows(LESSONS);

        assertThat(fill(both())).isEqualTo(LEARNERS * EACH);

        assertThat(witness.rows(LESSONS)).isEqualTo(lessons).hasSize(LEARNERS * EACH);
        assertThat(witness.rows(TALLY)).hasSize(LEARNERS).allMatch(row -> row.contains("," + EACH));
    }

    @Test
    void whatIsFilledIsNotFilledAgain() {
        fill(both());
        witness.run("DELETE FROM tally");

        assertThat(fill(both())).isZero();
        assertThat(witness.rows(TALLY)).isEmpty();
    }

    @Test
    void aNewVersionOfAProjectionIsFilledAnew() {
        fill(both());
        witness.run("DELETE FROM tally");

        assertThat(fill(List.of(new LessonProgressProjection(), new NextVersion(new Tally()))))
                .isEqualTo(LEARNERS * EACH);
        assertThat(witness.rows(TALLY)).hasSize(LEARNERS);
    }

    @Test
    void oneThatWasLeftOutForAReleaseIsFilledWhenItComesBack() {
        fill(both());
        assertThat(fill(List.of(new LessonProgressProjection()))).isZero();

        assertThat(fill(both())).isEqualTo(LEARNERS * EACH);
    }

    @Test
    void whatWasCutShortGoesOnWhereItWas() {
        assertThatThrownBy(() -> fill(both(), 20, (done, _) -> {
                    if (done == 60) {
                        throw new IllegalStateException("the machine is switched off");
                    }
                }))
                .hasMessage("the machine is switched off");
        assertThat(witness.rows(TALLY)).hasSize(12);

        assertThat(fill(both(), 20, (done, total) -> told.add(done + " of " + total)))
                .isEqualTo(140);
        assertThat(told).startsWith("80 of 200", "100 of 200").endsWith("200 of 200");
        assertThat(witness.rows(TALLY)).hasSize(LEARNERS).allMatch(row -> row.contains("," + EACH));
    }

    @Test
    void aRebuildIsAFillingToo() {
        Pool pool = Pools.forCommand(vertx, database.address(), "rebuild", 1);
        new Rebuild(pool, both()).run((_, _) -> {});
        pool.close().await();

        assertThat(fill(both())).isZero();
    }

    @Test
    void twoServersThatStartTogetherFillOnce() throws Exception {
        long[] replayed =
                IntStream.range(0, 2).parallel().mapToLong(_ -> fill(both())).toArray();

        assertThat(replayed).containsExactlyInAnyOrder(0, LEARNERS * EACH);
    }

    private static List<Projection> both() {
        return List.of(new LessonProgressProjection(), new Tally());
    }

    private long fill(List<Projection> projections) {
        return fill(projections, 1_000, (_, _) -> {});
    }

    private long fill(List<Projection> projections, int window, Rebuild.Progress progress) {
        Pool pool = Pools.forCommand(vertx, database.address(), "opening", 1);
        try {
            return new Filling(pool, projections, window).run(progress);
        } finally {
            pool.close().await();
        }
    }

    /** The same projection in a release that makes other rows of it. */
    private record NextVersion(Projection before) implements Projection {
        @Override
        public List<String> tables() {
            return before.tables();
        }

        @Override
        public int version() {
            return before.version() + 1;
        }

        @Override
        public Optional<Statement> project(List<? extends LearnerEvent> batch) {
            return before.project(batch);
        }
    }
}
