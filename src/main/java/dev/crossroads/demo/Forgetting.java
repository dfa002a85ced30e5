package dev.crossroads.demo;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.memory.simulation.ForgettingLaw;
import dev.crossroads.memory.simulation.TrueMemory;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Marking;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What a simulated learner still knows of the questions they answered: they forget by a law that is none of ours, half
 * of them by each. Everything follows from their seed and from when they answered. Not for use by several threads.
 */
@Pure
final class Forgetting {
    /** Of a question that they never met. */
    private static final double STRANGE = 0.5;

    private static final double HOURS_OF_A_DAY = 24;

    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, Met> met = new HashMap<>();
    private final ForgettingLaw law;
    private final Random random;

    /** A question that they learned at that time. */
    private record Met(TrueMemory memory, Instant since) {
        double days(Instant at) {
            return Math.max(0, Duration.between(since, at).toMinutes() / 60.0 / HOURS_OF_A_DAY);
        }
    }

    Forgetting(Course course, SimulatedLearner learner) {
        course.quizzes()
                .values()
                .forEach(quiz -> quiz.questions().forEach(question -> questions.put(question.id(), question)));
        law = ForgettingLaw.values()[Math.floorMod(learner.seed(), ForgettingLaw.values().length)];
        random = new Random(learner.seed() + 3);
    }

    /** They answered it, and saw what is right. */
    void answered(Deed.Respond respond, Instant at) {
        Optional.ofNullable(questions.get(respond.question()))
                .ifPresent(question ->
                        saw(question, Marking.mark(question, respond.answer()).correct(), at));
    }

    private void saw(Question question, boolean isRight, Instant at) {
        Met known = met.get(question.id());
        if (known == null) {
            met.put(question.id(), new Met(law.learned(random), at));
        } else {
            known.memory().review(known.days(at), isRight);
        }
    }

    /**
     * Their answer to a question of a review: right where they recall it, or are lucky. They see what is right then.
     *
     * @param question one of the course
     */
    Deed.Respond recall(String question, Duration after, Instant at) {
        Question asked = questions.get(question);
        Met known = met.get(question);
        double recall = known == null ? STRANGE : known.memory().recall(known.days(at));
        boolean isRight = random.nextDouble() < Math.max(AnswerSheet.luck(asked), recall);
        saw(asked, isRight, at);
        return new Deed.Respond(
                after,
                Quiz.REVIEW,
                question,
                isRight ? AnswerSheet.right(asked) : AnswerSheet.wrong(asked, random),
                asked.common().asksConfidence()
                        ? Optional.of(random.nextDouble() < recall ? Confidence.SURE : Confidence.UNSURE)
                        : Optional.empty());
    }
}
