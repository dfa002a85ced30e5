package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.Events;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Projection;
import dev.crossroads.event.RecordedBatch;
import dev.crossroads.event.RecorderException.Cause;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredEvent;
import dev.crossroads.progress.ProgressFeature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invariant 1: a learner is told "recorded" only after the commit that holds the event. */
class RecordedAfterCommitTest {
    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    @Test
    void everyoneElseSeesTheEventWhenTheReplyArrives() {
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            for (LearnerEvent event : Events.ofEveryKind()) {
                long seen = recorder.ask(event)
                        .map(_ -> witness.eventsWithId(event.id()))
                        .await();
                assertThat(seen).isEqualTo(1);
            }
        }
    }

    @Test
    void anEventWhoseCommitFailsIsNotToldAsRecorded() {
        witness.run("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'not on a Monday'; END $$""", """
                CREATE CONSTRAINT TRIGGER fails_at_commit AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.course = 'cursed') EXECUTE FUNCTION fail()""");
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            LearnerEvent cursed = new LearnerEvent.LessonCompleted(
                    UUID.randomUUID(), newLearner(), Events.NOON, "cursed", "ownership");
            assertThat(TestRecorder.refusal(recorder.ask(cursed)).detail()).contains("not on a Monday");
            assertThat(witness.eventsWithId(cursed.id())).isZero();
            assertThat(recorder.published).isEmpty();
        }
    }

    @Test
    void aProjectionThatFailsMeansNothingIsStoredAndNobodyIsToldOtherwise() {
        LearnerEvent event = read(newLearner(), "ownership", "moving");
        try (TestRecorder recorder = TestRecorder.on(
                database.address(),
                List.of(),
                List.of(ProgressFeature.projections().getFirst(), new Tally()))) {
            assertThat(TestRecorder.failure(recorder.ask(event))).isEqualTo(Cause.UNAVAILABLE);
            assertThat(witness.count("event")).isZero();
            assertThat(witness.count("lesson_progress")).isZero();

            witness.run(Tally.TABLE);
            assertThat(recorder.recorded(event).event()).isEqualTo(event);
            assertThat(witness.rows("SELECT events FROM tally")).containsExactly("(1)");
        }
    }

    @Test
    void aStatementThatCannotBeMadeOfAnEventCostsOnlyThatEvent() {
        Projection fragile = new Tally() {
            @Override
            public Optional<Statement> project(List<? extends LearnerEvent> batch) {
                if (batch.stream().anyMatch(LearnerEvent.LessonCompleted.class::isInstance)) {
                    throw new IllegalStateException("did not think of that");
                }
                return super.project(batch);
            }
        };
        witness.run(Tally.TABLE);
        try (TestRecorder recorder = TestRecorder.on(database.address(), List.of(), List.of(fragile))) {
            List<Future<Outcome>> asked = recorder.askAll(List.of(
                    read(newLearner(), "ownership", "moving"),
                    Events.completed(newLearner(), "ownership"),
                    read(newLearner(), "ownership", "moving")));
            TestRecorder.stored(asked.get(0));
            assertThat(TestRecorder.refusal(asked.get(1)).reason()).isEqualTo(Outcome.Reason.INVALID);
            TestRecorder.stored(asked.get(2));
            assertThat(witness.count("event")).isEqualTo(2);
        }
    }

    @Test
    void whatIsPublishedWasCommittedBefore() {
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            Promise<Long> seen = Promise.promise();
            LearnerEvent event = read(newLearner(), "ownership", "moving");
            recorder.vertx
                    .eventBus()
                    .<RecordedBatch>consumer(
                            BusAddresses.RECORDED, _ -> seen.complete(witness.eventsWithId(event.id())));
            StoredEvent stored = recorder.recorded(event);
            assertThat(seen.future().await()).isEqualTo(1);
            assertThat(recorder.publishedUpTo(stored)).containsExactly(new RecordedBatch(List.of(stored)));
        }
    }

    @Test
    void undeployingStoresWhatWaitsBeforeItCompletes() {
        List<LearnerEvent> events = IntStream.range(0, 30)
                .<LearnerEvent>mapToObj(i -> read(newLearner(), "ownership", "moving"))
                .toList();
        RecorderLimits small = new RecorderLimits(100, 7);
        try (TestRecorder recorder = TestRecorder.on(database.address(), List.of(), List.of(), small)) {
            witness.holdUpRecorders();
            List<Future<Outcome>> asked = recorder.askAll(events);
            recorder.awaitWaiting(events.size() - 1);
            Future<Void> undeployed = recorder.vertx.undeploy(recorder.deployment);
            assertThat(undeployed.isComplete()).isFalse();
            witness.letGo();
            undeployed.await();
            assertThat(witness.count("event")).isEqualTo(events.size());
            asked.forEach(TestRecorder::stored);
            assertThat(TestRecorder.failure(recorder.ask(events.getFirst()))).isEqualTo(Cause.UNAVAILABLE);
        }
    }
}
