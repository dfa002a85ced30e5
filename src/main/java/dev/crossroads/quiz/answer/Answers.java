package dev.crossroads.quiz.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Question;
import dev.crossroads.quiz.answer.Answer.LineNumber;
import dev.crossroads.quiz.answer.Answer.Text;
import dev.crossroads.quiz.answer.Answer.Trace;
import dev.crossroads.typed.Spelling;
import dev.crossroads.web.Language;
import dev.crossroads.web.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads answers to a question from JSON and from the fields of a form. What it lets through is of the right type, names
 * only what the question has, and can be stored; whether it is right is {@link Marking}'s matter.
 */
public final class Answers {
    private static final Set<String> TRACE_KEYS = Set.of("compiles", "stdout", "line");

    /** The button of a form that says "I don't know". */
    public static final String DONT_KNOW = "dont-know";

    private Answers() {}

    /**
     * The answer that a JSON value stands for: a choice is an option id or a list of them, a short answer a text, a
     * numeric one a number, a tracing {@code {"compiles": true, "stdout": "…"}} or {@code {"compiles": false, "line":
     * 4}}, a line a number, an order a list of every option id, a matching an object from left id to right id;
     * {@code {"dontKnow": true}} answers any of them.
     *
     * @throws MalformedAnswer where it is not of the form the question asks for
     */
    public static Answer fromJson(Question question, JsonNode json) {
        if (json.path(Answer.DontKnow.MEMBER).booleanValue() && json.size() == 1) {
            return new Answer.DontKnow();
        }
        return switch (question) {
            case Question.MultipleChoice choice -> AnswerChecks.choice(choice, chosen(json));
            case Question.ShortAnswer _ -> new Text(AnswerChecks.filled(text(json, "The answer")));
            case Question.Numeric _ -> AnswerChecks.number(number(json));
            case Question.Tracing tracing -> trace(tracing, json);
            case Question.Line line ->
                new LineNumber(AnswerChecks.line(wholeNumber(json, "The answer"), line.program()));
            case Question.Ordering ordering ->
                AnswerChecks.order(ordering, ids(json, "The answer must be a list of every option id in order"));
            case Question.Matching matching -> AnswerChecks.match(matching, pairs(json));
        };
    }

    /**
     * The answer that the fields of a form stand for: {@code choice} (repeated), {@code text}, {@code number},
     * {@code compiles} ({@code yes} or {@code no}) with {@code stdout} or {@code line}, {@code line},
     * {@code order.<option id>} (its position, from 1), {@code match.<left id>} (a right id); {@code dont-know}, the
     * name of a button, stands for all of them.
     *
     * @param fields every value of a field by its name; an empty list for a field that was not sent
     * @param language of the page: numbers may be written as it writes them
     * @throws MalformedAnswer where they are not of the form the question asks for
     */
    public static Answer fromForm(Question question, Function<String, List<String>> fields, Language language) {
        if (!fields.apply(DONT_KNOW).isEmpty()) {
            return new Answer.DontKnow();
        }
        return switch (question) {
            case Question.MultipleChoice choice -> AnswerChecks.choice(choice, fields.apply("choice"));
            case Question.ShortAnswer _ -> new Text(AnswerChecks.filled(field(fields, "text")));
            case Question.Numeric numeric ->
                AnswerChecks.number(AnswerChecks.parsedNumber(field(fields, "number"), language, numeric.unit()));
            case Question.Tracing tracing -> traceFromForm(tracing, fields);
            case Question.Line line ->
                new LineNumber(AnswerChecks.line(
                        AnswerChecks.parsedWholeNumber(field(fields, "line"), new Message("quiz.answer.choose-line")),
                        line.program()));
            case Question.Ordering ordering -> AnswerChecks.order(ordering, placed(ordering, fields));
            case Question.Matching matching -> AnswerChecks.match(matching, matched(matching, fields));
        };
    }

    private static List<String> chosen(JsonNode json) {
        return json.isTextual()
                ? List.of(text(json, "The option"))
                : ids(json, "The answer must be an option id, or a list of option ids");
    }

    private static List<String> ids(JsonNode json, String expected) {
        if (!json.isArray()) {
            throw new MalformedAnswer(expected + "; it is " + nameOfType(json) + ".");
        }
        List<String> ids = new ArrayList<>();
        json.forEach(id -> ids.add(text(id, "Each option id")));
        return ids;
    }

