package dev.crossroads.cohort;

import dev.crossroads.cohort.ActivityTable.Activity;
import dev.crossroads.course.Course;
import dev.crossroads.course.Quiz;
import dev.crossroads.progress.ReadingMark;
import dev.crossroads.progress.Standing;
import dev.crossroads.progress.Standing.ConceptStanding;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.QuizStanding;
import dev.crossroads.quiz.Tally;
import dev.crossroads.recommendation.advisor.Leader;
import dev.crossroads.term.Dates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a member of a cohort stands in its course.
 *
 * @param firstAt when they were first active in the course; empty for who never was
 * @param lastAt when they were last active in it
 * @param percent of the course read
 * @param lessons how far each is read; lessons never opened are left out
 * @param completedAt when each lesson was read to its end; those completed by their checkpoints alone are left out
 * @param quizzes by quiz; quizzes never tried are left out
 * @param concepts by concept; those they answered nothing on are left out
 * @param items by question, whether its latest answer was right; those never answered are left out
 * @param activeDays one bit per day: the lowest is {@code today} of {@link CohortProgress}, the next the day before
 * @param remembered what their memory of the course's questions is
 * @param warmedUp the ids of the quizzes of warm-ups that they handed in
 * @param leader where their recommendation points; empty where they answered nothing it rests on
 */
