package dev.crossroads.quiz.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.typed.KeyPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Tells two revisions of a question apart by what matters to whoever answers it. Its words and its key do. Hints and
 * explanations don't, and in prose neither do punctuation that stands at the end of a word, emphasis and white space;
 * nor does a typing error that its author names ({@code typos}). Pure.
 */
public final class Wording {
    /** Marks that end or set off a phrase. One before a digit or between letters belongs to what it stands in. */
    private static final Pattern SETS_OFF = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[.,;:!?'\"“”„‘’‚«»…–—]+(?!\\p{N})|[.,;:!?'\"“”„‘’‚«»…–—]+(?![\\p{L}\\p{N}])");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

    private final Question then;
    private final Question now;
    private final Optional<Map<String, String>> options;

    private Wording(Question then, Question now) {
        this.then = then;
        this.now = now;
        options = asksTheSame() ? matched() : Optional.empty();
    }

    /** An earlier revision of a question beside the present one. */
    public static Wording of(Question then, Question now) {
        return new Wording(then, now);
    }

    /** Whether both ask the same, whatever their keys. */
    public boolean isSame() {
        return options.isPresent();
    }

    /** Whether answers to both can be counted together: both ask the same, have the same key and earn the same. */
    public boolean isSameSeries() {
        return isSame()
                && then.common().points() == now.common().points()
                && then.common().partialCredit() == now.common().partialCredit()
                && hasSameKey();
    }

    /** Whether answers to one can be read by the other as they are recorded. */
    public boolean hasSameOptions() {
        return options.filter(ids ->
                        ids.entrySet().stream().allMatch(id -> id.getKey().equals(id.getValue())))
                .isPresent();
    }

    /**
     * An answer to the earlier revision as it would be recorded for the present one: an option whose text was corrected
     * has another id.
     *
     * @param answer as it is recorded; given back as it is where the revisions don't ask the same
     */
    public JsonNode translated(JsonNode answer) {
        return options.filter(ids -> !ids.isEmpty())
                .map(ids -> sorted(renamed(answer, ids)))
                .orElse(answer);
    }

    /** The list of a choice is recorded in the order of ids. */
    private JsonNode sorted(JsonNode answer) {
        if (!(now instanceof Question.MultipleChoice) || !answer.isArray()) {
            return answer;
        }
        Set<String> ids = new HashSet<>();
        answer.forEach(id -> ids.add(id.asText()));
        return new Answer.Choice(ids).toJson();
    }

    private static JsonNode renamed(JsonNode answer, Map<String, String> ids) {
        return switch (answer) {
            case TextNode id -> TextNode.valueOf(ids.getOrDefault(id.textValue(), id.textValue()));
            case ArrayNode list -> {
                ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
                list.forEach(id -> renamed.add(renamed(id, ids)));
                yield renamed;
            }
            case ObjectNode pairs -> {
                ObjectNode renamed = JsonNodeFactory.instance.objectNode();
                pairs.properties()
                        .forEach(pair -> renamed.set(
                                ids.getOrDefault(pair.getKey(), pair.getKey()), renamed(pair.getValue(), ids)));
                yield renamed;
            }
            default -> answer;
        };
    }

    private boolean asksTheSame() {
        return then.common().type().equals(now.common().type())
                && corrected(asked(then)).equals(asked(now));
    }

    /** All that stands above the field, without the options. */
    private static String asked(Question question) {
        String above = folded(question.common().context().orElse("")) + "\n"
                + folded(question.asks().orElse(""));
        return switch (question) {
            case Question.Tracing tracing -> above + "\n" + tracing.program();
            case Question.Line line -> above + "\n" + line.program();
            case Question.Numeric numeric -> above + "\n" + numeric.unit().orElse("");
            case Question.MultipleChoice choice -> above + "\n" + choice.several();
            case Question.ShortAnswer _, Question.Ordering _, Question.Matching _ -> above;
        };
    }

    /** By the ids of the earlier revision the present ones; empty where the options are others. */
    private Optional<Map<String, String>> matched() {
        return matched(sides(then), sides(now));
    }

    private static List<List<Option>> sides(Question question) {
        return switch (question) {
            case Question.MultipleChoice choice -> List.of(choice.options());
            case Question.Ordering ordering -> List.of(ordering.order());
            case Question.Matching matching -> List.of(matching.left(), matching.right());
            case Question.ShortAnswer _, Question.Tracing _, Question.Numeric _, Question.Line _ -> List.of();
        };
    }

