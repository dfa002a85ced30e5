package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Key;
import dev.crossroads.quiz.answer.Whys;
import dev.crossroads.web.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Feedback in the JSON interface, for a learner who has earned the key.
 *
 * @param points earned
 * @param outOf maximum points
 * @param key in the form of an answer
 * @param options what is said about each
 * @param corrected that it was marked again
 */
@Pure
record FeedbackView(
        boolean correct,
        int points,
        int outOf,
        JsonNode key,
        Optional<String> explanation,
        List<Why> options,
        Optional<Corrected> corrected) {

    /** The rationale of an option, in HTML. */
    record Why(String id, String why) {}

    /** A mark that was corrected, with the first one. */
    record Corrected(Instant at, String rule, String why, int firstPoints, int firstOutOf) {
        private static Corrected of(Correction correction) {
            return new Corrected(
                    correction.at(),
                    Word.of(correction.rule()),
                    correction.why(),
                    correction.firstPoints(),
                    correction.firstOutOf());
        }
    }

    static FeedbackView of(Attempt attempt, Attempt.Earned earned) {
        Question question = earned.question();
        Optional<Attempt.Response> response = attempt.response(question.id());
        Optional<Correction> correction = attempt.correction(question.id());
        return new FeedbackView(
                response.filter(Attempt.Response::correct).isPresent(),
                Feedbacks.points(response, correction),
                Feedbacks.outOf(question, response, correction),
                Key.of(question),
                question.common().explanation(),
                Whys.of(question).entrySet().stream()
                        .map(why -> new Why(why.getKey(), why.getValue()))
                        .toList(),
                correction.map(Corrected::of));
    }
}