@Pure
public record MemberProgress(
        Membership member,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        int percent,
        Map<String, ReadingMark> lessons,
        Map<String, Instant> completedAt,
        Map<String, QuizProgress> quizzes,
        Map<String, ConceptProgress> concepts,
        Map<String, Boolean> items,
        long activeDays,
        MemberMemory remembered,
        Set<String> warmedUp,
        Optional<Leader> leader) {

    /**
     * A member as their own pages say it.
     *
     * @param activity empty for who never was active
     */
    static MemberProgress of(
            Membership member,
            Optional<Activity> activity,
            Standing standing,
            MemberMemory remembered,
            Optional<Leader> leader) {
        Course course = standing.course();
        Map<String, ReadingMark> lessons = new HashMap<>();
        course.lessons().values().forEach(lesson -> {
            ReadingMark mark = standing.mark(lesson);
            if (!mark.unread()) {
                lessons.put(lesson.id(), mark);
            }
        });
        Map<String, QuizProgress> quizzes = new HashMap<>();
        course.quizzes().values().forEach(quiz -> {
            QuizStanding how = standing.quiz(quiz);
            if (how.attempts() > 0) {
                quizzes.put(
                        quiz.id(),
                        QuizProgress.of(
                                how,
                                standing.results().attempts().stream()
                                        .filter(attempt -> attempt.quiz().equals(quiz.id()))
                                        .toList()));
            }
        });
        Map<String, Instant> completedAt = new HashMap<>();
        standing.readings()
                .forEach((lesson, reading) -> reading.completedAt()
                        .filter(_ -> lessons.containsKey(lesson))
                        .ifPresent(at -> completedAt.put(lesson, at)));
        Map<String, Marked> latest = standing.latest();
        return new MemberProgress(
                member,
                activity.map(Activity::firstAt),
                activity.map(Activity::lastAt),
                standing.progress().percent(),
                Map.copyOf(lessons),
                Map.copyOf(completedAt),
                Map.copyOf(quizzes),
                concepts(standing, latest),
                items(latest),
                activity.map(Activity::days).orElse(0L),
                remembered,
                standing.results().attempts().stream()
                        .filter(attempt -> Quiz.isWarmUp(attempt.quiz()) && !attempt.isInProgress())
                        .map(Attempt::quiz)
                        .collect(Collectors.toUnmodifiableSet()),
                leader);
    }

    private static Map<String, ConceptProgress> concepts(Standing standing, Map<String, Marked> latest) {
        return standing.concepts().stream()
                .collect(Collectors.toUnmodifiableMap(
                        concept -> concept.concept().id(),
                        concept -> ConceptProgress.of(concept, standing.course(), latest)));
    }

    private static Map<String, Boolean> items(Map<String, Marked> latest) {
        return latest.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().correct()));
    }

    /**
     * A member's standing in a quiz.
     *
     * @param attempts how many were begun, at least 1
     * @param failedSincePass how many ended without passing after the last one that passed
     * @param best the best finished attempt at the whole quiz, as {@link QuizStanding} has it
     * @param isOpen whether an attempt is in progress
     * @param lastEndedAt when an attempt last ended
     * @param passedAt when an attempt at the whole quiz first passed
     * @param ended the finished attempts at the whole quiz, the latest first
     */
    record QuizProgress(
            int attempts,
            int failedSincePass,
            Optional<Best> best,
            boolean isOpen,
            Optional<Instant> lastEndedAt,
            Optional<Instant> passedAt,
            List<Ended> ended) {
        /** Copies the list. */
        QuizProgress {
            ended = List.copyOf(ended);
        }

        private static QuizProgress of(QuizStanding standing, List<Attempt> attempts) {
            return new QuizProgress(
                    standing.attempts(),
                    standing.failedSincePass(),
                    standing.best()
                            .flatMap(best -> best.ending()
                                    .map(ending -> new Best(ending.points(), best.outOf(), best.isPassed()))),
                    standing.inProgress(),
                    attempts.stream()
                            .flatMap(attempt -> attempt.ending().stream())
                            .map(Attempt.Ending::at)
                            .max(Comparator.naturalOrder()),
                    attempts.stream()
                            .filter(attempt -> attempt.retryOf().isEmpty() && attempt.isPassed())
                            .flatMap(attempt -> attempt.ending().stream())
                            .map(Attempt.Ending::at)
                            .min(Comparator.naturalOrder()),
                    attempts.stream()
                            .filter(attempt -> attempt.retryOf().isEmpty())
                            .flatMap(attempt -> attempt
                                    .ending()
                                    .map(ending -> new Ended(
                                            ending.points(),
                                            attempt.outOf(),
                                            attempt.startedAt(),
                                            attempt.deadline(),
                                            ending.at()))
                                    .stream())
                            .toList());
        }

        /** What counts by these dates: of the attempt that leaves the largest share; empty without one. */
        Optional<Counted> counted(Dates dates) {
            return ended.stream()
                    .max(Comparator.comparing((Ended one) -> one.isWithin(dates))
                            .thenComparingDouble(one -> one.share() * dates.counting(one.at()))
                            .thenComparing(Ended::at, Comparator.reverseOrder()))
                    .map(one -> one.isWithin(dates)
                            ? new Counted(
                                    dates.counting(one.points(), one.at()),
                                    one.outOf(),
                                    dates.daysLate(one.at()),
                                    dates.counting(one.at()),
                                    false)
                            : new Counted(BigDecimal.ZERO, one.outOf(), dates.daysLate(one.at()), 0, true));
        }

        /** Whether an attempt at the whole quiz passed. */
        boolean isPassed() {
            return best.filter(Best::passed).isPresent();
        }
    }

    /**
     * An attempt that has ended.
     *
     * @param deadline that it had; empty for none
     */
    record Ended(int points, int outOf, Instant begun, Optional<Instant> deadline, Instant at) {
        /** Whether it was taken while the quiz was open by these dates. */
        boolean isWithin(Dates dates) {
            return dates.isWithin(begun, at, deadline);
        }

        /** The share of points, 0 to 1. */
        double share() {
            return outOf == 0 ? 0 : (double) points / outOf;
        }
    }

    /**
     * The points that count by the dates of a cohort.
     *
     * @param points to the hundredth
     * @param outOf the points that the attempt could earn
     * @param percent of the points that were earned, which count
     * @param outside whether every attempt was taken outside the dates, so that none counts
     */
    record Counted(BigDecimal points, int outOf, int daysLate, int percent, boolean outside) {}

    /** The points of the best attempt. */
    record Best(int points, int outOf, boolean passed) {
        /** The share of points, 0 to 1. */
        double share() {
            return outOf == 0 ? 0 : (double) points / outOf;
        }
    }

    /**
     * A member's latest answers to the items on a concept.
     *
     * @param tally of the items that were answered, at least 1
     * @param sure how many of them with certainty
     * @param sureButWrong how many of those wrong
     * @param lastSureButWrongAt when the last of those was given
     */
    record ConceptProgress(Tally tally, int sure, int sureButWrong, Optional<Instant> lastSureButWrongAt) {
        /** From this share of right answers on, in per cent, a concept counts as mastered: the pass mark of quizzes. */
        static final int MASTERED = 70;

        private static ConceptProgress of(ConceptStanding standing, Course course, Map<String, Marked> latest) {
            return new ConceptProgress(
                    standing.tally(),
                    standing.sure(),
                    standing.sureButWrong(),
                    standing.sureButWrong() == 0
                            ? Optional.empty()
                            : latest.values().stream()
                                    .filter(response -> response.isSure() && !response.correct())
                                    .filter(response -> isOn(standing.concept().id(), response, course))
                                    .map(Marked::answeredAt)
                                    .max(Comparator.naturalOrder()));
        }

        private static boolean isOn(String concept, Marked response, Course course) {
            return course.quiz(response.quiz())
                    .flatMap(quiz -> quiz.question(response.question()))
                    .filter(question -> question.common().concepts().contains(concept))
                    .isPresent();
        }

        /** Whether so many of its questions are answered right that it counts as mastered. */
        boolean isMastered() {
            return percent() >= MASTERED;
        }

        /** The share of right answers in whole per cent. */
        int percent() {
            return 100 * tally.right() / tally.asked();
        }
    }

    /** The same of who is a member by another name by now. */
    MemberProgress as(Membership now) {
        return now.equals(member)
                ? this
                : new MemberProgress(
                        now,
                        firstAt,
                        lastAt,
                        percent,
                        lessons,
                        completedAt,
                        quizzes,
                        concepts,
                        items,
                        activeDays,
                        remembered,
                        warmedUp,
                        leader);
    }

    /** The same of who was active then. */
    MemberProgress active(Optional<Activity> activity) {
        return new MemberProgress(
                member,
                activity.map(Activity::firstAt),
                activity.map(Activity::lastAt),
                percent,
                lessons,
                completedAt,
                quizzes,
                concepts,
                items,
                activity.map(Activity::days).orElse(0L),
                remembered,
                warmedUp,
                leader);
    }

    /**
     * The same after answers in attempts that go on.
     *
     * @param standing with these answers
     */
    MemberProgress answered(Standing standing, MemberMemory memory, Optional<Leader> pointsTo) {
        Map<String, Marked> latest = standing.latest();
        return new MemberProgress(
                member,
                firstAt,
                lastAt,
                percent,
                lessons,
                completedAt,
                quizzes,
                concepts(standing, latest),
                items(latest),
                activeDays,
                memory,
                warmedUp,
                pointsTo);
    }

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

    /** A member's progress with a lesson. */
    ReadingMark mark(String lesson) {
        return lessons.getOrDefault(lesson, ReadingMark.UNREAD);
    }

    boolean hasCompleted(String lesson) {
        return mark(lesson).completed();
    }

    boolean hasPassed(String quiz) {
        return Optional.ofNullable(quizzes.get(quiz))
                .filter(QuizProgress::isPassed)
                .isPresent();
    }

    int completedLessons(Course course) {
        int completed = 0;
        for (String lesson : course.lessons().keySet()) {
            completed += hasCompleted(lesson) ? 1 : 0;
        }
        return completed;
    }
}
