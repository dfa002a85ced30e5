package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/**
 * Tables for spreadsheets: RFC 4180 in UTF-8.
 *
 * <p>A text that a spreadsheet would take for a formula is led by an apostrophe, as OWASP advises ("CSV Injection"):
 * who chooses their own name must not run code on their instructor's machine.
 */
@Pure
final class Csv {
    /** Tells spreadsheets that it is UTF-8; without it Excel reads bytes as the machine's old encoding. */
    static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Set<Character> BEGINS_FORMULA =
            Set.of('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠');

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?(?:[eE][+-]?\\d+)?");

    private Csv() {}

    /** One line. Numbers and truths are written as they are, texts without what makes them formulas. */
    static String line(List<?> values) {
        try {
            StringBuilder line = new StringBuilder();
            CSVFormat.RFC4180.printRecord(
                    line, values.stream().map(Csv::defused).toArray());
            return line.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Object defused(Object value) {
        return value instanceof String text && isFormula(text) ? "'" + text : value;
    }

    /** A plain number computes nothing, whatever its sign. */
    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && BEGINS_FORMULA.contains(text.charAt(0))
                && !NUMBER.matcher(text).matches();
    }
}
