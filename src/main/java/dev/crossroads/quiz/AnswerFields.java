package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.quiz.AnswerField.Choice;
import dev.crossroads.quiz.AnswerField.Item;
import dev.crossroads.quiz.AnswerField.Matching;
import dev.crossroads.quiz.AnswerField.Numeric;
import dev.crossroads.quiz.AnswerField.Ordering;
import dev.crossroads.quiz.AnswerField.Pair;
import dev.crossroads.quiz.AnswerField.Partner;
import dev.crossroads.quiz.AnswerField.Place;
import dev.crossroads.quiz.AnswerField.PointAtLine;
import dev.crossroads.quiz.AnswerField.Text;
import dev.crossroads.quiz.AnswerField.Tracing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;

/** What each type of question is answered with on a page, filled in with what was answered. Pure. */
final class AnswerFields {
    private AnswerFields() {}

    static AnswerField of(UUID attempt, Question question, Optional<Answer> given) {
        List<Option> presented = Arrangement.options(attempt, question);
        return switch (question) {
            case Question.MultipleChoice q -> choice(q, presented, given);
            case Question.ShortAnswer q ->
                new Text(
                        Text.Format.valueOf(q.format().name()),
                        given.map(answer -> answer instanceof Answer.Text(String text) ? text : "")
                                .orElse(""));
            case Question.Numeric q -> new Numeric(number(given), q.unit());
            case Question.Tracing q -> tracing(q, given);
            case Question.Line q ->
                new PointAtLine(Program.of(q.programLanguage(), q.program(), lines(given), Set.of()));
            case Question.Ordering _ -> ordering(presented, given);
            case Question.Matching q -> matching(q, presented, given);
        };
    }

    /** The lines of a program an answer points at. */
    static Set<Integer> lines(Optional<Answer> given) {
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
    static String plain(Option option) {
        return Jsoup.parseBodyFragment(option.html()).text();
    }

    private static AnswerField choice(
            Question.MultipleChoice question, List<Option> presented, Optional<Answer> given) {
        Set<String> chosen = given.map(
                        answer -> answer instanceof Answer.Choice(var options) ? options : Set.<String>of())
                .orElse(Set.of());
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

    private static String number(Optional<Answer> given) {
        return given.map(answer -> answer instanceof Answer.Number(var value) ? value.toPlainString() : "")
                .orElse("");
    }

    private static AnswerField tracing(Question.Tracing question, Optional<Answer> given) {
        Program program = Program.of(question.programLanguage(), question.program(), lines(given), Set.of());
        if (given.isPresent() && given.get() instanceof Answer.Trace trace) {
            String line = trace.line().isPresent() ? String.valueOf(trace.line().getAsInt()) : "";
            return new Tracing(program, trace.compiles() ? "yes" : "no", trace.stdout(), line);
        }
        return new Tracing(program, "", "", "");
    }

    private static AnswerField ordering(List<Option> presented, Optional<Answer> given) {
        List<String> order = given.map(
                        answer -> answer instanceof Answer.Order(var options) ? options : List.<String>of())
                .orElse(List.of());
        return new Ordering(presented.stream()
                .map(option -> new Item(
                        option.id(),
                        option.html(),
                        IntStream.rangeClosed(1, presented.size())
                                .mapToObj(place -> new Place(place, order.indexOf(option.id()) == place - 1))
                                .toList()))
                .toList());
    }

    private static AnswerField matching(Question.Matching question, List<Option> presented, Optional<Answer> given) {
        return new Matching(question.left().stream()
                .map(left -> new Pair(
                        left.id(),
                        left.html(),
                        presented.stream()
                                .map(right ->
                                        new Partner(right.id(), plain(right), isMatched(given, left.id(), right.id())))
                                .toList()))
                .toList());
    }

    private static boolean isMatched(Optional<Answer> given, String left, String right) {
        return given.filter(answer -> answer instanceof Answer.Match(var pairs) && right.equals(pairs.get(left)))
                .isPresent();
    }
}
