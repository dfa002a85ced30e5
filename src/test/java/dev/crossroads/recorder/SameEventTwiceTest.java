package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Events;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.RecordedBatch;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant 2: the same event id recorded twice is one event, and both callers get the first outcome. */
class SameEventTwiceTest {
    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);
    private final SectionsRead event = read(newLearner(), "ownership", "moving");

    @BeforeEach
    void createTally() {
        witness.run(Tally.TABLE);
    }

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    private TestRecorder recorder() {
        return TestRecorder.on(database.address(), List.of(), List.of(new Tally()));
    }

    private void assertThatItIsOneEvent() {
        assertThat(witness.eventsWithId(event.id())).isEqualTo(1);
        assertThat(witness.rows("SELECT events FROM tally")).containsExactly("(1)");
    }

    @Test
    void askedAgainLaterItIsTheSameStoredEventAndNothingIsPublished() {
        try (TestRecorder recorder = recorder()) {
            StoredEvent first = recorder.recorded(event);
            assertThat(recorder.recorded(event)).isEqualTo(first);
            StoredEvent other = recorder.recorded(read(newLearner(), "ownership", "moving"));
            assertThat(recorder.publishedUpTo(other))
                    .containsExactly(new RecordedBatch(List.of(first)), new RecordedBatch(List.of(other)));
            assertThat(recorder.counted("repeated")).isEqualTo(1);
        }
        assertThat(witness.eventsWithId(event.id())).isEqualTo(1);
    }

    @Test
    void askedAgainWithOtherContentTheFirstCounts() {
        SectionsRead other = new SectionsRead(
                event.id(), event.learner(), event.at().plusSeconds(9), event.course(), "channels", List.of("x"), 9);
        try (TestRecorder recorder = recorder()) {
            recorder.recorded(event);
            assertThat(recorder.recorded(other).event()).isEqualTo(event);
        }
        assertThatItIsOneEvent();
    }

    @Test
    void askedManyTimesWhileTheFirstStillWaitsItIsOneEvent() {
        try (TestRecorder recorder = recorder()) {
            witness.holdUpRecorders();
            List<Future<Outcome>> asked = recorder.askAll(List.of(event, event, event, event));
            recorder.awaitWaiting(3);
            witness.letGo();
            assertThat(asked.stream().map(TestRecorder::stored).distinct()).hasSize(1);
            assertThat(recorder.publishedUpTo(TestRecorder.stored(asked.getFirst())))
                    .hasSize(1);
        }
        assertThatItIsOneEvent();
    }

    @Test
    void askedOfTwoNodesAtOnceItIsOneEvent() {
        try (TestRecorder here = recorder();
                TestRecorder there = recorder()) {
            List<Future<Outcome>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(here.ask(event));
                asked.add(there.ask(event));
            }
            assertThat(asked.stream().map(TestRecorder::stored).distinct()).hasSize(1);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(here.published.size() + there.published.size())
                            .isEqualTo(1));
        }
        assertThatItIsOneEvent();
    }

    @Test
    void theFirstOutcomeHoldsEvenWhereAGuardWouldNowRefuse() {
        try (TestRecorder recorder =
                TestRecorder.on(database.address(), List.of(new AtMost(1)), List.of(new Tally()))) {
            StoredEvent first = recorder.recorded(event);
            assertThat(TestRecorder.refusal(recorder.ask(read(event.learner(), "ownership", "moving")))
                            .reason())
                    .isEqualTo(Outcome.Reason.CONFLICT);
            assertThat(recorder.recorded(event)).isEqualTo(first);
        }
    }

    @Test
    void theSameIdOfAnotherLearnerIsAnotherEvent() {
        UUID other = newLearner();
        SectionsRead namesake = new SectionsRead(
                event.id(), other, Events.NOON, event.course(), event.lesson(), event.sections(), event.of());
        try (TestRecorder recorder = recorder()) {
            witness.holdUpRecorders();
            List<Future<Outcome>> asked =
                    recorder.askAll(List.of(read(newLearner(), "ownership", "moving"), event, namesake));
            recorder.awaitWaiting(2);
            witness.letGo();
            assertThat(TestRecorder.stored(asked.get(1)).event().learner()).isEqualTo(event.learner());
            assertThat(TestRecorder.stored(asked.get(2)).event().learner()).isEqualTo(other);
        }
        assertThat(witness.eventsWithId(event.id())).isEqualTo(2);
    }
}
