package dev.crossroads.database;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Subqueries that stand where a table could, in the text of a source. */
final class Subqueries {
    private static final Pattern BEGIN =
            Pattern.compile("\\b(?:FROM|JOIN|LATERAL)\\s*\\(\\s*(?=(?:SELECT|VALUES|WITH)\\b)");
    private static final Pattern WORD = Pattern.compile("\\s*(\\w+)");
    private static final Set<String> NO_NAMES = Set.of(
            "ON", "WHERE", "ORDER", "GROUP", "LIMIT", "JOIN", "LEFT", "CROSS", "UNION", "RETURNING", "FOR", "HAVING");

    private Subqueries() {}

    /** Those without a name behind them, by their beginnings; what is put together from several texts is not seen. */
    static Stream<String> nameless(String text) {
        return BEGIN.matcher(text)
                .results()
                .filter(found -> isNameless(text, end(text, text.indexOf('(', found.start()))))
                .map(found -> text.substring(found.start(), Math.min(text.length(), found.start() + 60)));
    }

    private static boolean isNameless(String text, int end) {
        Matcher next = WORD.matcher(text).region(end, text.length());
        return end < text.length()
                && (!next.lookingAt() || NO_NAMES.contains(next.group(1).toUpperCase(Locale.ROOT)));
    }

    /** The place behind the bracket that closes the one at that place. */
    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '(') {
                depth++;
            } else if (character == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
