package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.quiz.answer.AnswerField.Choice;
import dev.crossroads.quiz.answer.AnswerField.Item;
import dev.crossroads.quiz.answer.AnswerField.Matching;
import dev.crossroads.quiz.answer.AnswerField.Numeric;
import dev.crossroads.quiz.answer.AnswerField.Ordering;
import dev.crossroads.quiz.answer.AnswerField.Pair;
import dev.crossroads.quiz.answer.AnswerField.Partner;
import dev.crossroads.quiz.answer.AnswerField.Place;
import dev.crossroads.quiz.answer.AnswerField.PointAtLine;
import dev.crossroads.quiz.answer.AnswerField.Text;
import dev.crossroads.quiz.answer.AnswerField.Tracing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;

/** What each type of question is answered with on a page, filled in with what was answered so far. Pure. */
public final class AnswerFields {
    /** As many digits as a line's number may have. */
    private static final Pattern LINE = Pattern.compile("[0-9]{1,6}");

    private AnswerFields() {}

    /**
     * The field of a question.
     *
     * @param filled the values of its form's fields by name, as {@link Answers#fromForm} reads them, in whatever state
     *     they were sent: they may be incomplete, or no answer at all
     */
    public static AnswerField of(UUID attempt, Question question, Function<String, List<String>> filled) {
        List<Option> presented = Arrangement.options(attempt, question);
        return switch (question) {
            case Question.MultipleChoice q -> choice(q, presented, Set.copyOf(filled.apply("choice")));
            case Question.ShortAnswer q ->
                new Text(Text.Format.valueOf(q.format().name()), first(filled, "text"));
            case Question.Numeric q -> new Numeric(first(filled, "number"), q.unit());
            case Question.Tracing q ->
                new Tracing(
                        Program.of(q.programLanguage(), q.program(), pointedAt(filled), Set.of()),
                        first(filled, "compiles"),
                        first(filled, "stdout"),
                        first(filled, "line"));
            case Question.Line q ->
                new PointAtLine(Program.of(q.programLanguage(), q.program(), pointedAt(filled), Set.of()));
            case Question.Ordering _ -> ordering(presented, filled);
            case Question.Matching q -> matching(q, presented, filled);
        };
    }

    /** The lines of a program an answer points at. */
    public static Set<Integer> lines(Optional<Answer> given) {
        return given.map(answer -> switch (answer) {
                    case Answer.LineNumber(int line) -> Set.of(line);
                    case Answer.Trace trace ->
                        trace.line().isPresent() ? Set.of(trace.line().getAsInt()) : Set.<Integer>of();
                    case Answer.Choice _, Answer.Text _, Answer.Number _, Answer.Order _, Answer.Match _ ->
                        Set.<Integer>of();
                })
                .orElse(Set.of());
    }

    /** What an option says, without its markup. */
    public static String plain(Option option) {
        return Jsoup.parseBodyFragment(option.html()).text();
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

    private static AnswerField choice(Question.MultipleChoice question, List<Option> presented, Set<String> chosen) {
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

    private static AnswerField ordering(List<Option> presented, Function<String, List<String>> filled) {
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

    private static AnswerField matching(
            Question.Matching question, List<Option> presented, Function<String, List<String>> filled) {
        return new Matching(question.left().stream()
                .map(left -> {
                    String chosen = first(filled, "match." + left.id());
                    return new Pair(
                            left.id(),
                            left.html(),
                            presented.stream()
                                    .map(right -> new Partner(right.id(), plain(right), chosen.equals(right.id())))
                                    .toList());
                })
                .toList());
    }
}
