package dev.crossroads.event;

import java.util.List;
import java.util.Optional;

/**
 * Refuses events that contradict what is recorded, inside the transaction that would store them. The learners of the
 * batch are locked while it runs, and no learner has two events in one batch, so what it sees is what it decides on.
 */
public interface Guard {

    /**
     * The statement that finds the events to refuse, or none where no event of the batch concerns this guard. Its rows
     * are {@code (id uuid, reason text, detail text)}: the event, a name of {@link Outcome.Reason}, and the key of a
     * text of the message files that says why.
     */
    Optional<Statement> refusals(List<LearnerEvent> batch);
}
