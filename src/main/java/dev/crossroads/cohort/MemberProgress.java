package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a member of a cohort stands in its course. Pure.
 *
 * @param firstAt when they were first active in the course; empty for who never was
 * @param lastAt when they were last active in it
 * @param lessons per cent read by lesson, 100 for a completed one and for no other; lessons never opened are left out
 * @param quizzes by quiz; quizzes never tried are left out
 * @param concepts by concept; those they answered nothing on are left out
 * @param activeDays one bit per day: the lowest is {@code today} of {@link CohortProgress}, the next the day before
 * @param lean where their recommendation points; empty where they answered nothing it rests on
 */
public record MemberProgress(
        Membership member,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        Map<String, Integer> lessons,
        Map<String, QuizProgress> quizzes,
        Map<String, ConceptProgress> concepts,
        long activeDays,
        Optional<Lean> lean) {
    private static final int COMPLETED = 100;

    /**
     * How a member stands with a quiz.
     *
     * @param attempts how many were begun, at least 1
     * @param failedSincePass how many ended without passing after the last one that passed
     * @param best the finished attempt at the whole quiz with the largest share of points
     * @param openSince when the attempt that is not finished was begun
     */
    record QuizProgress(int attempts, int failedSincePass, Optional<Best> best, Optional<Instant> openSince) {
        /** Whether an attempt at the whole quiz passed. */
        boolean isPassed() {
            return best.filter(Best::passed).isPresent();
        }
    }

    /** The points of the best attempt. */
    record Best(int points, int outOf, boolean passed) {
        /** The share of points in whole per cent. */
        int percent() {
            return outOf == 0 ? 0 : 100 * points / outOf;
        }
    }

    /**
     * How items on a concept were answered, each as it was answered last.
     *
     * @param answered how many items, at least 1
     * @param sure how many of them with certainty
     * @param sureButWrong how many of those wrong
     */
    record ConceptProgress(int answered, int right, int sure, int sureButWrong) {
        /** Of one item. */
        static ConceptProgress ofOne(boolean isRight, boolean isSure) {
            return new ConceptProgress(1, isRight ? 1 : 0, isSure ? 1 : 0, isSure && !isRight ? 1 : 0);
        }

        /** Of these items and of others. */
        ConceptProgress and(ConceptProgress others) {
            return new ConceptProgress(
                    answered + others.answered,
                    right + others.right,
                    sure + others.sure,
                    sureButWrong + others.sureButWrong);
        }

        /** The share of right answers in whole per cent. */
        int percent() {
            return 100 * right / answered;
        }
    }

    /**
     * Where a recommendation points.
     *
     * @param alternative the id of the one that leads
     * @param decided whether the lead is more than too close to call
     */
    public record Lean(String alternative, boolean decided) {}

    UUID learner() {
        return member.learner();
    }

    String name() {
        return member.name();
    }

    /** Whether they ever did anything in the course. */
    boolean hasBegun() {
        return lastAt.isPresent();
    }

    /** When they were last active, or else when they joined. */
    Instant lastSign() {
        return lastAt.orElse(member.joinedAt());
    }

    /** Per cent of a lesson that was read, 100 for a completed one alone. */
    int percent(String lesson) {
        return lessons.getOrDefault(lesson, 0);
    }

    boolean hasCompleted(String lesson) {
        return percent(lesson) == COMPLETED;
    }

    boolean hasPassed(String quiz) {
        return Optional.ofNullable(quizzes.get(quiz))
                .filter(QuizProgress::isPassed)
                .isPresent();
    }

    int completedLessons(Course course) {
        return (int)
                course.lessons().keySet().stream().filter(this::hasCompleted).count();
    }

    /** How much of the course they have read, by its sections, as their own page says it; whole per cent. */
    int percentOf(Course course) {
        int sections = 0;
        int read = 0;
        for (Lesson lesson : course.lessons().values()) {
            int all = lesson.sections().size();
            sections += all;
            // Per cent were rounded down from whole sections, so up again are the same sections.
            read += (percent(lesson.id()) * all + COMPLETED - 1) / COMPLETED;
        }
        return sections == 0 ? 0 : COMPLETED * read / sections;
    }
}
