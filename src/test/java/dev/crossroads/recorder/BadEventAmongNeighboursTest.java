package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Columns;
import dev.crossroads.event.Events;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Outcome.Refusal;
import dev.crossroads.event.Statement;
import dev.crossroads.progress.ProgressFeature;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant 3: one bad event is refused alone, with its reason, and never fails its neighbours. */
class BadEventAmongNeighboursTest {
    private static final int NEIGHBOURS = 40;

    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "half a pair \ud83d"})
    void whatTheDatabaseCannotHoldIsRefusedAlone(String text) {
        LearnerEvent bad = read(newLearner(), "ownership", text);
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            Refusal refusal = refusalAmongNeighbours(recorder, bad);
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
            assertThat(refusal.detail()).startsWith("The database can't hold this: ");
        }
        assertThat(witness.count("event")).isEqualTo(1 + NEIGHBOURS);
        assertThat(witness.count("lesson_progress")).isEqualTo(1 + NEIGHBOURS);
    }

    @Test
    void aTextThatIsTooLongForAnIndexIsRefusedAlone() {
        StringBuilder incompressible = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            incompressible.append(UUID.randomUUID());
        }
        LearnerEvent bad = read(newLearner(), incompressible.toString(), "moving");
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            assertThat(refusalAmongNeighbours(recorder, bad).reason()).isEqualTo(Reason.INVALID);
        }
        assertThat(witness.count("event")).isEqualTo(1 + NEIGHBOURS);
    }

    @Test
    void whatAGuardRefusesIsRefusedAloneWithItsReason() {
        UUID eager = newLearner();
        try (TestRecorder recorder =
                TestRecorder.on(database.address(), List.of(new AtMost(1)), ProgressFeature.projections())) {
            recorder.recorded(read(eager, "ownership", "moving"));
            Refusal refusal = refusalAmongNeighbours(recorder, read(eager, "ownership", "borrowing"));
            assertThat(refusal).isEqualTo(new Refusal(Reason.CONFLICT, "That is enough"));
        }
        assertThat(witness.count("event WHERE learner_id = '" + eager + "'")).isEqualTo(1);
        assertThat(witness.count("event")).isEqualTo(2 + NEIGHBOURS);
    }

    @Test
    void everyLearnersOrderIsKeptAroundABadEvent() {
        List<UUID> learners = List.of(newLearner(), newLearner(), newLearner());
        List<LearnerEvent> events = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            for (UUID learner : learners) {
                events.add(read(learner, "ownership", i == 3 ? "\u0000" : "s" + i));
            }
        }
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            Future.join(recorder.askAll(events)).await();
        }
        for (UUID learner : learners) {
            assertThat(witness.rows("SELECT body -> 'sections' ->> 0 FROM event WHERE learner_id = '" + learner
                            + "' ORDER BY seq"))
                    .containsExactly("(s0)", "(s1)", "(s2)", "(s4)", "(s5)", "(s6)", "(s7)");
        }
    }

    /** Has the bad event and its neighbours wait for the same batch; the neighbours must be recorded. */
    private Refusal refusalAmongNeighbours(TestRecorder recorder, LearnerEvent bad) {
        List<LearnerEvent> events = new ArrayList<>();
        for (int i = 0; i < NEIGHBOURS; i++) {
            events.add(read(newLearner(), "ownership", "moving"));
        }
        events.add(NEIGHBOURS / 3, bad);
        witness.holdUpRecorders();
        Future<Outcome> first = recorder.ask(Events.completed(newLearner(), "ownership"));
        List<Future<Outcome>> asked = recorder.askAll(events);
        recorder.awaitWaiting(events.size());
        witness.letGo();
        TestRecorder.stored(first);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) != bad) {
                assertThat(TestRecorder.stored(asked.get(i)).event()).isEqualTo(events.get(i));
            }
        }
        return TestRecorder.refusal(asked.get(events.indexOf(bad)));
    }

    /** Refuses by what the event says, so that one among many is refused. */
    private record NoLessonCalledRefused() implements Guard {
        @Override
        public Optional<Statement> refusals(List<LearnerEvent> batch) {
            List<LearnerEvent> refused = batch.stream()
                    .filter(event -> event instanceof LearnerEvent.SectionsRead read
                            && read.lesson().equals("refused"))
                    .toList();
            return Optional.of(Columns.of(refused)
                    .uuid(LearnerEvent::id)
                    .statement("SELECT id, 'UNKNOWN' AS reason, 'No such lesson' AS detail"
                            + " FROM unnest($1::uuid[]) AS t (id)"));
        }
    }
}
