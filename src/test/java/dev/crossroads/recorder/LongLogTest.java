package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LongLogTest {
    private static final int ROWS = 20_000;

    @Test
    void recordingDoesNotReadTheWholeLogEvenWherePlansWereMadeWhenItWasShort() {
        try (TestDatabase database = TestDatabase.create();
                Witness witness = new Witness(database)) {
            witness.run("ALTER TABLE event SET (autovacuum_enabled = off)");
            try (TestRecorder recorder = TestRecorder.on(database.address())) {
                UUID ada = newLearner();
                // After five uses Postgres considers keeping a plan.
                for (int i = 0; i < 12; i++) {
                    recorder.recorded(read(ada, "ownership", "moving"));
                }
                witness.run("""
                        INSERT INTO event (learner_id, id, type, course, occurred_at, body)
                        SELECT gen_random_uuid(), gen_random_uuid(), 'lesson-completed', 'c', now(), '{"lesson": "l"}'
                        FROM generate_series(1, %d)""".formatted(ROWS));
                recorder.recorded(read(ada, "ownership", "borrowing"));
            }
            // A connection's reads are told to the statistics at the latest when it ends.
            Awaitility.await().until(() -> witness.count("pg_stat_activity WHERE datname = current_database()") == 1);
            assertThat(witness.count("pg_stat_user_tables WHERE relname = 'event' AND seq_tup_read >= " + ROWS))
                    .isZero();
        }
    }
}
