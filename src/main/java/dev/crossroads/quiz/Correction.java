package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.event.StoredJson;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mark of an answer that was marked again, with its first one.
 *
 * @param question its id
 * @param key what is right now, or is right too, in the form of an answer
 * @param revision of the question that marks it now; empty for the one that it was answered to
 * @param points that it earns now, of {@code outOf}; 0 of 0 where the question is left out
 */
@Pure
record Correction(
        String question,
        Rule rule,
        Optional<JsonNode> key,
        Optional<String> revision,
        boolean firstCorrect,
        int firstPoints,
        int firstOutOf,
        boolean correct,
        int points,
        int outOf,
        String why,
        Instant at) {

    /** Whether the question counts for nothing. */
    boolean leavesOut() {
        return rule == Rule.LEFT_OUT;
    }

    /** The key of what says how answers are marked again. */
    static String said(Rule rule) {
        return switch (rule) {
            case NEW_KEY -> "quiz.corrected.new-key";
            case ACCEPTED_TOO -> "quiz.corrected.accepted-too";
            case FULL_MARKS -> "quiz.corrected.full-marks";
            case LEFT_OUT -> "quiz.corrected.left-out";
            case POINTS -> "quiz.corrected.points";
            case EDITED -> "quiz.corrected.edited";
        };
    }

    /**
     * All of an attempt, by question, of what {@link AttemptTable} reads: a JSON array, or null where there are none.
     */
    static Map<String, Correction> ofAttempt(String json) {
        if (json == null) {
            return Map.of();
        }
        Map<String, Correction> all = new HashMap<>();
        List.of(StoredJson.read(json, Correction[].class)).forEach(one -> all.put(one.question(), one));
        return Map.copyOf(all);
    }
}
