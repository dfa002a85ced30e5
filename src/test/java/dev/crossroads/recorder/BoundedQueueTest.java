package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.RecorderException.Cause;
import dev.crossroads.progress.ProgressFeature;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invariant 5: the queue is bounded; past the bound the answer comes at once, and nothing acknowledged is dropped. */
class BoundedQueueTest {
    private static final RecorderLimits SMALL = new RecorderLimits(20, 6);

    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    @Test
    void pastTheBoundItIsSaidAtOnceAndWhoeverWasInTimeIsRecorded() {
        try (TestRecorder recorder =
                TestRecorder.on(database.address(), List.of(), ProgressFeature.projections(), SMALL)) {
            witness.holdUpRecorders();
            List<Future<Outcome>> inTime = recorder.askAll(events(1 + SMALL.queue()));
            recorder.awaitWaiting(SMALL.queue());
            List<Future<Outcome>> tooMany = recorder.askAll(events(30));

            // Nothing has been committed yet, so these answers did not wait for the database.
            tooMany.forEach(asked -> assertThat(TestRecorder.failure(asked)).isEqualTo(Cause.OVERLOADED));
            assertThat(inTime).noneMatch(Future::isComplete);
            assertThat(recorder.counted("overloaded")).isEqualTo(30);

            witness.letGo();
            inTime.forEach(TestRecorder::stored);
            assertThat(witness.count("event")).isEqualTo(inTime.size());
            assertThat(witness.count("lesson_progress")).isEqualTo(inTime.size());
        }
    }

    @Test
    void whenTheQueueHasRoomAgainItTakesAgain() {
        LearnerEvent late = read(newLearner(), "ownership", "moving");
        try (TestRecorder recorder = TestRecorder.on(database.address(), List.of(), List.of(), SMALL)) {
            witness.holdUpRecorders();
            List<Future<Outcome>> inTime = recorder.askAll(events(1 + SMALL.queue()));
            recorder.awaitWaiting(SMALL.queue());
            assertThat(TestRecorder.failure(recorder.ask(late))).isEqualTo(Cause.OVERLOADED);
            witness.letGo();
            inTime.forEach(TestRecorder::stored);
            assertThat(recorder.recorded(late).event()).isEqualTo(late);
        }
    }

    private static List<LearnerEvent> events(int number) {
        return IntStream.range(0, number)
                .<LearnerEvent>mapToObj(_ -> read(newLearner(), "ownership", "moving"))
                .toList();
    }
}
