package dev.crossroads.recorder;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;

/** A projection that is not idempotent: it counts each learner's events, so one too many or too few shows. */
class Tally implements Projection {
    static final String TABLE = "CREATE TABLE tally (learner_id uuid PRIMARY KEY, events int NOT NULL)";

    @Override
    public List<String> tables() {
        return List.of("tally");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return Optional.of(Columns.of(batch).uuid(LearnerEvent::learner).statement("""
                INSERT INTO tally AS known SELECT learner_id, 1 FROM unnest($1::uuid[]) AS t (learner_id)
                ON CONFLICT (learner_id) DO UPDATE SET events = known.events + 1
                """));
    }
}
