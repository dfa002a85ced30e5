package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import dev.crossroads.roster.ListRows.Row;
import dev.crossroads.typed.ShownLine;
import dev.crossroads.web.Label;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a list of people as schools, mail programs and spreadsheets write it: whatever the separators, with or without
 * headings, the columns in any order. Every line is told what it says; one that can't be read is left out alone.
 */
@Pure
public final class PeopleList {
    /** Rows of one list: as many as a cohort has members, and what stands around them. */
    public static final int MOST_ROWS = 5_500;

    /** A row that is longer is no person. */
    private static final int LONGEST_ROW = 5_000;

    private static final int LONGEST_NUMBER = 64;
    private static final int SHOWN = 200;

    private PeopleList() {}

    /** An address as it is compared and as it was written. */
    public record Address(String key, String text) {}

    /**
     * Somebody in a list.
     *
     * @param name of the list; the part of the address in front of the at sign where there is none
     * @param number by which the institution calls them
     */
    public record Person(String name, String email, String emailKey, Optional<String> number) {}

    /** Why a line names nobody. */
    public enum Flaw {
        /** The address was in a line above. */
        TWICE,
        /** There is no address in it. */
        NO_ADDRESS,
        /** The name is too long, or has no characters that can be shown. */
        BAD_NAME,
        /** The institution's number is too long. */
        BAD_NUMBER
    }

    /**
     * A line.
     *
     * @param number from 1, as an editor counts
     * @param said what stands in it, cut where it is long
     * @param flaw why it names nobody; empty where it names a person
     */
    public record Line(long number, String said, Optional<Person> person, Optional<Flaw> flaw) {}

    /**
     * The meaning of a column.
     *
     * @param meaning {@code email}, {@code first}, {@code last}, {@code name} or {@code number}
     * @param heading as it stands in the list; empty where there is none
     * @param column from 1
     */
    public record Understood(String meaning, String heading, int column) {}

    /** A list that was read. */
    public record Reading(List<Line> lines, List<Understood> columns) {
        /** Copies the lists. */
        public Reading {
            lines = List.copyOf(lines);
            columns = List.copyOf(columns);
        }

        /** Everybody in it. */
        public List<Person> people() {
            return lines.stream().flatMap(line -> line.person().stream()).toList();
        }
    }

    /**
     * Reads all lines; those that are empty are passed over.
     *
     * @param reader reads an address; empty for what is none
     * @return empty where there are more than {@link #MOST_ROWS} rows
     */
    public static Optional<Reading> read(String list, Function<String, Optional<Address>> reader) {
        String text = list.startsWith("\uFEFF") ? list.substring(1) : list;
        ListColumns columns = ListColumns.of(text, reader);
        if (columns.rows().size() > MOST_ROWS) {
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Row row : columns.rows()) {
            if (!columns.isHeading(row)) {
                List<ListColumns.Entry> entries = row.raw().length() > LONGEST_ROW ? List.of() : columns.entries(row);
                if (entries.isEmpty()) {
                    lines.add(new Line(row.line(), said(row.raw()), Optional.empty(), Optional.of(Flaw.NO_ADDRESS)));
                }
                entries.forEach(entry -> lines.add(line(row, entry, entries.size() == 1, seen)));
            }
        }
        return Optional.of(new Reading(lines, columns.understood()));
    }

    private static Line line(Row row, ListColumns.Entry entry, boolean isAlone, Set<String> seen) {
        String text = entry.address().text();
        String said = said(isAlone ? String.join(", ", row.cells()) : (entry.name() + " " + text).strip());
        // People without a name go by the part in front of the at sign.
        Optional<Label> name = Stream.of(entry.name(), text.substring(0, text.indexOf('@')))
                .filter(one -> !ShownLine.of(one).isEmpty())
                .findFirst()
                .flatMap(Label::of);
        Optional<String> number = Optional.of(number(entry.number())).filter(found -> !found.isEmpty());
        Optional<Flaw> flaw = name.isEmpty()
                ? Optional.of(Flaw.BAD_NAME)
                : number.filter(found -> found.length() > LONGEST_NUMBER).isPresent()
                        ? Optional.of(Flaw.BAD_NUMBER)
                        : seen.add(entry.address().key()) ? Optional.empty() : Optional.of(Flaw.TWICE);
        Optional<Person> person = flaw.isPresent()
                ? Optional.empty()
                : name.map(
                        label -> new Person(label.text(), text, entry.address().key(), number));
        return new Line(row.line(), said, person, flaw);
    }

    /** Zeros in front stay; what spreadsheets and other programs put around a number to keep them goes. */
    private static String number(String cell) {
        String number = ShownLine.of(cell);
        if (number.startsWith("=\"") && number.endsWith("\"") && number.length() > 2) {
            number = number.substring(2, number.length() - 1);
        }
        return number.replaceFirst("^['#]+", "").strip();
    }

    private static String said(String raw) {
        String shown = ShownLine.of(raw.replaceAll("[\\r\\n]+", " "));
        int end = Math.min(
                shown.length(), shown.offsetByCodePoints(0, Math.min(SHOWN, shown.codePointCount(0, shown.length()))));
        return end < shown.length() ? shown.substring(0, end) + "…" : shown;
    }
}
