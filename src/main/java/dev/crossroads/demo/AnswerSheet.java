package dev.crossroads.demo;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.Marking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Fills in an answer to a question: the right one, or one of the wrong ones that people give: a neighbouring line, a
 * number off by one, the last two steps mixed up. Pure; knows the key.
 */
public final class AnswerSheet {
    /** Of three who fall for a distractor, two fall for the same: distractors differ much in how well they work. */
    private static final double FAVOURITE = 2.0 / 3;

    private static final Pattern CODE_IN_HTML = Pattern.compile("<code>([^<]+)</code>");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"{}%]{1,40})\"");

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

    /** An answer that is wrong, and that somebody would give. */
    public static Answer wrong(Question question, Random random) {
        if (question instanceof Question.MultipleChoice choice) {
            return new Answer.Choice(Set.of(distractor(choice, random)));
        }
        List<Answer> wrong = slips(question).stream()
                .distinct()
                .filter(answer -> !Marking.mark(question, answer).correct())
                .toList();
        if (wrong.isEmpty()) {
            throw new IllegalArgumentException("Everything is right at " + question.id());
        }
        // A question has its own favourite slip, and not everybody makes it.
        int favourite = Math.floorMod(question.id().hashCode(), wrong.size());
        return wrong.get(random.nextDouble() < FAVOURITE / 2 ? favourite : random.nextInt(wrong.size()));
    }

    /** The slips that people make, of which some may be right all the same. */
    private static List<Answer> slips(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice -> List.of(new Answer.Choice(choice.correct()));
            case Question.ShortAnswer text ->
                words(text).stream().<Answer>map(Answer.Text::new).toList();
            case Question.Numeric number ->
                besides(number).stream().<Answer>map(Answer.Number::new).toList();
            case Question.Tracing tracing -> traces(tracing);
            case Question.Line line ->
                IntStream.rangeClosed(1, (int) line.program().lines().count())
                        .<Answer>mapToObj(Answer.LineNumber::new)
                        .toList();
            case Question.Ordering ordering ->
                swaps(ids(ordering.order())).stream()
                        .<Answer>map(Answer.Order::new)
                        .toList();
            case Question.Matching matching -> swappedPartners(matching);
        };
    }

    /** Words that stand in the question, and what people write who don't know. */
    private static List<String> words(Question.ShortAnswer question) {
        List<String> words = new ArrayList<>(CODE_IN_HTML
                .matcher(question.prompt())
                .results()
                .map(found -> found.group(1))
                .filter(word -> word.length() < 30 && !word.contains("&"))
                .limit(4)
                .toList());
        words.addAll(List.of("no idea", "error", "0", "nothing"));
        if (question.answer().length() > 4) {
            words.add(question.answer().substring(0, question.answer().length() / 2));
        }
        return words;
    }

    private static List<BigDecimal> besides(Question.Numeric number) {
        BigDecimal value = number.value();
        BigDecimal step = number.tolerance().add(BigDecimal.ONE);
        return List.of(
                value.add(step),
                value.subtract(step),
                value.multiply(BigDecimal.TWO),
                value.multiply(BigDecimal.TEN),
                BigDecimal.ZERO,
                value.add(step).add(BigDecimal.TEN));
    }

    /** A program's output but for its last line, or the first; or that it does not compile, at a line of its own. */
    private static List<Answer> traces(Question.Tracing tracing) {
        List<Answer> traces = new ArrayList<>();
        List<String> program = tracing.program().lines().toList();
        for (int line = 1; line <= program.size(); line++) {
            if (program.get(line - 1).strip().length() > 2) {
                traces.add(new Answer.Trace(false, "", OptionalInt.of(line)));
            }
        }
        if (tracing.compiles()) {
            List<String> printed = tracing.stdout().lines().toList();
            if (printed.size() > 1) {
                traces.add(new Answer.Trace(
                        true, String.join("\n", printed.subList(0, printed.size() - 1)), OptionalInt.empty()));
                traces.add(new Answer.Trace(true, String.join("\n", printed.reversed()), OptionalInt.empty()));
                traces.add(new Answer.Trace(
                        true, String.join("\n", printed.subList(1, printed.size())), OptionalInt.empty()));
            }
        }
        QUOTED.matcher(tracing.program())
                .results()
                .map(found -> found.group(1))
                .filter(text -> !text.isBlank())
                .limit(2)
                .forEach(text -> traces.add(new Answer.Trace(true, text, OptionalInt.empty())));
        traces.add(new Answer.Trace(true, "0", OptionalInt.empty()));
        return traces;
    }

    /** Two neighbours mixed up. */
    private static List<List<String>> swaps(List<String> order) {
        return IntStream.range(1, order.size())
                .mapToObj(place -> {
                    List<String> swapped = new ArrayList<>(order);
                    Collections.swap(swapped, place - 1, place);
                    return List.copyOf(swapped);
                })
                .toList();
    }

    /** Two with each other's partner. */
    private static List<Answer> swappedPartners(Question.Matching matching) {
        List<String> left = ids(matching.left());
        List<Answer> swapped = new ArrayList<>();
        for (int one = 0; one < left.size(); one++) {
            for (int other = one + 1; other < left.size(); other++) {
                Map<String, String> pairs = new HashMap<>(matching.key());
                pairs.put(left.get(one), matching.key().get(left.get(other)));
                pairs.put(left.get(other), matching.key().get(left.get(one)));
                swapped.add(new Answer.Match(Map.copyOf(pairs)));
            }
        }
        return swapped;
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

    private static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }
}
