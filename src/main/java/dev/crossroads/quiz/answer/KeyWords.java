package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.web.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one line what is right, for instructors and nobody else. Pure. */
public final class KeyWords {
    private KeyWords() {}

    /** The key of a question: of what may be typed every way that its author names, of lines each that counts. */
    public static String of(Question question, Texts texts) {
        return switch (question) {
            case Question.MultipleChoice choice ->
                AnswerWords.joined(
                        choice.options(),
                        choice.options().stream()
                                .map(Option::id)
                                .filter(choice.correct()::contains)
                                .toList(),
                        " · ");
            case Question.ShortAnswer typed ->
                Stream.concat(Stream.of(typed.answer()), typed.alternatives().stream())
                        .map(AnswerWords::oneLine)
                        .collect(Collectors.joining(" · "));
            case Question.Numeric number
            when number.tolerance().signum() > 0 ->
                texts.exact(number.value()) + " ± " + texts.exact(number.tolerance()) + AnswerWords.unit(number);
            case Question.Numeric number -> texts.exact(number.value()) + AnswerWords.unit(number);
            case Question.Tracing tracing ->
                AnswerWords.trace(new Answer.Trace(tracing.compiles(), tracing.stdout(), tracing.line()), texts);
            case Question.Ordering ordering ->
                AnswerWords.joined(
                        ordering.order(),
                        ordering.order().stream().map(Option::id).toList(),
                        " → ");
            case Question.Matching matching -> AnswerWords.pairs(matching, matching.key());
            case Question.Line pointed ->
                pointed.lines().stream()
                        .sorted()
                        .map(line -> AnswerWords.words(pointed, new Answer.LineNumber(line), texts))
                        .collect(Collectors.joining(" · "));
        };
    }
}
