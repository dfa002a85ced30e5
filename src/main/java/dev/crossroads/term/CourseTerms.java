package dev.crossroads.term;

import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The terms that a learner's cohorts on a course add up to. Of several, the kindest rule counts for what they may do:
 * the earliest opening, the latest closing, the most time, the most attempts. A cohort that sets no date for something
 * is not asked about its dates, so that a second cohort does not undo those of the first.
 *
 * @param cohorts none for a learner without one, who takes the course as its author wrote it
 */
@Pure
public record CourseTerms(List<CohortTerms> cohorts) {
    /** Of somebody who is in no cohort. */
    public static final CourseTerms NONE = new CourseTerms(List.of());

    /** Copies the list. */
    public CourseTerms {
        cohorts = List.copyOf(cohorts);
    }

    /** The terms of a quiz. */
    public Terms of(Quiz quiz) {
        Target target = Target.quiz(quiz.id());
        List<Dates> dates =
                cohorts.stream().flatMap(one -> one.dates(target).stream()).toList();
        List<Allowance> allowed =
                cohorts.stream().flatMap(one -> one.allowed(target).stream()).toList();
        Optional<Duration> time = quiz.timeLimit()
                .map(limit -> allowed.stream()
                        .map(one -> one.of(limit))
                        .filter(more -> more.compareTo(limit) > 0)
                        .max(Comparator.naturalOrder())
                        .orElse(limit));
        OptionalInt attempts = quiz.attempts().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(quiz.attempts().getAsInt()
                        + allowed.stream().mapToInt(Allowance::attempts).max().orElse(0));
        return new Terms(
                everyOne(dates, Dates::opensAt, BinaryOperator.minBy(Comparator.naturalOrder())),
                everyOne(dates, Dates::closesAt, BinaryOperator.maxBy(Comparator.naturalOrder())),
                time,
                attempts,
                !time.equals(quiz.timeLimit()) || !attempts.equals(quiz.attempts()));
    }

    /** The questions of a warm-up that one of the cohorts gives as homework; none where none does, or no more. */
    public List<String> warmUp(String quiz) {
        return cohorts.stream()
                .flatMap(one -> Optional.ofNullable(one.warmUps().get(quiz)).stream())
                .findFirst()
                .orElse(List.of());
    }

    /** When what is said of a quiz changes next though nobody changes it; the end of time where it stays. */
    public Instant until(Quiz quiz, Instant now) {
        return cohorts.stream()
                .flatMap(one -> one.dates(Target.quiz(quiz.id())).stream())
                .flatMap(dates -> Stream.of(dates.opensAt(), dates.lateFrom(), dates.closesAt()))
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** One of their moments; empty where one of them has none, as that is the kindest. */
    private static Optional<Instant> everyOne(
            List<Dates> dates, Function<Dates, Optional<Instant>> moment, BinaryOperator<Instant> kinder) {
        return dates.stream()
                .map(moment)
                .reduce((one, other) -> one.flatMap(a -> other.map(b -> kinder.apply(a, b))))
                .flatMap(Function.identity());
    }
}
