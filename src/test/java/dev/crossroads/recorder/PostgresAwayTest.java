package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.RecorderException.Cause;
import dev.crossroads.event.StoredEvent;
import dev.crossroads.progress.ProgressFeature;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invariant 6, as far as it is the recorder's: while Postgres is away it says so, and it heals by itself. */
class PostgresAwayTest {
    private static final RecorderLimits HASTY = new RecorderLimits(100, 10, 1, Duration.ofMillis(300));

    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);
    private final TcpProxy cable = new TcpProxy(database.address());
    private final TestRecorder recorder =
            TestRecorder.on(cable.address(), List.of(), ProgressFeature.projections(), HASTY);

    @AfterEach
    void drop() {
        recorder.close();
        cable.close();
        witness.close();
        database.close();
    }

    @Test
    void whilePostgresIsAwayEveryoneIsToldSoAndWhenItIsBackRecordingWorks() {
        recorder.recorded(read(newLearner(), "ownership", "moving"));
        cable.cut();
        recorder.askAll(events(25))
                .forEach(asked -> assertThat(TestRecorder.failure(asked)).isEqualTo(Cause.UNAVAILABLE));
        assertThat(recorder.counted("unavailable")).isEqualTo(25);

        cable.mend();
        recorder.askAll(events(25)).forEach(TestRecorder::stored);
        assertThat(witness.count("event")).isEqualTo(26);
    }

    @Test
    void aConnectionThatBreaksUnderABatchAnswersAllOfItAndTheSameEventsCanBeAskedAgain() {
        List<LearnerEvent> events = events(25);
        witness.holdUpRecorders();
        List<Future<Outcome>> asked = recorder.askAll(events);
        recorder.awaitWaiting(24);
        cable.cut();
        asked.forEach(waiting -> assertThat(TestRecorder.failure(waiting)).isEqualTo(Cause.UNAVAILABLE));
        assertThat(witness.count("event")).isZero();

        cable.mend();
        witness.letGo();
        recorder.askAll(events).forEach(TestRecorder::stored);
        assertThat(witness.count("event")).isEqualTo(25);
        assertThat(witness.count("lesson_progress")).isEqualTo(25);
    }

    @Test
    void aPostgresThatSaysNothingIsGivenUpAndWhatWasGivenUpIsNotStoredLater() {
        LearnerEvent first = read(newLearner(), "ownership", "moving");
        recorder.recorded(read(newLearner(), "ownership", "moving"));
        cable.stall();
        assertThat(TestRecorder.failure(recorder.ask(first))).isEqualTo(Cause.UNAVAILABLE);

        cable.mend();
        StoredEvent second = recorder.recorded(read(first.learner(), "ownership", "borrowing"));
        Awaitility.await()
                .until(() -> witness.count("pg_stat_activity WHERE datname = current_database()"
                                + " AND state LIKE 'idle in transaction%'")
                        == 0);
        assertThat(witness.rows("SELECT seq FROM event WHERE learner_id = '" + first.learner() + "'"))
                .containsExactly("(" + second.seq() + ")");
    }

    @Test
    void aLockThatIsHeldTooLongIsSaidAndPasses() {
        LearnerEvent event = read(newLearner(), "ownership", "moving");
        witness.holdUpRecorders();
        assertThat(TestRecorder.failure(recorder.ask(event))).isEqualTo(Cause.UNAVAILABLE);
        witness.letGo();
        assertThat(recorder.recorded(event).event()).isEqualTo(event);
    }

    @Test
    void connectionsThatTheServerEndsAreReplaced() {
        LearnerEvent event = read(newLearner(), "ownership", "moving");
        witness.holdUpRecorders();
        Future<Outcome> asked = recorder.ask(event);
        Awaitility.await().until(() -> witness.count(waitingForALock()) == 1);
        witness.rows("SELECT pg_terminate_backend(pid) FROM " + waitingForALock());
        assertThat(TestRecorder.failure(asked)).isEqualTo(Cause.UNAVAILABLE);
        witness.letGo();
        assertThat(recorder.recorded(event).event()).isEqualTo(event);
    }

    private static String waitingForALock() {
        return "pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    }

    private static List<LearnerEvent> events(int number) {
        return IntStream.range(0, number)
                .<LearnerEvent>mapToObj(_ -> read(newLearner(), "ownership", "moving"))
                .toList();
    }
}
