package dev.crossroads.review;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.Review;
import dev.crossroads.web.TimeOrderedIds;
import java.util.Optional;

/**
 * The form that begins a review of a course: {@code review/begin}.
 *
 * @param action where it is sent
 * @param event the id of the event that it asks to record
 * @param due how many questions that are due the review asks
 */
public record DueReview(String language, String title, String action, String event, int due) {

    /** Empty where nothing is due. */
    static Optional<DueReview> of(Course course, Review review) {
        return Optional.of(review)
                .filter(some -> some.due() > 0)
                .map(some -> new DueReview(
                        course.language(),
                        course.title(),
                        Paths.quiz(course.id(), Quiz.REVIEW),
                        TimeOrderedIds.next().toString(),
                        some.due()));
    }
}