    private static Map<String, String> pairs(JsonNode json) {
        if (!json.isObject()) {
            throw new MalformedAnswer(
                    "The answer must be an object from left id to right id; it is " + nameOfType(json) + ".");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        json.properties().forEach(pair -> pairs.put(pair.getKey(), text(pair.getValue(), "Each right id")));
        return pairs;
    }

    /**
     * Whether two answers to a question say the same: texts by what was meant ({@link Spelling}), all else by value.
     */
    public static boolean isSame(Question question, Answer one, Answer other) {
        return one.equals(other)
                || switch (question) {
                    case Question.ShortAnswer typed ->
                        one instanceof Text(var text)
                                && other instanceof Text(var again)
                                && Spelling.isSame(typed.manner(), text, again);
                    case Question.Tracing _ ->
                        one instanceof Trace trace
                                && other instanceof Trace again
                                && trace.compiles() == again.compiles()
                                && trace.line().equals(again.line())
                                && Spelling.isSame(Spelling.Manner.OUTPUT, trace.stdout(), again.stdout());
                    case Question.MultipleChoice _,
                            Question.Numeric _,
                            Question.Ordering _,
                            Question.Matching _,
                            Question.Line _ -> one.equals(other);
                };
    }

    /**
     * An answer as it is recorded, without what makes no difference in a text that was typed: equal for answers that
     * {@link #isSame}. For counting who gave the same answer, not to be shown.
     */
    public static String group(Question question, JsonNode answer) {
        return switch (question) {
            case Question.ShortAnswer typed ->
                answer.isTextual() ? Spelling.folded(typed.manner(), answer.textValue()) : answer.toString();
            case Question.Tracing _ ->
                answer.path("stdout").isTextual()
                        ? Spelling.folded(
                                Spelling.Manner.OUTPUT, answer.get("stdout").textValue())
                        : answer.toString();
            case Question.MultipleChoice _,
                    Question.Numeric _,
                    Question.Ordering _,
                    Question.Matching _,
                    Question.Line _ -> answer.toString();
        };
    }

    /**
     * The fields of a form that stand for an answer, by name: what {@link #fromForm} reads as the same answer.
     *
     * @param language of the page: numbers are written as it writes them
     */
    public static Map<String, List<String>> toForm(Answer answer, Language language) {
        return switch (answer) {
            // A button holds no value that could be filled in.
            case Answer.DontKnow _ -> Map.of();
            case Answer.Choice(Set<String> options) -> Map.of("choice", List.copyOf(options));
            case Text(String text) -> Map.of("text", List.of(text));
            case Answer.Number(BigDecimal value) ->
                Map.of("number", List.of(value.toPlainString().replace('.', language.decimalSign())));
            case Trace trace -> {
                Map<String, List<String>> fields = new HashMap<>();
                fields.put("compiles", List.of(trace.compiles() ? "yes" : "no"));
                fields.put("stdout", List.of(trace.stdout()));
                trace.line().ifPresent(line -> fields.put("line", List.of(String.valueOf(line))));
                yield fields;
            }
            case LineNumber(int line) -> Map.of("line", List.of(String.valueOf(line)));
            case Answer.Order(List<String> options) ->
                IntStream.range(0, options.size())
                        .boxed()
                        .collect(Collectors.toMap(
                                place -> "order." + options.get(place), place -> List.of(String.valueOf(place + 1))));
            case Answer.Match(Map<String, String> pairs) ->
                pairs.entrySet().stream()
                        .collect(Collectors.toMap(pair -> "match." + pair.getKey(), pair -> List.of(pair.getValue())));
        };
    }

    private static Trace trace(Question.Tracing tracing, JsonNode json) {
        if (!json.isObject() || !json.path("compiles").isBoolean()) {
            throw new MalformedAnswer(
                    "The answer must be {\"compiles\": true, \"stdout\": \"…\"} or {\"compiles\": false,"
                            + " \"line\": 4}; "
                            + (json.isObject()
                                    ? "\"compiles\" is not true or false."
                                    : "it is " + nameOfType(json) + "."));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!TRACE_KEYS.contains(name)) {
                throw new MalformedAnswer("The answer has no member " + AnswerChecks.quoted(name)
                        + "; it has compiles, and stdout or line.");
            }
        });
        return json.get("compiles").booleanValue() ? compiling(json) : refused(tracing, json);
    }

    private static Trace compiling(JsonNode json) {
        if (json.has("line")) {
            throw new MalformedAnswer("A program that compiles has no line that is refused; leave out \"line\".");
        }
        if (!json.has("stdout")) {
            throw new MalformedAnswer("Say what the program prints in \"stdout\"; \"\" if it prints nothing.");
        }
        return new Trace(true, AnswerChecks.storable(text(json.get("stdout"), "\"stdout\"")), OptionalInt.empty());
    }

    private static Trace refused(Question.Tracing tracing, JsonNode json) {
        if (json.has("stdout")) {
            throw new MalformedAnswer("A program that does not compile prints nothing; leave out \"stdout\".");
        }
        if (!json.has("line")) {
            throw new MalformedAnswer("Say which line the compiler refuses in \"line\".");
        }
        int line = AnswerChecks.line(wholeNumber(json.get("line"), "\"line\""), tracing.program());
        return new Trace(false, "", OptionalInt.of(line));
    }

    private static Trace traceFromForm(Question.Tracing tracing, Function<String, List<String>> fields) {
        return switch (field(fields, "compiles")) {
            case "yes" -> new Trace(true, AnswerChecks.storable(field(fields, "stdout")), OptionalInt.empty());
            case "no" -> new Trace(false, "", lineFromForm(tracing, field(fields, "line")));
            default -> throw MalformedAnswer.of("quiz.answer.compiles");
        };
    }

    private static OptionalInt lineFromForm(Question.Tracing tracing, String value) {
        if (value.isBlank()) {
            throw MalformedAnswer.of("quiz.answer.refused-line");
        }
        int line = AnswerChecks.parsedWholeNumber(value, new Message("quiz.answer.whole-line"));
        return OptionalInt.of(AnswerChecks.line(line, tracing.program()));
    }

    private static List<String> placed(Question.Ordering ordering, Function<String, List<String>> fields) {
        int count = ordering.order().size();
        String[] places = new String[count];
        for (Question.Option option : ordering.order()) {
            int place = AnswerChecks.parsedWholeNumber(
                    field(fields, "order." + option.id()), new Message("quiz.answer.places", Map.of("places", count)));
            if (place < 1 || place > count) {
                throw MalformedAnswer.of("quiz.answer.no-place", Map.of("place", place, "places", count));
            }
            if (places[place - 1] != null) {
                throw MalformedAnswer.of("quiz.answer.same-place", Map.of("place", place));
            }
            places[place - 1] = option.id();
        }
        return List.of(places);
    }

    private static Map<String, String> matched(Question.Matching matching, Function<String, List<String>> fields) {
        Map<String, String> pairs = new HashMap<>();
        for (Question.Option left : matching.left()) {
            String right = field(fields, "match." + left.id());
            if (right.isBlank()) {
                throw MalformedAnswer.of("quiz.answer.partners");
            }
            pairs.put(left.id(), right);
        }
        return pairs;
    }

    private static String field(Function<String, List<String>> fields, String name) {
        List<String> values = fields.apply(name);
        Set<String> different = new HashSet<>(values);
        if (different.size() > 1) {
            throw new MalformedAnswer("The field " + name + " was sent with "
                    + different.stream().sorted().map(AnswerChecks::quoted).collect(Collectors.joining(" and "))
                    + ". Send it once.");
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String text(JsonNode json, String what) {
        if (!json.isTextual()) {
            throw new MalformedAnswer(what + " must be a text; it is " + nameOfType(json) + ".");
        }
        return json.textValue();
    }

    private static BigDecimal number(JsonNode json) {
        if (!json.isNumber()
                || json.isFloatingPointNumber() && !json.isBigDecimal() && !Double.isFinite(json.doubleValue())) {
            throw new MalformedAnswer("The answer must be a finite number; it is " + nameOfType(json) + ".");
        }
        return json.decimalValue();
    }

    private static int wholeNumber(JsonNode json, String what) {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
            throw new MalformedAnswer(what + " must be a whole number, the line; it is " + nameOfType(json) + ".");
        }
        return json.intValue();
    }

    private static String nameOfType(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case BOOLEAN -> "true or false";
            case NUMBER -> "the number " + AnswerChecks.quoted(json.asText());
            case NULL -> "null";
            case MISSING -> "missing";
        };
    }
}
