package dev.crossroads.demo;

import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Answer;
import java.time.Duration;
import java.util.Optional;

/** Something that a simulated learner does, and how long after what they did before. */
@Pure
public sealed interface Deed {

    /** Since the deed before. */
    Duration after();

    /** Reads a section to its end. */
    record Read(Duration after, String lesson, String section) implements Deed {}

    /** Begins a checkpoint. */
    record Begin(Duration after, String quiz) implements Deed {}

    /** Answers a question of the checkpoint that was begun. */
    record Respond(Duration after, String quiz, String question, Answer answer, Optional<Confidence> confidence)
            implements Deed {}

    /** Hands in the checkpoint that was begun. */
    record HandIn(Duration after, String quiz) implements Deed {}

    /** Comes back and reviews what is due, if anything is. */
    record Review(Duration after) implements Deed {}

    /** Answers a question of the recommendation. */
    record Choose(Duration after, String question, String option) implements Deed {}

    /**
     * Looks at the advice and starts with a language.
     *
     * @param otherwise what they start with against the advice, an alternative or {@code other}; empty to follow it
     */
    record Start(Duration after, Optional<String> otherwise) implements Deed {}

    /**
     * Says weeks after the start how it goes.
     *
     * @param along how far along the path of what they started with, 0 to 1
     */
    record FollowUp(Duration after, Going going, double along) implements Deed {}
}
