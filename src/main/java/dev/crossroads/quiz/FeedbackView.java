package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Key;
import dev.crossroads.quiz.answer.Whys;
import java.util.List;
import java.util.Optional;

/**
 * Feedback in the JSON interface, for a learner who has earned the key.
 *
 * @param points earned
 * @param outOf maximum points
 * @param key in the form of an answer
 * @param options what is said about each
 */
@Pure
record FeedbackView(
        boolean correct, int points, int outOf, JsonNode key, Optional<String> explanation, List<Why> options) {

    /** The rationale of an option, in HTML. */
    record Why(String id, String why) {}

    static FeedbackView of(Attempt attempt, Attempt.Earned earned) {
        Question question = earned.question();
        Optional<Attempt.Response> response = attempt.response(question.id());
        return new FeedbackView(
                response.filter(Attempt.Response::correct).isPresent(),
                response.map(Attempt.Response::points).orElse(0),
                response.map(Attempt.Response::outOf).orElse(question.common().points()),
                Key.of(question),
                question.common().explanation(),
                Whys.of(question).entrySet().stream()
                        .map(why -> new Why(why.getKey(), why.getValue()))
                        .toList());
    }
}
