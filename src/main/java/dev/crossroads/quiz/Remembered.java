package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.memory.Encounter;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.memory.Memories;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Results.Hinted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A learner's memory of a course's questions, as their answers tell.
 *
 * @param fsrs the site's
 * @param memories by question, of those that were answered
 * @param inMind questions whose key they saw a moment ago: an answer to one would say nothing of memory
 * @param today the learner's day
 */
@Pure
public record Remembered(Fsrs fsrs, Map<String, ItemMemory> memories, Set<String> inMind, LocalDate today) {
    /** Below this probability of recall a question is due: FSRS's default for {@code desired_retention}. */
    public static final double RETENTION = 0.9;

    /** Copies the collections. */
    public Remembered {
        memories = Map.copyOf(memories);
        inMind = Set.copyOf(inMind);
    }

    /**
     * The memory that follows from these results.
     *
     * @param hinted questions of attempts that had a hint shown
     * @param zone in which the learner's days begin
     */
    static Remembered of(
            Fsrs fsrs, CourseResults results, Set<Hinted> hinted, Series series, Instant now, ZoneId zone) {
        List<Encounter> encounters = Encounters.of(results, hinted, series);
        return new Remembered(
                fsrs,
                Memories.of(fsrs, encounters, zone),
                Memories.inMind(encounters, now, zone),
                LocalDate.ofInstant(now, zone));
    }

    /** Of somebody who answered nothing. */
    static Remembered nothing(Instant now, ZoneId zone) {
        return new Remembered(Fsrs.STANDARD, Map.of(), Set.of(), LocalDate.ofInstant(now, zone));
    }

    /** The course's due questions, and when the next ones come. */
    public Review review(Course course) {
        return Selection.due(course, this);
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
}
