package dev.crossroads.quiz.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Says in one line of plain text what was asked and what somebody answered, for lists and tables. Pure. */
public final class AnswerWords {
    private AnswerWords() {}

    /** What the question asks, without its markup; a program to trace asks by itself. */
    public static String prompt(Question question, Texts texts) {
        return question.asks()
                .map(AnswerWords::plain)
                .orElseGet(() -> texts.say("quiz.trace.asks", Map.of("id", question.id())));
    }

    /** The same without the programs it shows, for a list where one item stands beside the next. */
    public static String promptInShort(Question question, Texts texts) {
        return question.asks()
                .map(AnswerWords::withoutPrograms)
                .filter(words -> !words.isEmpty())
                .orElseGet(() -> prompt(question, texts));
    }

    private static String withoutPrograms(String html) {
        Document asked = Jsoup.parseBodyFragment(html);
        asked.select("figure, pre").remove();
        return oneLine(asked.text());
    }

    /**
     * What an answer says.
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
     * What somebody was told when their answer was marked: what is said about the options they picked, else the
     * explanation; empty where the question says nothing.
     *
     * @param answer as it is recorded
     */
    public static String told(Question question, JsonNode answer) {
        List<String> whys = question instanceof Question.MultipleChoice choice ? picked(choice, answer) : List.of();
        return whys.isEmpty()
                ? question.common().explanation().map(AnswerWords::plain).orElse("")
                : String.join(" ", whys);
    }

    private static List<String> picked(Question.MultipleChoice choice, JsonNode answer) {
        try {
            return Answers.fromJson(choice, answer) instanceof Answer.Choice(var ids)
                    ? choice.options().stream()
                            .filter(option -> ids.contains(option.id()))
                            .flatMap(option -> option.why().stream())
                            .map(AnswerWords::plain)
                            .toList()
                    : List.of();
        } catch (MalformedAnswer edited) {
            return List.of();
        }
    }

    private static String words(Question question, Answer answer, Texts texts) {
        return switch (answer) {
            case Answer.Choice(var ids) ->
                question instanceof Question.MultipleChoice choice
                        ? joined(choice.options(), List.copyOf(ids), " · ")
                        : String.join(" · ", ids);
            case Answer.Text(String text) -> oneLine(text);
            case Answer.Number(var number) ->
                question instanceof Question.Numeric numeric
                        ? texts.exact(number)
                                + numeric.unit().map(unit -> " " + unit).orElse("")
                        : texts.exact(number);
            case Answer.Trace trace -> trace(trace, texts);
            case Answer.LineNumber(int line) -> texts.say("quiz.answer-line", Map.of("line", line));
            case Answer.Order(var ids) ->
                question instanceof Question.Ordering ordering
                        ? joined(ordering.order(), ids, " → ")
                        : String.join(" → ", ids);
            case Answer.Match(var pairs) -> pairs(question, pairs);
        };
    }

    private static String trace(Answer.Trace trace, Texts texts) {
        if (trace.compiles()) {
            return trace.stdout().isBlank()
                    ? texts.say("quiz.trace.nothing")
                    : texts.say("quiz.trace.prints") + " " + oneLine(trace.stdout());
        }
        return trace.line().isPresent()
                ? texts.say("quiz.trace.line", Map.of("line", trace.line().getAsInt()))
                : texts.say("quiz.trace.refused");
    }

    private static String pairs(Question question, Map<String, String> pairs) {
        return question instanceof Question.Matching matching
                ? matching.left().stream()
                        .filter(left -> pairs.containsKey(left.id()))
                        .map(left -> AnswerFields.plain(left) + " – "
                                + joined(matching.right(), List.of(pairs.get(left.id())), ""))
                        .collect(Collectors.joining("; "))
                : pairs.toString();
    }

    private static String joined(List<Option> options, List<String> ids, String between) {
        return ids.stream()
                .map(id -> options.stream()
                        .filter(option -> option.id().equals(id))
                        .findFirst()
                        .map(AnswerFields::plain)
                        .orElse(id))
                .collect(Collectors.joining(between));
    }

    private static String plain(String html) {
        return oneLine(Jsoup.parseBodyFragment(html).text());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
    }
}
