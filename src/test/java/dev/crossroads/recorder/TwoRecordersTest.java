package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Guard;
import dev.crossroads.event.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recorders of several nodes on one database take turns at each learner. */
class TwoRecordersTest {
    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);
    private final List<UUID> learners =
            IntStream.range(0, 12).mapToObj(_ -> newLearner()).toList();

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    @Test
    void aGuardSeesWhatTheOtherNodeStored() {
        Guard atMostThree = new AtMost(3);
        try (TestRecorder here = TestRecorder.on(database.address(), List.of(atMostThree), List.of());
                TestRecorder there = TestRecorder.on(database.address(), List.of(atMostThree), List.of())) {
            Future.join(askBoth(here, there, 10)).await();
        }
        for (UUID learner : learners) {
            assertThat(witness.count("event WHERE learner_id = '" + learner + "'"))
                    .isEqualTo(3);
        }
    }

    @Test
    void neitherLosesAnUpdateOfTheOther() {
        witness.run(Tally.TABLE);
        try (TestRecorder here = TestRecorder.on(database.address(), List.of(), List.of(new Tally()));
                TestRecorder there = TestRecorder.on(database.address(), List.of(), List.of(new Tally()))) {
            askBoth(here, there, 10).forEach(TestRecorder::stored);
        }
        assertThat(witness.rows("SELECT DISTINCT events FROM tally")).containsExactly("(20)");
        assertThat(witness.count("event")).isEqualTo(20L * learners.size());
    }

    @Test
    void aDeadlockIsTriedAgain() {
        witness.run("""
                CREATE FUNCTION deadlock_once() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN
                    IF nextval('deadlocks') <= 2 THEN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END IF;
                    RETURN NEW;
                END $$""", "CREATE SEQUENCE deadlocks", """
                CREATE TRIGGER deadlock_once BEFORE INSERT ON event FOR EACH STATEMENT
                EXECUTE FUNCTION deadlock_once()""");
        try (TestRecorder recorder = TestRecorder.on(database.address())) {
            recorder.recorded(read(newLearner(), "ownership", "moving"));
        }
        assertThat(witness.count("event")).isEqualTo(1);
    }

    /** Both nodes ask for every learner, one from the front and one from the back, so that their locks cross. */
    private List<Future<Outcome>> askBoth(TestRecorder here, TestRecorder there, int events) {
        List<UUID> backwards = new ArrayList<>(learners);
        Collections.reverse(backwards);
        List<Future<Outcome>> asked = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            learners.forEach(learner -> asked.add(here.ask(read(learner, "ownership", "moving"))));
            backwards.forEach(learner -> asked.add(there.ask(read(learner, "ownership", "borrowing"))));
        }
        return asked;
    }
}
