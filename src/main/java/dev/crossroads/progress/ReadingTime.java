package dev.crossroads.progress;

import dev.crossroads.course.Lesson;
import dev.crossroads.pure.Pure;

/** The time that reading takes. */
@Pure
final class ReadingTime {
    /** Adults read English prose at about 240 words a minute (Brysbaert 2019); code and tables slow that down. */
    private static final int WORDS_PER_MINUTE = 200;

    private ReadingTime() {}

    /** Of a lesson, at least one minute. */
    static int minutes(Lesson lesson) {
        return Math.max(1, minutes(lesson.words()));
    }

    /** Of so many words. */
    static int minutes(int words) {
        return Math.round((float) words / WORDS_PER_MINUTE);
    }
}
