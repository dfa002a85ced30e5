package dev.crossroads.quiz;

import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.Untimed;
import dev.crossroads.quiz.answer.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer as it is handed in.
 *
 * @param event identity of the event, so that asking twice records once
 * @param words why, in the learner's own words, where they were asked
 * @param replaces the version of the answer that they saw, 0 where they saw none: where there is another one by now, it
 *     stands; empty to take the place of whichever there is
 * @param shown when they were first shown the question, where that is known
 * @param untimed why it can't be said how long it took; empty where it can
 */
public record Submission(
        UUID event,
        Answer answer,
        Optional<Confidence> confidence,
        Optional<String> words,
        Optional<Integer> replaces,
        Optional<Instant> shown,
        Optional<Untimed> untimed) {}
