package dev.crossroads.quiz;

import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.answer.Answer;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer as it is handed in.
 *
 * @param event identity of the event, so that asking twice records once
 * @param words why, in the learner's own words, where they were asked
 * @param replaces the version of the answer that they saw, 0 where they saw none: where there is another one by now, it
 *     stands; empty to take the place of whichever there is
 */
public record Submission(
        UUID event,
        Answer answer,
        Optional<Confidence> confidence,
        Optional<String> words,
        Optional<Integer> replaces) {}
