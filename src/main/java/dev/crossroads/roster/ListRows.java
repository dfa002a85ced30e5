package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a list, with the cells between its separators. Libraries for CSV give up on a whole file at one stray
 * quotation mark; here such a mark is a character like others, and the rows around it are read.
 */
@Pure
final class ListRows {
    /** A value with line ends in it is at most so many lines. */
    private static final int LONGEST_VALUE = 20;

    private final String text;
    private final char separator;
    private int at;
    private long line = 1;

    private ListRows(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /**
     * A row.
     *
     * @param line its first line, from 1, as an editor counts
     * @param raw as it stands there
     */
    record Row(long line, String raw, List<String> cells) {}

    /** All rows that have something in them, as far as one more than a list may have. */
    static List<Row> of(String text, char separator) {
        ListRows rows = new ListRows(text, separator);
        List<Row> all = new ArrayList<>();
        while (rows.at < text.length() && all.size() <= PeopleList.MOST_ROWS) {
            Row row = rows.next();
            if (row.cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                all.add(row);
            }
        }
        return all;
    }

    private Row next() {
        long first = line;
        int begin = at;
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (at < text.length() && text.charAt(at) == separator) {
                at++;
            } else {
                break;
            }
        }
        String raw = text.substring(begin, at).strip();
        if (at < text.length()) {
            at = behindLineEnd(at);
            line++;
        }
        return new Row(first, raw, List.copyOf(cells));
    }

    private String cell() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != separator && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            String quoted = quoted();
            if (quoted != null) {
                return quoted.strip();
            }
        }
        at = begin;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at).strip();
    }

    /**
     * The value between two quotation marks, where the second one stands before a separator or the end of a line; null
     * where it is no such value, and nothing is read then. An address within a value of several lines is a sign that
     * the mark was a stray one.
     */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        int lines = 0;
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                value.append('"');
                i += 2;
            } else if (c == '"') {
                int behind = i + 1;
                while (behind < text.length() && text.charAt(behind) != separator && isBlank(text.charAt(behind))) {
                    behind++;
                }
                boolean isEnd =
                        behind == text.length() || text.charAt(behind) == separator || isLineEnd(text.charAt(behind));
                if (!isEnd || lines > 0 && value.indexOf("@") >= 0) {
                    return null;
                }
                at = behind;
                line += lines;
                return value.toString();
            } else if (isLineEnd(c)) {
                lines++;
                if (lines > LONGEST_VALUE) {
                    return null;
                }
                value.append(' ');
                i = behindLineEnd(i);
            } else {
                value.append(c);
                i++;
            }
        }
        return null;
    }

    private int behindLineEnd(int i) {
        boolean isPair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return i + (isPair ? 2 : 1);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }
}
