package dev.crossroads.progress;

import dev.crossroads.course.Extent;
import dev.crossroads.course.Lesson;
import dev.crossroads.pure.Pure;
import java.util.Collection;
import java.util.List;

/**
 * The time that reading takes somebody who reads the programs too and tries the questions between sections. How fast
 * prose is read is known; the other rates are assumptions, and no reader was timed. All there is to compare with is a
 * voice: espeak-ng 1.51, at its usual 175 words a minute, reads the prose, the programs and the sentences of the
 * pictures of lesson zero and of the lessons on ownership, goroutines and async in 11.6, 9.5, 11.4 and 9.0 minutes.
 * These come to 19, 14, 17 and 13 here, where understanding a program takes longer than saying it, and looking at
 * pictures and answering questions take time as well.
 */
@Pure
final class ReadingTime {
    /** Adults read English non-fiction silently at 238 words a minute (Brysbaert, J. Memory and Language 109, 2019). */
    private static final double SECONDS_A_WORD = 60.0 / 238;

    /** Half of what an inspection for faults takes at its quickest, 500 lines an hour (Cohen, 2006). */
    private static final double SECONDS_A_LINE = 3.6;

    private static final double SECONDS_A_PICTURE = 30;
    private static final double SECONDS_A_QUESTION = 30;

    private ReadingTime() {}

    /** Of a lesson in minutes, at least one. */
    static int minutes(Lesson lesson) {
        return Math.max(1, minutes(List.of(lesson)));
    }

    /** Of several lessons in minutes. */
    static int minutes(Collection<Lesson> lessons) {
        return (int)
                Math.round(lessons.stream().mapToDouble(ReadingTime::seconds).sum() / 60);
    }

    private static double seconds(Lesson lesson) {
        Extent extent = lesson.extent();
        return SECONDS_A_WORD * extent.words()
                + SECONDS_A_LINE * extent.lines()
                + SECONDS_A_PICTURE * extent.pictures()
                + SECONDS_A_QUESTION * lesson.practice().size();
    }
}
