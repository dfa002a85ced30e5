package dev.crossroads.demo;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.quiz.answer.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills in an answer to a question: the right one, or one of the wrong ones that people give. Pure; knows the key. */
public final class AnswerSheet {
    /** Of three who fall for a distractor, two fall for the same: distractors differ much in how well they work. */
    private static final double FAVOURITE = 2.0 / 3;

    private AnswerSheet() {}

    /** The right answer. */
    public static Answer right(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice -> new Answer.Choice(choice.correct());
            case Question.ShortAnswer text -> new Answer.Text(text.answer());
            case Question.Numeric number -> new Answer.Number(number.value());
            case Question.Tracing tracing ->
                tracing.compiles()
                        ? new Answer.Trace(true, tracing.stdout(), OptionalInt.empty())
                        : new Answer.Trace(
                                false, "", OptionalInt.of(tracing.line().orElse(1)));
            case Question.Line line -> new Answer.LineNumber(Collections.min(line.lines()));
            case Question.Ordering ordering -> new Answer.Order(ids(ordering.order()));
            case Question.Matching matching -> new Answer.Match(matching.key());
        };
    }

    /** An answer that is wrong. */
    public static Answer wrong(Question question, Random random) {
        return switch (question) {
            case Question.MultipleChoice choice -> new Answer.Choice(Set.of(distractor(choice, random)));
            case Question.ShortAnswer _ -> new Answer.Text("I don't know");
            case Question.Numeric number -> new Answer.Number(besides(number));
            case Question.Tracing tracing ->
                tracing.compiles()
                        ? new Answer.Trace(false, "", OptionalInt.of(1))
                        : new Answer.Trace(true, "nothing that I can see", OptionalInt.empty());
            case Question.Line line -> new Answer.LineNumber(otherLine(line));
            case Question.Ordering ordering ->
                new Answer.Order(ids(ordering.order()).reversed());
            case Question.Matching matching -> new Answer.Match(mixedUp(matching));
        };
    }

    /** The chance of being right by picking blindly, 0 to 1; 0 where there is nothing to pick from. */
    public static double luck(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice ->
                choice.several() ? 0 : 1.0 / choice.options().size();
            case Question.Tracing tracing -> tracing.line().isEmpty() && !tracing.compiles() ? 0.5 : 0;
            case Question.ShortAnswer _,
                    Question.Numeric _,
                    Question.Ordering _,
                    Question.Matching _,
                    Question.Line _ -> 0;
        };
    }

    /**
     * Where several are right, a right one alone is wrong too, so that a question of right options only has a wrong
     * answer.
     */
    private static String distractor(Question.MultipleChoice choice, Random random) {
        List<String> wrong = choice.options().stream()
                .map(Option::id)
                .filter(id -> choice.correct().size() > 1 || !choice.correct().contains(id))
                .sorted()
                .toList();
        return random.nextDouble() < FAVOURITE ? wrong.getFirst() : wrong.get(random.nextInt(wrong.size()));
    }

    private static BigDecimal besides(Question.Numeric number) {
        return number.value().add(number.tolerance()).add(BigDecimal.ONE);
    }

    /** A line that is none of the right ones; the first one where every line is right. */
    private static int otherLine(Question.Line line) {
        return IntStream.rangeClosed(1, (int) line.program().lines().count())
                .filter(number -> !line.lines().contains(number))
                .findFirst()
                .orElse(1);
    }

    /** Everybody has the partner of the next. */
    private static Map<String, String> mixedUp(Question.Matching matching) {
        List<String> left = new ArrayList<>(ids(matching.left()));
        return left.stream()
                .collect(Collectors.toMap(
                        Function.identity(), id -> matching.key().get(left.get((left.indexOf(id) + 1) % left.size()))));
    }

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }
}
