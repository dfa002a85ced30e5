package dev.crossroads.quiz.asked;

import dev.crossroads.quiz.answer.PlainText;
import dev.crossroads.quiz.answer.Program;
import dev.crossroads.quiz.asked.AnswerField.Card;
import dev.crossroads.quiz.asked.AnswerField.Choice;
import dev.crossroads.quiz.asked.AnswerField.Item;
import dev.crossroads.quiz.asked.AnswerField.Matching;
import dev.crossroads.quiz.asked.AnswerField.Numeric;
import dev.crossroads.quiz.asked.AnswerField.Ordering;
import dev.crossroads.quiz.asked.AnswerField.Pair;
import dev.crossroads.quiz.asked.AnswerField.Partner;
import dev.crossroads.quiz.asked.AnswerField.Place;
import dev.crossroads.quiz.asked.AnswerField.PointAtLine;
import dev.crossroads.quiz.asked.AnswerField.Text;
import dev.crossroads.quiz.asked.AnswerField.Tracing;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the field of a question, filled in with the answer so far. Pure. */
public final class AnswerFields {
    /** As many digits as a line's number may have. */
    private static final Pattern LINE = Pattern.compile("[0-9]{1,6}");

    private AnswerFields() {}

    /**
     * The field of a question.
     *
     * @param question one that is open
     * @param filled the values of its form's fields by name, as {@link dev.crossroads.quiz.answer.Answers#fromForm}
     *     reads them, in whatever state they were sent: they may be incomplete, or no answer at all
     */
    public static AnswerField of(AskedQuestion question, Function<String, List<String>> filled) {
        return switch (question) {
            case AskedQuestion.MultipleChoice q -> choice(q, Set.copyOf(filled.apply("choice")));
            case AskedQuestion.ShortAnswer q ->
                new Text(Text.Format.valueOf(q.format().name()), first(filled, "text"));
            case AskedQuestion.Numeric q -> new Numeric(first(filled, "number"), q.unit());
            case AskedQuestion.Tracing q ->
                new Tracing(
                        Program.of(q.programLanguage(), q.program(), pointedAt(filled), Set.of()),
                        first(filled, "compiles"),
                        first(filled, "stdout"),
                        first(filled, "line"));
            case AskedQuestion.Line q ->
                new PointAtLine(Program.of(q.programLanguage(), q.program(), pointedAt(filled), Set.of()));
            case AskedQuestion.Ordering q -> ordering(q.items(), filled);
            case AskedQuestion.Matching q -> matching(q, filled);
            case AskedQuestion.Closed q ->
                throw new IllegalArgumentException("Question %s opens after %s".formatted(q.id(), q.opensAfter()));
        };
    }

    private static String first(Function<String, List<String>> filled, String name) {
        return filled.apply(name).stream().findFirst().orElse("");
    }

    private static Set<Integer> pointedAt(Function<String, List<String>> filled) {
        return filled.apply("line").stream()
                .map(String::strip)
                .filter(text -> LINE.matcher(text).matches())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private static AnswerField choice(AskedQuestion.MultipleChoice question, Set<String> chosen) {
        List<AskedQuestion.Option> presented = question.options();
        return new Choice(
                question.several(),
                IntStream.range(0, presented.size())
                        .mapToObj(i -> new AnswerField.Option(
                                presented.get(i).id(),
                                i + 1,
                                presented.get(i).html(),
                                chosen.contains(presented.get(i).id())))
                        .toList());
    }

    private static AnswerField ordering(List<AskedQuestion.Option> presented, Function<String, List<String>> filled) {
        return new Ordering(presented.stream()
                .map(option -> {
                    String chosen = first(filled, "order." + option.id());
                    return new Item(
                            option.id(),
                            option.html(),
                            IntStream.rangeClosed(1, presented.size())
                                    .mapToObj(place -> new Place(place, chosen.equals(String.valueOf(place))))
                                    .toList());
                })
                .toList());
    }

    private static AnswerField matching(AskedQuestion.Matching question, Function<String, List<String>> filled) {
        List<Card> cards = question.right().stream()
                .map(right -> new Card(right.id(), right.html()))
                .toList();
        List<Pair> pairs = question.left().stream()
                .map(left -> {
                    String chosen = first(filled, "match." + left.id());
                    return new Pair(
                            left.id(),
                            left.html(),
                            question.right().stream()
                                    .map(right -> new Partner(
                                            right.id(), PlainText.of(right.html()), chosen.equals(right.id())))
                                    .toList());
                })
                .toList();
        return new Matching(pairs, cards);
    }
}
