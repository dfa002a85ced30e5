package dev.crossroads.course;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question of a course that may be asked of a newcomer.
 *
 * @param quiz the quiz that it is answered in
 * @param question its first one
 */
public record SampleQuestion(Course course, Quiz quiz, Question question) {
    /** So much text is read before one is asked to read. */
    private static final int MOST_HTML = 700;

    /**
     * The one that its author names; else the first choice of one option that is short, for practice rather than of a
     * checkpoint. Empty where the course has none.
     */
    public static Optional<SampleQuestion> of(Course course) {
        return course.sample()
                .flatMap(course::quiz)
                .or(() -> Stream.concat(course.practice().values().stream(), course.quizzes().values().stream())
                        .filter(quiz -> quiz.lesson().isPresent() && mayBeOf(quiz))
                        .filter(quiz -> isBriefChoice(quiz.questions().getFirst()))
                        .findFirst())
                .map(quiz -> new SampleQuestion(course, quiz, quiz.questions().getFirst()));
    }

    /** Whether an answer to a question of it is marked at once, and costs nothing that is limited. */
    public static boolean mayBeOf(Quiz quiz) {
        return quiz.mode() == Quiz.Mode.IMMEDIATE
                && quiz.timeLimit().isEmpty()
                && quiz.attempts().isEmpty()
                && !quiz.questions().isEmpty();
    }

    private static boolean isBriefChoice(Question question) {
        return question instanceof Question.MultipleChoice choice
                && !choice.several()
                && question.common().context().isEmpty()
                && question.asks().map(String::length).orElse(0) <= MOST_HTML;
    }
}
