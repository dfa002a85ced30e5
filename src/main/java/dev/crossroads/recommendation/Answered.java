package dev.crossroads.recommendation;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.event.LearnerEvent.Importance;
import dev.crossroads.recommendation.advisor.Stated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A learner's stored answers to a questionnaire, in the wording of their time.
 *
 * @param chosen the latest answer to each question
 * @param importance how much each question matters to them, where they said so
 */
record Answered(Map<String, Chosen> chosen, Map<String, Importance> importance) {
    /** Nothing was said yet. */
    static final Answered NOTHING = new Answered(Map.of(), Map.of());

    /**
     * An answer.
     *
     * @param version of the questionnaire it was given to; empty where that was not recorded yet
     */
    record Chosen(String option, Optional<String> version) {}

    void put(String question, Optional<String> option, Optional<String> version, Optional<Importance> matters) {
        option.ifPresent(id -> chosen.put(question, new Chosen(id, version)));
        matters.ifPresent(how -> importance.put(question, how));
    }

    /** The answers that still mean the same to this questionnaire. */
    Stated to(Questionnaire questionnaire) {
        Map<String, String> known = new HashMap<>();
        chosen.forEach((question, answer) -> {
            if (questionnaire.stillMeans(question, answer.option(), answer.version())) {
                known.put(question, answer.option());
            }
        });
        Map<String, Importance> matters = new HashMap<>();
        importance.forEach((question, how) -> {
            if (how != Importance.USUAL && questionnaire.question(question).isPresent()) {
                matters.put(question, how);
            }
        });
        return new Stated(known, matters);
    }

    /** The questions that were answered once, and ask something else or otherwise by now. */
    Set<String> askedAgain(Questionnaire questionnaire) {
        Set<String> again = new HashSet<>();
        chosen.forEach((question, answer) -> {
            if (questionnaire.question(question).isPresent()
                    && !questionnaire.stillMeans(question, answer.option(), answer.version())) {
                again.add(question);
            }
        });
        return Set.copyOf(again);
    }
}
