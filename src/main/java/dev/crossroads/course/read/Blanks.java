package dev.crossroads.course.read;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blanks of a question, <code>{{name}}</code> in any of its texts, with the values of one of its variants. Anything
 * else in braces stays as it is: a program may need it.
 */
final class Blanks {
    /** No blanks: texts stay as they are. */
    static final Blanks NONE = new Blanks(Map.of());

    private static final Pattern BLANK = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_-]*)\\s*}}");

    private final Map<String, String> values;
    private final Set<String> used = new HashSet<>();

    Blanks(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** A text with its blanks filled in. */
    String fill(String text) {
        return values.isEmpty()
                ? text
                : BLANK.matcher(text).replaceAll(blank -> {
                    String name = blank.group(1);
                    used.add(name);
                    return Matcher.quoteReplacement(values.getOrDefault(name, blank.group()));
                });
    }

    /** The number that a filled blank holds, as TOML would: whole where it can be. */
    static Optional<Object> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Optional.of(
                    number.scale() <= 0 && number.precision() < 19 ? (Object) number.longValueExact() : number);
        } catch (ArithmeticException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Names with a value that no text has used so far. */
    Set<String> unused() {
        Set<String> unused = new HashSet<>(values.keySet());
        unused.removeAll(used);
        return unused;
    }

    /** Names in texts that have no value. */
    Set<String> unknown() {
        Set<String> unknown = new HashSet<>(used);
        unknown.removeAll(values.keySet());
        return unknown;
    }
}
