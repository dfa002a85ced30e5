package dev.crossroads.progress;

/**
 * A learner's progress in a course.
 *
 * @param percent of all its sections that were read, 0 to 100
 * @param completed how many lessons
 * @param lessons how many there are
 */
public record CourseProgress(int percent, int completed, int lessons) {

    /** Whether anything was read or proven. */
    public boolean started() {
        return percent > 0;
    }
}
