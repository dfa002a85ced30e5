package dev.crossroads.term;

import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The terms on which one learner takes a quiz.
 *
 * @param opensAt no attempt begins before; empty for at any time
 * @param closesAt no attempt begins or is handed in after; empty for never
 * @param timeLimit from the start of an attempt to its deadline
 * @param attempts how many they may begin; empty for no limit
 * @param extended whether they have more time or more attempts than the quiz gives everybody
 */
@Pure
public record Terms(
        Optional<Instant> opensAt,
        Optional<Instant> closesAt,
        Optional<Duration> timeLimit,
        OptionalInt attempts,
        boolean extended) {

    /** Of somebody whom no cohort says anything about. */
    public static Terms plain(Quiz quiz) {
        return CourseTerms.NONE.of(quiz);
    }

    /** Whether a quiz takes attempts. */
    public enum State {
        /** It opens later. */
        NOT_OPEN,
        /** It takes attempts. */
        OPEN,
        /** It takes none any more. */
        CLOSED
    }

    /** The state at a moment. */
    public State at(Instant now) {
        if (closesAt.filter(end -> !now.isBefore(end)).isPresent()) {
            return State.CLOSED;
        }
        return opensAt.filter(now::isBefore).isPresent() ? State.NOT_OPEN : State.OPEN;
    }

    /** Whether another attempt is left to somebody who has begun that many. */
    public boolean leaves(int begun) {
        return attempts.isEmpty() || begun < attempts.getAsInt();
    }

    /** How many attempts are left to somebody who has begun that many; empty for no limit. */
    public OptionalInt left(int begun) {
        return attempts.isEmpty() ? attempts : OptionalInt.of(Math.max(0, attempts.getAsInt() - begun));
    }

    /** The deadline of an attempt that was begun then: when its time is up, or when the quiz closes before that. */
    public Optional<Instant> deadline(Instant begun) {
        Optional<Instant> timeUp = timeLimit.map(begun::plus);
        return timeUp.filter(at -> closesAt.filter(at::isAfter).isEmpty()).or(() -> closesAt);
    }

    /**
     * The same for an attempt that is under way: what was handed in till now stays on time.
     *
     * @return empty where it has no deadline
     */
    public Optional<Instant> deadline(Instant begun, Instant now) {
        return deadline(begun).map(at -> at.isBefore(now) ? now : at);
    }
}