    private Optional<Map<String, String>> matched(List<List<Option>> before, List<List<Option>> after) {
        Map<String, String> ids = new HashMap<>();
        for (int side = 0; side < before.size(); side++) {
            Map<String, String> byText = new HashMap<>();
            for (Option option : after.get(side)) {
                if (byText.put(folded(option.html()), option.id()) != null) {
                    return same(before, after); // two that differ by punctuation alone
                }
            }
            if (before.get(side).size() != byText.size()) {
                return Optional.empty();
            }
            for (Option option : before.get(side)) {
                String id = byText.remove(corrected(folded(option.html())));
                if (id == null) {
                    return Optional.empty();
                }
                ids.put(option.id(), id);
            }
        }
        return Optional.of(ids);
    }

    private static Optional<Map<String, String>> same(List<List<Option>> before, List<List<Option>> after) {
        return ids(before).equals(ids(after)) ? Optional.of(Map.of()) : Optional.empty();
    }

    private static Set<String> ids(List<List<Option>> sides) {
        return sides.stream().flatMap(List::stream).map(Option::id).collect(Collectors.toSet());
    }

    /** Whether the same answers are right. Ask only of revisions that ask the same. */
    public boolean hasSameKey() {
        return switch (now) {
            case Question.MultipleChoice choice ->
                current(((Question.MultipleChoice) then).correct()).equals(choice.correct());
            case Question.ShortAnswer typed -> {
                Question.ShortAnswer before = (Question.ShortAnswer) then;
                yield accepted(before).equals(accepted(typed))
                        && before.manner() == typed.manner()
                        && before.pattern()
                                .map(KeyPattern::source)
                                .equals(typed.pattern().map(KeyPattern::source));
            }
            case Question.Tracing trace -> {
                Question.Tracing before = (Question.Tracing) then;
                yield before.compiles() == trace.compiles()
                        && before.stdout().equals(trace.stdout())
                        && before.line().equals(trace.line());
            }
            case Question.Numeric number -> {
                Question.Numeric before = (Question.Numeric) then;
                yield before.value().compareTo(number.value()) == 0
                        && before.tolerance().compareTo(number.tolerance()) == 0;
            }
            case Question.Ordering ordering -> {
                List<String> before = ((Question.Ordering) then)
                        .order().stream().map(option -> current(option.id())).toList();
                yield before.equals(ordering.order().stream().map(Option::id).toList());
            }
            case Question.Matching matching -> {
                Map<String, String> before = new HashMap<>();
                ((Question.Matching) then).key().forEach((left, right) -> before.put(current(left), current(right)));
                yield before.equals(matching.key());
            }
            case Question.Line line -> ((Question.Line) then).lines().equals(line.lines());
        };
    }

    private static Set<String> accepted(Question.ShortAnswer question) {
        return Stream.concat(Stream.of(question.answer()), question.alternatives().stream())
                .collect(Collectors.toSet());
    }

    private Set<String> current(Collection<String> ids) {
        return ids.stream().map(this::current).collect(Collectors.toSet());
    }

    private String current(String id) {
        return options.orElse(Map.of()).getOrDefault(id, id);
    }

    /** The folded text of the earlier revision with what the author calls a typing error put right. */
    private String corrected(String folded) {
        String right = folded;
        for (Map.Entry<String, String> typo : now.common().typos().entrySet()) {
            right = right.replace(foldedProse(typo.getKey()), foldedProse(typo.getValue()));
        }
        return right;
    }

    /** A text by which two that ask the same are equal: code and pictures as they are, of prose the words. */
    private static String folded(String html) {
        List<String> parts = new ArrayList<>();
        fold(Jsoup.parseBodyFragment(html).body(), parts);
        return BLANKS.matcher(String.join(" ", parts)).replaceAll(" ").strip();
    }

    private static void fold(Node node, List<String> parts) {
        switch (node) {
            case org.jsoup.nodes.TextNode text -> parts.add(foldedProse(text.getWholeText()));
            case Element code
            when code.normalName().equals("code") || code.normalName().equals("pre") ->
                parts.add("`" + code.wholeText().replace(' ', '\u2423').strip() + "`");
            case Element picture when picture.normalName().equals("img") -> parts.add("<" + picture.attr("src") + ">");
            default -> node.childNodes().forEach(child -> fold(child, parts));
        }
    }

    private static String foldedProse(String text) {
        return BLANKS.matcher(SETS_OFF.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }
}
