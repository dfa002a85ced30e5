package dev.crossroads.course.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The keys of one TOML table. Asking for a key of the wrong type notes the mistake and answers as if the key were not
 * there; asking for a required one that is missing notes that and answers with a placeholder, so that reading goes on
 * and the author sees every mistake of the file. Whether the result may be used is known from the mistakes.
 */
final class TomlKeys {
    private final TomlTable table;
    private final int line;
    private final String where;
    private final TomlSource source;
    private final Mistakes mistakes;
    private final Blanks blanks;
    private final Set<String> known = new LinkedHashSet<>();

    TomlKeys(TomlTable table, int line, String where, TomlSource source, Mistakes mistakes) {
        this(table, line, where, source, mistakes, Blanks.NONE);
    }

    private TomlKeys(TomlTable table, int line, String where, TomlSource source, Mistakes mistakes, Blanks blanks) {
        this.table = table;
        this.line = line;
        this.where = where;
        this.source = source;
        this.mistakes = mistakes;
        this.blanks = blanks;
    }

    /** A table without keys, in place of one that is not there. */
    static TomlKeys none(int line, String where, Mistakes mistakes) {
        return new TomlKeys(Toml.parse(""), line, where, new TomlSource(""), mistakes);
    }

    /** A text and the line it stands on. */
    record Text(String value, int line) {}

    /** An option as written: a text and its rationale. */
    record Written(String text, Optional<String> why, int line) {}

    /** The line the table begins at. */
    int line() {
        return line;
    }

    /** The line of a key, or the table's where the key is not there. */
    int line(String key) {
        TomlPosition position = table.inputPositionOf(List.of(key));
        return position == null ? line : position.line();
    }

    boolean has(String key) {
        known.add(key);
        return table.contains(List.of(key));
    }

    /** The names of all keys, for tables whose keys are the author's own. */
    Set<String> names() {
        known.addAll(table.keySet());
        return table.keySet();
    }

    /** The same keys, named so in mistakes. */
    TomlKeys named(String name) {
        return new TomlKeys(table, line, name, source, mistakes, blanks);
    }

    /** The same keys, with these blanks of their texts filled in. */
    TomlKeys filled(Blanks given) {
        return new TomlKeys(table, line, where, source, mistakes, given);
    }

    /** The values of all keys as they would be printed, by their names; a key that holds more than one is a mistake. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : names()) {
            switch (get(key)) {
                case String text -> values.put(key, text);
                case Long number -> values.put(key, number.toString());
                case Double number -> values.put(key, BigDecimal.valueOf(number).toPlainString());
                case Boolean truth -> values.put(key, truth.toString());
                case Object other -> wrongType(key, other, "a text or a number");
            }
        }
        return values;
    }

    /** A text that may be missing; an empty one is as good as missing. */
    Optional<String> text(String key) {
        Optional<String> text = rawText(key);
        if (text.filter(String::isBlank).isPresent()) {
            mistakes.warning(line(key), "`%s` of %s is empty. Write it or remove it.".formatted(key, where));
        }
        return text.filter(filled -> !filled.isBlank());
    }

    /** A text that may be empty and may be missing. */
    Optional<String> rawText(String key) {
        return value(key, String.class, "a text in quotes");
    }

    /** A text that must be there. */
    String requiredText(String key) {
        requirePresence(key, "a text in quotes");
        Optional<String> text = rawText(key);
        if (text.filter(String::isBlank).isPresent()) {
            mistakes.error(line(key), "`%s` of %s is empty. Write it.".formatted(key, where));
        }
        return text.orElse("");
    }

    Optional<Boolean> truth(String key) {
        return value(key, Boolean.class, "true or false");
    }

    /** A whole number between two bounds, both included, that may be missing. */
    Optional<Integer> wholeNumber(String key, int least, int most) {
        return cast(key, numeric(get(key)), Long.class, "a whole number").flatMap(number -> {
            if (number < least || number > most) {
                mistakes.error(
                        line(key),
                        "`%s` of %s is %d. It must be between %d and %d.".formatted(key, where, number, least, most));
                return Optional.empty();
            }
            return Optional.of(number.intValue());
        });
    }

    int requiredWholeNumber(String key, int least, int most) {
        requirePresence(key, "a whole number");
        return wholeNumber(key, least, most).orElse(least);
    }

    /** A finite number that may be missing. */
    Optional<BigDecimal> number(String key) {
        return switch (numeric(get(key))) {
            case null -> Optional.empty();
            case BigDecimal exact -> Optional.of(exact);
            case Long whole -> Optional.of(BigDecimal.valueOf(whole));
            case Double real when Double.isFinite(real) -> Optional.of(BigDecimal.valueOf(real));
            case Object other -> {
                wrongType(key, other, "a finite number");
                yield Optional.empty();
            }
        };
    }

    BigDecimal requiredNumber(String key) {
        requirePresence(key, "a number");
        return number(key).orElse(BigDecimal.ZERO);
    }

    /** A table that may be missing. */
    Optional<TomlKeys> table(String key) {
        return value(key, TomlTable.class, "a table")
                .map(inner ->
                        new TomlKeys(inner, line(key), "`%s` of %s".formatted(key, where), source, mistakes, blanks));
    }

    /** A table that must be there; an empty one where it is not. */
    TomlKeys requiredTable(String key) {
        requirePresence(key, "a table");
        return table(key).orElseGet(() -> none(line(key), "`%s` of %s".formatted(key, where), new Mistakes("")));
    }

