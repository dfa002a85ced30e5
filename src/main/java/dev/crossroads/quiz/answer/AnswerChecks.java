package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.quiz.answer.Answer.Choice;
import dev.crossroads.quiz.answer.Answer.Match;
import dev.crossroads.quiz.answer.Answer.Number;
import dev.crossroads.quiz.answer.Answer.Order;
import dev.crossroads.typed.Spelling;
import dev.crossroads.typed.TypedNumber;
import dev.crossroads.typed.TypedNumber.Flaw;
import dev.crossroads.web.Language;
import dev.crossroads.web.Message;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that all answers pass, from JSON and from forms. */
public final class AnswerChecks {
    /** The most characters of a text: a long page, and little enough to mark and store at once. */
    static final int LONGEST_TEXT = 10_000;

    /** The most digits before the point: no course asks for more, and arithmetic stays cheap. */
    static final int MOST_DIGITS = 30;

    /** The most decimals. */
    static final int MOST_DECIMALS = 30;

    /** The most characters of an explanation in the learner's own words. */
    private static final int LONGEST_EXPLANATION = 2_000;

    private AnswerChecks() {}

    /** An explanation of a length that is kept. */
    public static String explanation(String words) {
        if (words.length() > LONGEST_EXPLANATION) {
            throw MalformedAnswer.of(
                    "quiz.answer.long-explanation", Map.of("count", words.length(), "most", LONGEST_EXPLANATION));
        }
        return words;
    }

    /** A choice of options of that question. */
    static Choice choice(Question.MultipleChoice question, List<String> ids) {
        Set<String> known = idsOf(question.options());
        ids.forEach(id -> requireKnown(id, known, "option"));
        refuseDoubled(ids);
        if (ids.isEmpty()) {
            throw MalformedAnswer.of(question.several() ? "quiz.answer.choose-some" : "quiz.answer.choose");
        }
        if (ids.size() > 1 && !question.several()) {
            throw MalformedAnswer.of("quiz.answer.choose-one", Map.of("count", ids.size()));
        }
        return new Choice(Set.copyOf(ids));
    }

    /** An order of all options of that question. */
    static Order order(Question.Ordering question, List<String> ids) {
        Set<String> known = idsOf(question.order());
        ids.forEach(id -> requireKnown(id, known, "option"));
        refuseDoubled(ids);
        refuseMissing(known, ids);
        return new Order(ids);
    }

    /** A partner for every left side of that question. */
    static Match match(Question.Matching question, Map<String, String> pairs) {
        Set<String> left = idsOf(question.left());
        Set<String> right = idsOf(question.right());
        pairs.keySet().forEach(id -> requireKnown(id, left, "left side"));
        pairs.values().forEach(id -> requireKnown(id, right, "right side"));
        refuseMissing(left, pairs.keySet());
        return new Match(pairs);
    }

    /** A number of a size that people write. */
    static Number number(BigDecimal value) {
        long digits = (long) value.precision() - value.scale();
        if (value.signum() != 0 && (digits > MOST_DIGITS || value.scale() > MOST_DECIMALS)) {
            throw MalformedAnswer.of("quiz.answer.digits", Map.of("before", MOST_DIGITS, "after", MOST_DECIMALS));
        }
        return new Number(value);
    }

    /**
     * A number as it is typed on a page in a language.
     *
     * @param unit that it is asked in
     */
    static BigDecimal parsedNumber(String text, Language language, Optional<String> unit) {
        return switch (TypedNumber.read(text, language.decimalSign())) {
            case TypedNumber.Value(BigDecimal number) -> number;
            case TypedNumber.Flaw flaw -> throw new MalformedAnswer(said(flaw, text.strip(), language, unit));
        };
    }

    private static Message said(Flaw flaw, String typed, Language language, Optional<String> unit) {
        String number = flaw.number().replace('.', language.decimalSign());
        return switch (flaw.kind()) {
            case EMPTY -> new Message("quiz.answer.number");
            case LONG -> new Message("quiz.answer.long-number");
            case GROUPED -> new Message("quiz.answer.grouped", Map.of("number", number));
            case GROUPED_OR_DECIMAL ->
                new Message(
                        "quiz.answer.grouped-or-decimal",
                        Map.of("text", quoted(typed), "whole", flaw.number().replace(".", ""), "decimal", number));
            case UNIT ->
                unit.map(asked -> new Message("quiz.answer.unit-asked", Map.of("unit", asked)))
                        .orElseGet(() -> new Message("quiz.answer.unit"));
            case FRACTION -> new Message("quiz.answer.fraction");
            case OTHER -> new Message("quiz.answer.not-number", Map.of("text", quoted(typed)));
        };
    }

    /** A whole number as it is typed. */
    static int parsedWholeNumber(String text, Message otherwise) {
        return TypedNumber.whole(text).orElseThrow(() -> new MalformedAnswer(otherwise));
    }

    /** A line that the program has. */
    static int line(int line, String program) {
        long lines = program.lines().count();
        if (line < 1 || line > lines) {
            throw MalformedAnswer.of("quiz.answer.no-line", Map.of("line", line, "lines", lines));
        }
        return line;
    }

    /** A text in which something stands. */
    static String filled(String text) {
        if (Spelling.isEmpty(text)) {
            throw MalformedAnswer.of("quiz.answer.empty");
        }
        return storable(text);
    }

    /** A text that the database can hold. */
    static String storable(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw MalformedAnswer.of("quiz.answer.long-text", Map.of("count", text.length(), "most", LONGEST_TEXT));
        }
        if (text.indexOf('\0') >= 0) {
            throw MalformedAnswer.of("quiz.answer.nul");
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw MalformedAnswer.of("quiz.answer.half");
        }
        return text;
    }

    /** A short excerpt in quotes, fit for a message. */
    static String quoted(String text) {
        String excerpt = text.codePoints()
                .limit(40)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "\"" + excerpt + (excerpt.length() < text.length() ? "…" : "") + "\"";
    }

    private static Set<String> idsOf(List<Option> options) {
        return options.stream().map(Option::id).collect(Collectors.toUnmodifiableSet());
    }

    private static void requireKnown(String id, Set<String> known, String what) {
        if (!known.contains(id)) {
            throw new MalformedAnswer("The question has no " + what + " " + quoted(id) + ". Its ids are: "
                    + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
    }

    private static void refuseDoubled(List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new MalformedAnswer("The option " + quoted(id) + " is there twice. Name it once.");
            }
        }
    }

    private static void refuseMissing(Set<String> known, Collection<String> given) {
        List<String> missing =
                known.stream().filter(id -> !given.contains(id)).sorted().toList();
        if (!missing.isEmpty()) {
            throw MalformedAnswer.of("quiz.answer.missing", Map.of("ids", String.join(", ", missing)));
        }
    }
}
