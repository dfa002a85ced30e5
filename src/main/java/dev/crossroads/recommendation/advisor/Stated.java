package dev.crossroads.recommendation.advisor;

import dev.crossroads.event.LearnerEvent.Importance;
import java.util.Map;

/**
 * A learner's answers.
 *
 * @param chosen the option chosen for each question, by id
 * @param importance how much a question matters to them, by id; {@link Importance#USUAL} where it is missing
 */
public record Stated(Map<String, String> chosen, Map<String, Importance> importance) {
    /** Copies both. */
    public Stated {
        chosen = Map.copyOf(chosen);
        importance = Map.copyOf(importance);
    }

    /** Answers alone: every question matters as its author thinks. */
    public static Stated of(Map<String, String> chosen) {
        return new Stated(chosen, Map.of());
    }

    /** The importance of a question. */
    public Importance importance(String question) {
        return importance.getOrDefault(question, Importance.USUAL);
    }
}
