package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rationale of each option. Ask for it only once the question is marked. */
public final class Whys {
    private Whys() {}

    /** Sanitized HTML by option id, in the question's order; options without a why are left out. */
    public static Map<String, String> of(Question question) {
        Map<String, String> whys = new LinkedHashMap<>();
        options(question).forEach(option -> option.why().ifPresent(why -> whys.put(option.id(), why)));
        return Collections.unmodifiableMap(whys);
    }

    private static List<Option> options(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice -> choice.options();
            case Question.Ordering ordering -> ordering.order();
            case Question.Matching matching ->
                Stream.concat(matching.left().stream(), matching.right().stream())
                        .toList();
            case Question.ShortAnswer _, Question.Tracing _, Question.Numeric _, Question.Line _ -> List.of();
        };
    }
}
