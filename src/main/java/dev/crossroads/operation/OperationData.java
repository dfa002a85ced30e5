package dev.crossroads.operation;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.UUID;

/** The acts of operators on a learner, and that they were told that their account goes. */
final class OperationData implements LearnerData {
    @Override
    public List<Held> export(UUID learner) {
        return List.of(
                new Held("operatorActs", new Statement("""
                        SELECT jsonb_build_object('act', act, 'at', begun_at, 'outcome', outcome)::text AS held
                        FROM operation_act
                        WHERE about_learner = $1
                        ORDER BY begun_at, id
                        """, List.of(learner))),
                new Held("retentionWarnings", new Statement("""
                        SELECT jsonb_build_object('warnedAt', warned_at)::text AS held
                        FROM operation_warning
                        WHERE learner_id = $1
                        """, List.of(learner))));
    }

    /** Nothing of it concerns guests. */
    @Override
    public List<Statement> merge(UUID guest, UUID learner) {
        return List.of();
    }

    /** The acts stay, and say no more to whom. */
    @Override
    public List<Statement> delete(UUID learner) {
        return List.of(
                new Statement(
                        "UPDATE operation_act SET about_learner = NULL WHERE about_learner = $1", List.of(learner)),
                new Statement("DELETE FROM operation_warning WHERE learner_id = $1", List.of(learner)));
    }

    @Override
    public List<Statement> deleteGuest(UUID guest) {
        return List.of();
    }
}
