package dev.crossroads.course;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Something that is made of a course when it is first asked for, and made anew once the course was read again. Safe for
 * use by many threads.
 *
 * @param <T> what is made
 */
public final class MadeOfCourses<T> {
    private final Map<String, Made<T>> made = new ConcurrentHashMap<>();
    private final Function<Course, T> making;

    private record Made<T>(Course course, T value) {
        /** Courses are compared by what they are, as comparing what is in them would cost more than it saves. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Course other) {
            return course == other;
        }
    }

    /** @param making what is made; it may take its time, and whoever asks for the same waits for it */
    public MadeOfCourses(Function<Course, T> making) {
        this.making = making;
    }

    /** The value made of this course. */
    public T of(Course course) {
        Made<T> found = made.get(course.id());
        return found != null && found.isOf(course)
                ? found.value()
                : made.compute(
                                course.id(),
                                (_, before) -> before != null && before.isOf(course)
                                        ? before
                                        : new Made<>(course, making.apply(course)))
                        .value();
    }
}
