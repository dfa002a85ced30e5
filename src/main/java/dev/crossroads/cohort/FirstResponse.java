package dev.crossroads.cohort;

import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults.Marked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A learner's response to an item in the first attempt that asked it: later ones were given after the key was shown,
 * and says less about what was known.
 *
 * @param answer the JSON form in which it is recorded, the same for the same answer
 * @param seconds that it took; empty where nobody can say
 * @param markedAt when the learner could first see how it was marked
 * @param attempts in how many attempts the item was answered, at least 1
 */
@Pure
record FirstResponse(
        UUID learner,
        String question,
        String answer,
        boolean correct,
        Optional<Confidence> confidence,
        OptionalInt seconds,
        Instant markedAt,
        int attempts) {

    /**
     * The first of a learner's responses to an item.
     *
     * @param earliestFirst one or more, with their answers
     */
    static FirstResponse of(UUID learner, List<Marked> earliestFirst) {
        Marked first = earliestFirst.getFirst();
        return new FirstResponse(
                learner,
                first.question(),
                first.answer().orElseThrow(),
                first.correct(),
                first.confidence(),
                first.taken().stream()
                        .mapToInt(taken -> Math.toIntExact(taken.toSeconds()))
                        .findFirst(),
                first.markedAt(),
                earliestFirst.size());
    }

    /** Whether the learner said they were sure. */
    boolean isSure() {
        return confidence.filter(Confidence.SURE::equals).isPresent();
    }
}
