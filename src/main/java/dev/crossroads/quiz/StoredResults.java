package dev.crossroads.quiz;

import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults.Given;
import dev.crossroads.quiz.Results.Hinted;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that is stored of a learner's quizzes in a course, and what their results at any moment follow from. An answer
 * that was recorded since can be added to it; that is the same as reading it again.
 *
 * @param attempts without their responses, the latest of each quiz first, as far as the course still asks their
 *     questions
 * @param given the responses, without answers
 * @param hinted questions of attempts that had a hint shown
 */
@Pure
public record StoredResults(List<Attempt> attempts, List<Given> given, Set<Hinted> hinted) {
    /** Of a learner without attempts. */
    public static final StoredResults NONE = new StoredResults(List.of(), List.of(), Set.of());

    /** Copies the collections. */
    public StoredResults {
        attempts = List.copyOf(attempts);
        given = List.copyOf(given);
        hinted = Set.copyOf(hinted);
    }

    /**
     * The results at a moment.
     *
     * @param now attempts whose time is over by then have ended
     */
    public CourseResults at(Instant now) {
        return CourseResults.of(attempts, given, now);
    }

    /**
     * The learner's memory of the course.
     *
     * @param results {@linkplain #at at} that moment
     * @param zone in which their days begin
     */
    public Remembered remembered(
            CourseResults results, Fsrs fsrs, Series series, Siblings siblings, Instant now, ZoneId zone) {
        return Remembered.of(fsrs, results, hinted, series, siblings, now, zone);
    }

    /**
     * The same with an answer that was recorded, whether it is among them by now or not. Empty where that can't be told
     * of these alone: they have to be read again.
     */
    public Optional<StoredResults> with(QuestionAnswered answered) {
        if (attempts.stream().noneMatch(attempt -> attempt.id().equals(answered.attempt()) && attempt.isInProgress())) {
            return Optional.empty();
        }
        Optional<Given> before = given.stream()
                .filter(one -> isTo(one, answered.attempt(), answered.question()))
                .findFirst();
        if (before.filter(one -> one.lastAt().isAfter(answered.at())).isPresent()) {
            return Optional.of(this);
        }
        Stream<Given> others = given.stream().filter(one -> !isTo(one, answered.attempt(), answered.question()));
        return Optional.of(new StoredResults(
                attempts,
                Stream.concat(others, Stream.of(given(answered, before))).toList(),
                hinted));
    }

    /** Whether an answer is in an attempt that tells its learner marks before it ends. */
    public boolean reveals(QuestionAnswered answered) {
        return attempts.stream().anyMatch(attempt -> attempt.id().equals(answered.attempt()) && attempt.revealsMarks());
    }

    private static boolean isTo(Given one, UUID attempt, String question) {
        return one.attempt().equals(attempt) && one.question().equals(question);
    }

    /** As {@link QuizProjections} stores it: of when and how a question was first answered the first answer tells. */
    private static Given given(QuestionAnswered answered, Optional<Given> before) {
        return new Given(
                answered.attempt(),
                answered.quiz(),
                answered.question(),
                answered.revision(),
                Optional.empty(),
                answered.correct(),
                answered.points(),
                answered.confidence(),
                before.map(Given::firstAt).orElse(answered.at()),
                answered.at(),
                before.map(Given::shownAt)
                        .orElseGet(() -> answered.shown().map(at -> at.truncatedTo(ChronoUnit.MICROS))),
                before.map(Given::timed).orElse(answered.untimed().isEmpty()));
    }
}
