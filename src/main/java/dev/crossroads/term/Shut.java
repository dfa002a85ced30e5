package dev.crossroads.term;

import dev.crossroads.course.Course;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The quizzes of a course that take no attempt of a learner now: not open yet, closed since, or no attempt left.
 *
 * @param quizzes by their ids
 * @param until when that may be another thing though nobody does anything
 */
@Pure
public record Shut(Set<String> quizzes, Instant until) {
    /** None, for ever. */
    public static final Shut NONE = new Shut(Set.of(), Instant.MAX);

    /** Copies the set. */
    public Shut {
        quizzes = Set.copyOf(quizzes);
    }

    /**
     * Those of a course at a moment.
     *
     * @param begun how many attempts at a quiz the learner has begun
     */
    public static Shut of(Course course, CourseTerms terms, ToIntFunction<Quiz> begun, Instant now) {
        return new Shut(
                course.quizzes().values().stream()
                        .filter(quiz -> isShut(terms.of(quiz), begun.applyAsInt(quiz), now))
                        .map(Quiz::id)
                        .collect(Collectors.toSet()),
                course.quizzes().values().stream()
                        .map(quiz -> terms.until(quiz, now))
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX));
    }

    private static boolean isShut(Terms terms, int begun, Instant now) {
        return terms.at(now) != Terms.State.OPEN || !terms.leaves(begun);
    }
}