    /** The tables of an array of tables, in order; none where the key is missing. */
    List<TomlKeys> tables(String key, String nameOfEach) {
        List<TomlKeys> tables = new ArrayList<>();
        TomlArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            int at = source.lineOf(array, i);
            if (array.get(i) instanceof TomlTable inner) {
                tables.add(new TomlKeys(inner, at, nameOfEach + " " + (i + 1), source, mistakes, blanks));
            } else {
                wrongElement(key, at, array.get(i), "a table");
            }
        }
        return List.copyOf(tables);
    }

    /** The texts of a list, in order; none where the key is missing. */
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        TomlArray array = array(key);
        for (int i = 0; i < array.size(); i++) {
            int at = source.lineOf(array, i);
            switch (array.get(i)) {
                case String text
                when text.isBlank() ->
                    mistakes.error(
                            at, "An element of `%s` of %s is empty. Write it or remove it.".formatted(key, where));
                case String text -> texts.add(new Text(blanks.fill(text), at));
                case Object other -> wrongElement(key, at, other, "a text in quotes");
            }
        }
        return List.copyOf(texts);
    }

    /** The whole numbers of a list, or the one number that stands in place of a list. */
    List<Integer> wholeNumbers(String key, int least, int most) {
        if (!(get(key) instanceof TomlArray array)) {
            return wholeNumber(key, least, most).map(List::of).orElse(List.of());
        }
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            int at = source.lineOf(array, i);
            switch (numeric(array.get(i))) {
                case Long number
                when number < least || number > most ->
                    mistakes.error(
                            at,
                            "`%s` of %s holds %d. It must be between %d and %d."
                                    .formatted(key, where, number, least, most));
                case Long number -> numbers.add(number.intValue());
                case Object other -> wrongElement(key, at, other, "a whole number");
            }
        }
        return List.copyOf(numbers);
    }

    /** Whether the key holds a list. */
    boolean isList(String key) {
        return get(key) instanceof TomlArray;
    }

    /**
     * The options of a list, each a text or {@code { text, why }}; a single option may stand in place of a list. None
     * where the key is missing.
     */
    List<Written> options(String key) {
        if (!(get(key) instanceof TomlArray array)) {
            return get(key) == null
                    ? List.of()
                    : option(key, get(key), line(key)).stream().toList();
        }
        List<Written> options = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            option(key, array.get(i), source.lineOf(array, i)).ifPresent(options::add);
        }
        return List.copyOf(options);
    }

    private Optional<Written> option(String key, Object value, int at) {
        Written option = switch (value) {
            case String text -> new Written(blanks.fill(text), Optional.empty(), at);
            case TomlTable inner -> {
                TomlKeys keys = new TomlKeys(
                        inner, at, "an option in `%s` of %s".formatted(key, where), source, mistakes, blanks);
                Written written = new Written(keys.requiredText("text"), keys.text("why"), at);
                keys.warnOfOthers();
                yield written;
            }
            case Object other -> {
                wrongElement(key, at, other, "a text in quotes or { text = \"…\", why = \"…\" }");
                yield null;
            }
        };
        if (option != null && option.text().isBlank() && value instanceof String) {
            mistakes.error(at, "An option in `%s` of %s is empty. Write it or remove it.".formatted(key, where));
        }
        return Optional.ofNullable(option).filter(written -> !written.text().isBlank());
    }

    /** Notes an error that begins with where it is, at the line of a key. */
    void error(String key, String what) {
        mistakes.error(line(key), what);
    }

    /** Notes a warning, at the line of a key. */
    void warn(String key, String what) {
        mistakes.warning(line(key), what);
    }

    /** Notes every key that nobody asked for. */
    void warnOfOthers() {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                String others = known.stream().collect(Collectors.joining(", "));
                mistakes.warning(
                        line(key), "`%s` of %s is not known and ignored. Known are: %s.".formatted(key, where, others));
            }
        }
    }

    /** Notes a key that must be there and is not. */
    void requirePresence(String key, String expected) {
        if (!has(key)) {
            mistakes.error(line, "`%s` is missing in %s. Give it as %s.".formatted(key, where, expected));
        }
    }

    private TomlArray array(String key) {
        return value(key, TomlArray.class, "a list")
                .orElseGet(() -> Toml.parse("none = []").getArray("none"));
    }

    private <T> Optional<T> value(String key, Class<T> type, String expected) {
        return cast(key, get(key), type, expected);
    }

    private <T> Optional<T> cast(String key, Object value, Class<T> type, String expected) {
        if (value == null || type.isInstance(value)) {
            return Optional.ofNullable(value).map(type::cast);
        }
        wrongType(key, value, expected);
        return Optional.empty();
    }

    private Object get(String key) {
        known.add(key);
        return table.get(List.of(key)) instanceof String text ? blanks.fill(text) : table.get(List.of(key));
    }

    /** A number may stand where it is the whole of a blank, which is written as a text. */
    private Object numeric(Object value) {
        return value instanceof String text && blanks != Blanks.NONE
                ? Blanks.number(text).orElse(text)
                : value;
    }

    private void wrongType(String key, Object value, String expected) {
        mistakes.error(
                line(key), "`%s` of %s is %s. It must be %s.".formatted(key, where, nameOfType(value), expected));
    }

    private void wrongElement(String key, int at, Object value, String expected) {
        mistakes.error(
                at,
                "An element of `%s` of %s is %s. It must be %s.".formatted(key, where, nameOfType(value), expected));
    }

    private static String nameOfType(Object value) {
        return switch (value) {
            case String _ -> "a text";
            case Long _ -> "a whole number";
            case Double _ -> "a number";
            case Boolean _ -> "true or false";
            case TomlArray _ -> "a list";
            case TomlTable _ -> "a table";
            case Object _ -> "a date or time";
        };
    }
}
