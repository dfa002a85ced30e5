package dev.crossroads.quiz.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.crossroads.course.Question;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A learner's answer, checked against its question by {@link Answers} and equal by value: the same answer given by form
 * and by JSON, today and from the log, is one.
 */
public sealed interface Answer {

    /**
     * The one JSON form that is recorded, and that {@link Answers#fromJson} reads back: ids and names in alphabetical
     * order, numbers without needless zeros.
     */
    JsonNode toJson();

    /**
     * This answer as the type that a question asks for.
     *
     * @throws IllegalArgumentException where it is of another
     */
    default <T extends Answer> T as(Class<T> type, Question question) {
        if (!type.isInstance(this)) {
            throw new IllegalArgumentException("Question \"" + question.id() + "\" of type "
                    + question.common().type() + " can't be answered with a "
                    + getClass().getSimpleName());
        }
        return type.cast(this);
    }

    /**
     * "I don't know": an answer to a question of any type, which is no guess and earns nothing. An object with one true
     * member in JSON. It is taken where nothing is at stake but the truth: in
     * {@link dev.crossroads.course.Quiz#isSealed sealed} quizzes.
     */
    record DontKnow() implements Answer {
        /** Its one member. */
        static final String MEMBER = "dontKnow";

        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.objectNode().put(MEMBER, true);
        }
    }

    /** The options picked; in JSON always a list, also for one. */
    record Choice(Set<String> options) implements Answer {
        /** Keeps the ids sorted. */
        public Choice {
            options = Collections.unmodifiableSet(new TreeSet<>(options));
        }

        @Override
        public JsonNode toJson() {
            return list(options);
        }
    }

    /** A text as it was typed, with plain line ends; a text in JSON. */
    record Text(String text) implements Answer {
        /** Makes all line ends plain. */
        public Text {
            text = withPlainLineEnds(text);
        }

        @Override
        public JsonNode toJson() {
            return TextNode.valueOf(text);
        }
    }

    /** A number; in JSON one too. */
    record Number(BigDecimal value) implements Answer {
        /** Drops zeros that say nothing, so that 2 and 2.0 are the same answer. */
        public Number {
            BigDecimal shortest = value.stripTrailingZeros();
            value = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        }

        @Override
        public JsonNode toJson() {
            return DecimalNode.valueOf(value);
        }
    }

    /**
     * The trace of a program; in JSON {@code {"compiles": true, "stdout": "…"}} or {@code {"compiles": false, "line":
     * 4}}.
     *
     * @param stdout what it prints; empty where it does not compile
     * @param line the line that is refused, from 1; empty where it compiles, or the learner named none
     */
    record Trace(boolean compiles, String stdout, OptionalInt line) implements Answer {
        /** Makes all line ends plain. */
        public Trace {
            stdout = withPlainLineEnds(stdout);
        }

        @Override
        public JsonNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("compiles", compiles);
            if (compiles) {
                json.put("stdout", stdout);
            }
            line.ifPresent(number -> json.put("line", number));
            return json;
        }
    }

    /** A line of a program, from 1; a number in JSON. */
    record LineNumber(int line) implements Answer {
        @Override
        public JsonNode toJson() {
            return IntNode.valueOf(line);
        }
    }

    /** Every option in the order the learner put them; a list in JSON. */
    record Order(List<String> options) implements Answer {
        /** Keeps a copy. */
        public Order {
            options = List.copyOf(options);
        }

        @Override
        public JsonNode toJson() {
            return list(options);
        }
    }

    /** For each left id the right id it was matched with; an object in JSON. */
    record Match(Map<String, String> pairs) implements Answer {
        /** Keeps the ids sorted. */
        public Match {
            pairs = Collections.unmodifiableMap(new TreeMap<>(pairs));
        }

        @Override
        public JsonNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            pairs.forEach(json::put);
            return json;
        }
    }

    private static String withPlainLineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static ArrayNode list(Iterable<String> ids) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ids.forEach(list::add);
        return list;
    }
}
