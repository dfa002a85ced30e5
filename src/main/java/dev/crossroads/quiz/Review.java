package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import dev.crossroads.web.Message;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A learner's review of a course, if they began it now.
 *
 * @param questions what an attempt would ask, in its order; empty where nothing is due
 * @param due how many of them are due; the others are the parts that open these
 * @param today the learner's day
 * @param next when the next are due that it would not ask: today where more are due than are asked at once; empty where
 *     it would ask all that was ever answered
 */
@Pure
public record Review(List<Question> questions, int due, LocalDate today, Optional<LocalDate> next) {
    /** Copies the list. */
    public Review {
        questions = List.copyOf(questions);
    }

    /** When the next are due, in a sentence. */
    public Optional<Message> coming() {
        return next.map(day -> said(ChronoUnit.DAYS.between(today, day)));
    }

    private static Message said(long days) {
        if (days == 0) {
            return new Message("quiz.review.today");
        }
        return days == 1
                ? new Message("quiz.review.tomorrow")
                : new Message("quiz.review.in-days", Map.of("count", days));
    }
}
