package dev.crossroads.quiz.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.crossroads.course.Question;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The key of a question. Ask for it only once the question is marked. */
public final class Key {
    private Key() {}

    /**
     * The right answer, of the form in which it would be given: an option id, or a list of them where several may be
     * picked; a text; a number; {@code {"compiles": …}} with {@code stdout} or {@code line}; every option id in order;
     * an object from left id to right id. Where more than one line of a program counts, a list of them.
     */
    public static JsonNode of(Question question) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (question) {
            case Question.MultipleChoice choice when choice.several() -> new Answer.Choice(choice.correct()).toJson();
            case Question.MultipleChoice choice ->
                json.textNode(choice.correct().iterator().next());
            case Question.ShortAnswer shortAnswer -> json.textNode(shortAnswer.answer());
            case Question.Numeric numeric -> new Answer.Number(numeric.value()).toJson();
            case Question.Tracing tracing ->
                new Answer.Trace(tracing.compiles(), tracing.stdout(), tracing.line()).toJson();
            case Question.Ordering ordering -> new Answer.Order(ids(ordering.order())).toJson();
            case Question.Matching matching -> new Answer.Match(matching.key()).toJson();
            case Question.Line line -> lines(line.lines());
        };
    }

    private static JsonNode lines(Set<Integer> lines) {
        OptionalInt only =
                lines.size() == 1 ? lines.stream().mapToInt(line -> line).findFirst() : OptionalInt.empty();
        if (only.isPresent()) {
            return JsonNodeFactory.instance.numberNode(only.getAsInt());
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        lines.stream().sorted().forEach(list::add);
        return list;
    }

    private static List<String> ids(List<Question.Option> options) {
        return options.stream().map(Question.Option::id).toList();
    }
}
