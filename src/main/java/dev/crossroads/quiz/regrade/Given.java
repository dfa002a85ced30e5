package dev.crossroads.quiz.regrade;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.pure.Pure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt that asked a question, with what was answered and how that is marked. Its learner may know the mark.
 *
 * @param isFinished else only what was answered is marked
 * @param attemptPoints of an attempt that has ended
 * @param plainOutOf its maximum before anything was marked again
 * @param plainPassPoints what passed then
 * @param answer empty where the question was left open
 * @param now the mark that counts
 * @param first the mark before anything was marked again; empty where the question was left open and never marked
 * @param reachedBy the decisions that have marked it, in the order in which they reached it
 */
@Pure
public record Given(
        UUID learner,
        UUID attempt,
        int number,
        String quiz,
        String question,
        boolean isFinished,
        int attemptPoints,
        int outOf,
        int passPoints,
        int plainOutOf,
        int plainPassPoints,
        Optional<Answered> answer,
        Marked now,
        Optional<Marked> first,
        List<UUID> reachedBy) {

    /** An answer to a revision. */
    public record Answered(String revision, JsonNode json) {}

    /** A mark; 0 of 0 where the question is left out. */
    public record Marked(boolean correct, int points, int outOf) {}
}
