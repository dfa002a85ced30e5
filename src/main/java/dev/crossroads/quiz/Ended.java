package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Results.Hinted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The memory that a learner's attempts at a course left once they had ended. Nothing changes those any more but that
 * they are marked again, or that they are moved or deleted as a whole: so what is remembered follows from this and from
 * the attempts that are not among them.
 *
 * @param course the edition by which answers were compared with their questions
 * @param marks of what was marked again by then, to tell whether more was since
 * @param attempts that had ended and are in the histories
 * @param reviewed when questions were answered in reviews, of the last days
 * @param stored how many encounters of these the database keeps in one row, 0 for no row
 */
@Pure
record Ended(Course course, String marks, Set<UUID> attempts, Histories histories, List<Instant> reviewed, int stored) {
    /** Everywhere on earth today is over by then. */
    private static final Duration NO_LONGER_TODAY = Duration.ofDays(3);

    /** Copies the collections. */
    Ended {
        attempts = Set.copyOf(attempts);
        reviewed = List.copyOf(reviewed);
    }

    /** Of no attempts. */
    static Ended none(Course course, String marks, Fsrs fsrs, ZoneId zone) {
        return new Ended(course, marks, Set.of(), Histories.none(Siblings.of(course), fsrs, zone), List.of(), 0);
    }

    /** The bytes that are stored of them. */
    static Ended of(Course course, EndedTable.Stored stored, Fsrs fsrs, ZoneId zone) {
        PackedHistories packed = PackedHistories.of(stored.packed());
        Histories histories = Histories.of(Siblings.of(course), fsrs, zone, packed.byQuestion());
        return new Ended(course, stored.marks(), stored.attempts(), histories, packed.reviewed(), histories.size());
    }

    /** The same to be stored. */
    EndedTable.Stored toStore() {
        return new EndedTable.Stored(marks, attempts, new PackedHistories(histories.byQuestion(), reviewed).bytes());
    }

    /** The same once it is stored. */
    Ended isStored() {
        return new Ended(course, marks, attempts, histories, reviewed, histories.size());
    }

    /** The same with memories by these parameters, of a learner whose days begin there. */
    Ended by(Fsrs fsrs, ZoneId zone) {
        return new Ended(course, marks, attempts, histories.by(fsrs, zone), reviewed, stored);
    }

    /**
     * The same with more attempts.
     *
     * @param more ids of attempts that are not among these and whose end is recorded
     * @param results of those, and maybe of others
     * @param hinted questions of them that had a hint shown
     */
    Ended and(Set<UUID> more, CourseResults results, Set<Hinted> hinted, Series series, Instant now) {
        if (more.isEmpty()) {
            return this;
        }
        CourseResults ended = results.only(attempt -> more.contains(attempt.id()));
        Set<UUID> all = new HashSet<>(attempts);
        all.addAll(more);
        return new Ended(
                course,
                marks,
                all,
                histories.and(Encounters.of(ended, hinted, series)),
                Stream.concat(reviewed.stream(), Remembered.reviewed(ended))
                        .filter(at -> at.isAfter(now.minus(NO_LONGER_TODAY)))
                        .toList(),
                stored);
    }
}
