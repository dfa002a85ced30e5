package dev.crossroads.event;

import java.util.Optional;
import java.util.function.Predicate;

/** The outcome of recording an event. */
public sealed interface Outcome {

    /**
     * The event as it is stored.
     *
     * @throws RefusedException where it was refused
     */
    default LearnerEvent orRefusal() {
        return switch (this) {
            case Recorded(StoredEvent stored) -> stored.event();
            case Refused(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    /**
     * The event that is stored under the id of the one that was asked for, where it says the same; empty where the id
     * was used before for something else.
     *
     * @param says whether a stored event of that type says what was asked, when it came aside
     * @throws RefusedException where it was refused
     */
    default <E extends LearnerEvent> Optional<E> same(Class<E> type, Predicate<E> says) {
        return Optional.of(orRefusal()).filter(type::isInstance).map(type::cast).filter(says);
    }

    /**
     * It is in the log, committed.
     *
     * @param stored the event as it was first recorded: where the same id was asked twice, both callers get the first
     */
    record Recorded(StoredEvent stored) implements Outcome {}

    /** It is not in the log and never will be under these circumstances. */
    record Refused(Refusal refusal) implements Outcome {}

    /**
     * Why an event was refused.
     *
     * @param detail what to say to the person who meets it: the key of a text of the message files without places; for
     *     {@link Reason#INVALID} a sentence for whoever runs the server
     */
    record Refusal(Reason reason, String detail) {}

    /** The kinds of refusal. */
    enum Reason {
        /** Its subject does not exist, or is someone else's. */
        UNKNOWN,
        /** It contradicts what is already recorded. */
        CONFLICT,
        /** It came after a deadline. */
        LATE,
        /** The database cannot hold it. */
        INVALID
    }
}
