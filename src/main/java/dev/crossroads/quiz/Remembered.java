package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Results.Hinted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A learner's memory of a course's questions, as their answers tell.
 *
 * @param fsrs the site's
 * @param memories by question, of those that were answered; siblings have one memory, by each that was answered
 * @param inMind questions whose key, or that of a sibling, they saw a moment ago: an answer to one would say nothing of
 *     memory
 * @param met when they answered a question last, or saw its key
 * @param reviews what they did in reviews
 * @param today the learner's day
 */
@Pure
public record Remembered(
        Fsrs fsrs,
        Map<String, ItemMemory> memories,
        Set<String> inMind,
        Map<String, Instant> met,
        Reviewed reviews,
        LocalDate today) {
    /** Below this probability of recall a question is due: FSRS's default for {@code desired_retention}. */
    public static final double RETENTION = 0.9;

    /** Copies the collections. */
    public Remembered {
        memories = Map.copyOf(memories);
        inMind = Set.copyOf(inMind);
        met = Map.copyOf(met);
    }

    /**
     * Reviews of a course.
     *
     * @param today how many questions were answered in them today
     * @param underWay the one that is not finished
     */
    public record Reviewed(int today, Optional<UnderWay> underWay) {
        static final Reviewed NONE = new Reviewed(0, Optional.empty());

        /**
         * Of these results.
         *
         * @param before when questions were answered in reviews that are not among them
         */
        static Reviewed of(List<Instant> before, CourseResults results, LocalDate today, ZoneId zone) {
            long answered = Stream.concat(before.stream(), reviewed(results))
                    .filter(at -> LocalDate.ofInstant(at, zone).equals(today))
                    .count();
            return new Reviewed(
                    (int) answered,
                    results.attempts().stream()
                            .filter(attempt -> attempt.quiz().equals(Quiz.REVIEW) && attempt.isInProgress())
                            .findFirst()
                            .map(attempt -> UnderWay.of(attempt, results)));
        }
    }

    /** When questions were answered in reviews. */
    static Stream<Instant> reviewed(CourseResults results) {
        return results.responses().stream()
                .filter(response -> response.quiz().equals(Quiz.REVIEW))
                .map(CourseResults.Marked::answeredAt);
    }

    /**
     * A review that is not finished.
     *
     * @param open the questions that it asks and that are not answered, in its order
     */
    public record UnderWay(UUID attempt, List<String> open) {
        private static UnderWay of(Attempt attempt, CourseResults results) {
            Set<String> answered = results.responses().stream()
                    .filter(response -> response.attempt().equals(attempt.id()))
                    .map(CourseResults.Marked::question)
                    .collect(Collectors.toSet());
            return new UnderWay(
                    attempt.id(),
                    attempt.questions().stream()
                            .filter(question -> !answered.contains(question))
                            .toList());
        }
    }

    /**
     * The memory that follows from these results.
     *
     * @param hinted questions of attempts that had a hint shown
     * @param zone in which the learner's days begin
     */
    static Remembered of(
            Fsrs fsrs,
            CourseResults results,
            Set<Hinted> hinted,
            Series series,
            Siblings siblings,
            Instant now,
            ZoneId zone) {
        return of(Histories.none(siblings, fsrs, zone), List.of(), results, hinted, series, now);
    }

    /**
     * The same, of which some was worked out before.
     *
     * @param ended attempts that are not among the others
     * @param others results of all other attempts
     * @param hinted questions of those that had a hint shown
     */
    static Remembered of(Ended ended, CourseResults others, Set<Hinted> hinted, Series series, Instant now) {
        return of(ended.histories(), ended.reviewed(), others, hinted, series, now);
    }

    private static Remembered of(
            Histories before,
            List<Instant> reviewed,
            CourseResults others,
            Set<Hinted> hinted,
            Series series,
            Instant now) {
        Histories all = before.and(Encounters.of(others, hinted, series));
        LocalDate today = LocalDate.ofInstant(now, all.zone());
        return new Remembered(
                all.fsrs(),
                all.memories(),
                all.inMind(now),
                all.met(),
                Reviewed.of(reviewed, others, today, all.zone()),
                today);
    }

    /** Of somebody who answered nothing. */
    public static Remembered nothing(Instant now, ZoneId zone) {
        return new Remembered(
                Fsrs.STANDARD, Map.of(), Set.of(), Map.of(), Reviewed.NONE, LocalDate.ofInstant(now, zone));
    }

    /** Whether a question was answered, and is due now. */
    boolean isDue(String question) {
        return memories.containsKey(question) && !due(question).isAfter(today);
    }

    /** The day from which a question that was answered is due. */
    LocalDate due(String question) {
        LocalDate due = memories.get(question).due(fsrs, RETENTION);
        return inMind.contains(question) && !due.isAfter(today) ? today.plusDays(1) : due;
    }

    /** The probability that a question that was answered is recalled today, 0 to 1. */
    double recall(String question) {
        return memories.get(question).recall(fsrs, today);
    }

    /** One of these that was answered, by which their memory is known. */
    Optional<Question> known(List<Question> siblings) {
        return siblings.stream()
                .filter(question -> memories.containsKey(question.id()))
                .findFirst();
    }
}
