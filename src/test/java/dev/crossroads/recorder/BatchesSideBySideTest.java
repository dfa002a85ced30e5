package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Events;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a flood two batches are written side by side. */
class BatchesSideBySideTest {
    private static final int CROWD = 40;

    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);

    @BeforeEach
    void count() {
        witness.run(Tally.TABLE);
    }

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    @Test
    void aFloodDoesNotWaitForTheBatchBeforeItButItsLearnersDo() {
        UUID busy = newLearner();
        List<UUID> others = Stream.generate(Events::newLearner).limit(CROWD).toList();
        try (TestRecorder recorder = recorder()) {
            witness.holdUpRecorders();
            Future<Outcome> first = recorder.ask(read(busy, "ownership", "s0"));
            Future<Outcome> second = recorder.ask(read(busy, "ownership", "s1"));
            List<Future<Outcome>> flood = recorder.askAll(others.stream()
                    .map(learner -> read(learner, "ownership", "s0"))
                    .toList());
            // The first of the crowd are the second batch; the busy learner's next waits with the rest.
            recorder.awaitWaiting(CROWD - RecorderVerticle.FLOOD + 1);
            witness.letGo();
            long before = TestRecorder.stored(first).seq();
            assertThat(TestRecorder.stored(second).seq()).isGreaterThan(before);
            flood.forEach(TestRecorder::stored);
        }
        assertThat(witness.rows("SELECT events FROM tally WHERE learner_id = '" + busy + "'"))
                .containsExactly("(2)");
        assertThat(witness.count("tally WHERE events = 1")).isEqualTo(CROWD);
    }

    @Test
    void everybodysOrderIsKept() {
        List<UUID> learners = Stream.generate(Events::newLearner).limit(CROWD).toList();
        List<LearnerEvent> events = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            for (UUID learner : learners) {
                events.add(read(learner, "ownership", "s" + i));
            }
        }
        try (TestRecorder recorder = recorder()) {
            Future.all(recorder.askAll(events)).await();
        }
        for (UUID learner : learners) {
            assertThat(witness.rows("SELECT body -> 'sections' ->> 0 FROM event WHERE learner_id = '" + learner
                            + "' ORDER BY seq"))
                    .containsExactly("(s0)", "(s1)", "(s2)", "(s3)", "(s4)", "(s5)", "(s6)", "(s7)");
        }
        assertThat(witness.count("tally WHERE events = 8")).isEqualTo(CROWD);
    }

    private TestRecorder recorder() {
        return TestRecorder.on(database.address(), List.of(), List.of(new Tally()), RecorderLimits.STANDARD);
    }
}
