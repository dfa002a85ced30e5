package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Arrangement;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Which questions of a course an attempt asks where the learner's history or somebody else says it. */
@Pure
final class Selection {
    private Selection() {}

    /**
     * The questions of a learner's next attempt at a quiz, of pools as many as it asks.
     *
     * @param history the learner's attempts at the quiz so far
     */
    static List<Question> drawn(UUID learner, Quiz quiz, List<Attempt> history) {
        return Arrangement.drawn(learner, Attempt.next(history), quiz, question -> (int) history.stream()
                .filter(attempt -> attempt.questions().contains(question))
                .count());
    }

    /** The questions of a quiz that others chose, in their order, without those that it has not. */
    static List<Question> named(Quiz quiz, List<String> questions) {
        return questions.stream().flatMap(id -> quiz.question(id).stream()).toList();
    }

    /**
     * Questions of the course that the learner missed last, those of the longest ago first, so that none waits for ever
     * and what was explained a moment ago comes later.
     *
     * @param results the learner's, in that course
     */
    static List<Question> missed(Course course, CourseResults results) {
        List<String> missed = List.copyOf(results.missed().keySet());
        return course.quizzes().values().stream()
                .flatMap(each -> each.questions().stream())
                .filter(question -> missed.contains(question.id()))
                .sorted(Comparator.comparingInt(question -> missed.indexOf(question.id())))
                .limit(Quiz.MIXED_AT_ONCE)
                .toList();
    }
}
