package dev.crossroads.quiz.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says in one line of plain text what was asked and what somebody answered, for lists and tables. Pure. */
public final class AnswerWords {
    private AnswerWords() {}

    /** The prompt without its markup; a generated one for a program to trace. */
    public static String prompt(Question question, Texts texts) {
        return question.asks()
                .map(AnswerWords::plain)
                .orElseGet(() -> texts.say("quiz.trace.asks", Map.of("id", question.id())));
    }

    /** The words of an option. */
    public static String option(Option option) {
        return PlainText.of(option.html());
    }

    /** All that stands below the prompt to answer with or about: options, items, partners, lines of a program. */
    public static List<String> offered(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice ->
                choice.options().stream().map(AnswerWords::option).toList();
            case Question.Ordering ordering ->
                ordering.order().stream().map(AnswerWords::option).toList();
            case Question.Matching matching ->
                Stream.concat(matching.left().stream(), matching.right().stream())
                        .map(AnswerWords::option)
                        .toList();
            case Question.Tracing tracing -> tracing.program().lines().toList();
            case Question.Line line -> line.program().lines().toList();
            case Question.ShortAnswer _, Question.Numeric _ -> List.of();
        };
    }

    /**
     * An answer in words.
     *
     * @param answer as it is recorded; one that does not fit the question as it stands now is given as it is
     */
    public static String of(Question question, JsonNode answer, Texts texts) {
        try {
            return words(question, Answers.fromJson(question, answer), texts);
        } catch (MalformedAnswer edited) {
            return answer.toString();
        }
    }

    /**
     * An answer in words, its parts on lines of their own: the steps of an order with their numbers, the pairs of a
     * matching, the options that were picked.
     *
     * @param answer as it is recorded, as for {@link #of}
     */
    public static String lines(Question question, JsonNode answer, Texts texts) {
        try {
            return lines(question, Answers.fromJson(question, answer), texts);
        } catch (MalformedAnswer edited) {
            return answer.toString();
        }
    }

    private static String lines(Question question, Answer answer, Texts texts) {
        if (answer instanceof Answer.DontKnow) {
            return texts.say("quiz.answer.dont-know");
        }
        return switch (question) {
            case Question.MultipleChoice choice ->
                joined(
                        choice.options(),
                        List.copyOf(answer.as(Answer.Choice.class, choice).options()),
                        "\n");
            case Question.Ordering ordering -> {
                List<String> order = answer.as(Answer.Order.class, ordering).options();
                yield IntStream.range(0, order.size())
                        .mapToObj(place -> step(ordering, order.get(place), String.valueOf(place + 1)))
                        .collect(Collectors.joining("\n"));
            }
            case Question.Matching matching -> {
                Map<String, String> pairs =
                        answer.as(Answer.Match.class, matching).pairs();
                yield matching.left().stream()
                        .filter(left -> pairs.containsKey(left.id()))
                        .map(left -> pair(matching, left.id(), pairs.get(left.id())))
                        .collect(Collectors.joining("\n"));
            }
            case Question.ShortAnswer _, Question.Numeric _, Question.Tracing _, Question.Line _ ->
                words(question, answer, texts);
        };
    }

    /** A step of an order with its place. */
    public static String step(Question.Ordering question, String id, String place) {
        return place + ". " + joined(question.order(), List.of(id), "");
    }

    /** What is matched with what. */
    public static String pair(Question.Matching question, String left, String right) {
        return joined(question.left(), List.of(left), "") + " – " + joined(question.right(), List.of(right), "");
    }

    /**
     * The feedback somebody was shown: the rationales of the options they picked, else the explanation; empty where the
     * question says nothing.
     *
     * @param answer as it is recorded
     */
    public static String told(Question question, JsonNode answer) {
        List<String> whys = whysOfPicked(question, answer);
        return whys.isEmpty()
                ? question.common().explanation().map(AnswerWords::plain).orElse("")
                : String.join(" ", whys);
    }

    private static List<String> whysOfPicked(Question question, JsonNode answer) {
        return switch (question) {
            case Question.MultipleChoice choice -> whysOfPicked(choice, answer);
            case Question.ShortAnswer _,
                    Question.Tracing _,
                    Question.Numeric _,
                    Question.Ordering _,
                    Question.Matching _,
                    Question.Line _ -> List.of();
        };
    }

    private static List<String> whysOfPicked(Question.MultipleChoice choice, JsonNode answer) {
        try {
            Set<String> ids =
                    Answers.fromJson(choice, answer) instanceof Answer.Choice(Set<String> picked) ? picked : Set.of();
            return choice.options().stream()
                    .filter(option -> ids.contains(option.id()))
                    .flatMap(option -> option.why().stream())
                    .map(AnswerWords::plain)
                    .toList();
        } catch (MalformedAnswer edited) {
            return List.of();
        }
    }

    static String words(Question question, Answer answer, Texts texts) {
        if (answer instanceof Answer.DontKnow) {
            return texts.say("quiz.answer.dont-know");
        }
        return switch (question) {
            case Question.MultipleChoice choice ->
                joined(
                        choice.options(),
                        List.copyOf(answer.as(Answer.Choice.class, choice).options()),
                        " · ");
            case Question.ShortAnswer _ ->
                oneLine(answer.as(Answer.Text.class, question).text());
            case Question.Numeric numeric ->
                texts.exact(answer.as(Answer.Number.class, numeric).value()) + unit(numeric);
            case Question.Tracing _ -> trace(answer.as(Answer.Trace.class, question), texts);
            case Question.Line _ ->
                texts.say(
                        "quiz.answer-line",
                        Map.of(
                                "line",
                                answer.as(Answer.LineNumber.class, question).line()));
            case Question.Ordering ordering ->
                joined(ordering.order(), answer.as(Answer.Order.class, ordering).options(), " → ");
            case Question.Matching matching ->
                pairs(matching, answer.as(Answer.Match.class, matching).pairs());
        };
    }

    static String unit(Question.Numeric numeric) {
        return numeric.unit().map(unit -> " " + unit).orElse("");
    }

    static String trace(Answer.Trace trace, Texts texts) {
        if (trace.compiles()) {
            return trace.stdout().isBlank()
                    ? texts.say("quiz.trace.nothing")
                    : texts.say("quiz.trace.prints") + " " + oneLine(trace.stdout());
        }
        return trace.line().isPresent()
                ? texts.say("quiz.trace.line", Map.of("line", trace.line().getAsInt()))
                : texts.say("quiz.trace.refused");
    }

    static String pairs(Question.Matching question, Map<String, String> pairs) {
        return question.left().stream()
                .filter(left -> pairs.containsKey(left.id()))
                .map(left -> pair(question, left.id(), pairs.get(left.id())))
                .collect(Collectors.joining("; "));
    }

    static String joined(List<Option> options, List<String> ids, String between) {
        return ids.stream()
                .map(id -> options.stream()
                        .filter(option -> option.id().equals(id))
                        .findFirst()
                        .map(option -> PlainText.of(option.html()))
                        .orElse(id))
                .collect(Collectors.joining(between));
    }

    private static String plain(String html) {
        return oneLine(PlainText.of(html));
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
    }
}
