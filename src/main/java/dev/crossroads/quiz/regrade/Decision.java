package dev.crossroads.quiz.regrade;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's decision that answers to a question are marked again. It holds for answers that come later, too.
 *
 * @param scope whose answers
 * @param revision of the question that it was decided on: it concerns answers to whatever asks the same
 * @param key what is right, or right too, in the form of an answer; empty where the rule needs none
 * @param points what one learner gets; empty for other rules
 * @param why in the words of whoever decided it
 * @param by their learner id; empty where it follows from the course, and where their account is deleted
 * @param at later than every decision on the same question before it
 * @param isDone whether all answers that there were are marked again
 * @param followedTo the place in the log up to which all answers are; empty where none is looked at yet
 */
@Pure
public record Decision(
        UUID id,
        Scope scope,
        String course,
        String quiz,
        String question,
        String revision,
        Rule rule,
        Optional<JsonNode> key,
        Optional<Integer> points,
        String why,
        Optional<UUID> by,
        Instant at,
        boolean isDone,
        Optional<Long> followedTo) {

    /** Whether it follows from the course alone, whose author corrected a key: it gives points and takes none. */
    public boolean isOfItself() {
        return rule == Rule.EDITED && scope.equals(Scope.EVERYBODY);
    }

    /**
     * Whose answers a decision concerns: those of a cohort's members, of one attempt, or of everybody where neither is
     * named.
     */
    public record Scope(Optional<UUID> cohort, Optional<UUID> learner, Optional<UUID> attempt) {
        /** All answers on the server. */
        public static final Scope EVERYBODY = new Scope(Optional.empty(), Optional.empty(), Optional.empty());

        /** The answers of a cohort's members. */
        public static Scope cohort(UUID cohort) {
            return new Scope(Optional.of(cohort), Optional.empty(), Optional.empty());
        }

        /** One attempt of a member of a cohort. */
        public static Scope attempt(UUID cohort, UUID learner, UUID attempt) {
            return new Scope(Optional.of(cohort), Optional.of(learner), Optional.of(attempt));
        }
    }
}
