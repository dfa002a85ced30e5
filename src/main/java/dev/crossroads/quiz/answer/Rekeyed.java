package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A question with another key: whatever is asked of learners stays the same. Pure. */
public final class Rekeyed {
    private Rekeyed() {}

    /**
     * The question for which that answer is right, and nothing else but what its type lets pass, such as a tolerance.
     *
     * @param right an answer that {@link Answers} read for it
     */
    public static Question of(Question question, Answer right) {
        return switch (question) {
            case Question.MultipleChoice q ->
                new Question.MultipleChoice(
                        q.common(),
                        q.prompt(),
                        q.options(),
                        right.as(Answer.Choice.class, q).options(),
                        q.several(),
                        q.fixedOrder());
            case Question.ShortAnswer q ->
                new Question.ShortAnswer(
                        q.common(),
                        q.prompt(),
                        q.format(),
                        right.as(Answer.Text.class, q).text(),
                        List.of(),
                        Optional.empty());
            case Question.Tracing q -> {
                Answer.Trace trace = right.as(Answer.Trace.class, q);
                yield new Question.Tracing(
                        q.common(), q.program(), q.programLanguage(), trace.compiles(), trace.stdout(), trace.line());
            }
            case Question.Numeric q ->
                new Question.Numeric(
                        q.common(),
                        q.prompt(),
                        q.unit(),
                        right.as(Answer.Number.class, q).value(),
                        q.tolerance());
            case Question.Ordering q -> {
                Map<String, Option> byId =
                        q.order().stream().collect(Collectors.toMap(Option::id, Function.identity()));
                yield new Question.Ordering(
                        q.common(),
                        q.prompt(),
                        right.as(Answer.Order.class, q).options().stream()
                                .map(byId::get)
                                .toList());
            }
            case Question.Matching q ->
                new Question.Matching(
                        q.common(),
                        q.prompt(),
                        q.left(),
                        q.right(),
                        right.as(Answer.Match.class, q).pairs());
            case Question.Line q ->
                new Question.Line(
                        q.common(),
                        q.prompt(),
                        q.program(),
                        q.programLanguage(),
                        Set.of(right.as(Answer.LineNumber.class, q).line()));
        };
    }
}
