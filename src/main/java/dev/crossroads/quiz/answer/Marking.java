package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.typed.Spelling;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * Says whether an answer is right.
 *
 * <p>A right answer earns all of the question's points. Any other earns none, unless its author says that parts count:
 * see {@link Credit}. It is not correct then, however much it earned.
 */
public final class Marking {
    private Marking() {}

    /**
     * Marks an answer that {@link Answers} read for that question. "I don't know" is not right, and earns nothing.
     *
     * <ul>
     *   <li>MultipleChoice: all of the right options and none of the others.
     *   <li>ShortAnswer: the answer, one of its alternatives, or what its pattern fits, read by {@link Spelling}. Case
     *       counts in code only; mdbook-quiz ignores it there too, but {@code String} and {@code string} are two things
     *       to a compiler.
     *   <li>Tracing: whether it compiles; if so also what it prints, read by {@link Spelling}; if not also the line,
     *       where the author named one.
     *   <li>Numeric: no further from the value than the tolerance.
     *   <li>Ordering, Matching: exactly as the key.
     *   <li>Line: one of the lines that count.
     * </ul>
     *
     * @throws IllegalArgumentException where the answer is of another type than the question asks for
     */
    public static Mark mark(Question question, Answer answer) {
        int outOf = question.common().points();
        if (answer instanceof Answer.DontKnow) {
            return new Mark(false, 0, outOf);
        }
        boolean correct = isRight(question, answer);
        if (correct) {
            return new Mark(true, outOf, outOf);
        }
        return new Mark(false, question.common().partialCredit() ? Credit.points(question, answer) : 0, outOf);
    }

    private static boolean isRight(Question question, Answer answer) {
        return switch (question) {
            case Question.MultipleChoice choice ->
                answer.as(Answer.Choice.class, question).options().equals(choice.correct());
            case Question.ShortAnswer shortAnswer ->
                isOneOf(shortAnswer, answer.as(Answer.Text.class, question).text());
            case Question.Tracing tracing -> isTraced(tracing, answer.as(Answer.Trace.class, question));
            case Question.Numeric numeric -> {
                BigDecimal value = answer.as(Answer.Number.class, question).value();
                yield value.subtract(numeric.value()).abs().compareTo(numeric.tolerance()) <= 0;
            }
            case Question.Ordering ordering ->
                answer.as(Answer.Order.class, question)
                        .options()
                        .equals(ordering.order().stream()
                                .map(Question.Option::id)
                                .toList());
            case Question.Matching matching ->
                answer.as(Answer.Match.class, question).pairs().equals(matching.key());
            case Question.Line line ->
                line.lines()
                        .contains(answer.as(Answer.LineNumber.class, question).line());
        };
    }

    private static boolean isOneOf(Question.ShortAnswer question, String text) {
        return Stream.concat(Stream.of(question.answer()), question.alternatives().stream())
                        .anyMatch(right -> Spelling.isRight(question.manner(), right, text))
                || question.pattern().filter(pattern -> pattern.fits(text)).isPresent();
    }

    private static boolean isTraced(Question.Tracing question, Answer.Trace answer) {
        if (question.compiles() != answer.compiles()) {
            return false;
        }
        return question.compiles()
                ? Spelling.isRight(Spelling.Manner.OUTPUT, question.stdout(), answer.stdout())
                : question.line().isEmpty() || question.line().equals(answer.line());
    }
}
