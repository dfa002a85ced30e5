package dev.crossroads.cohort;

import dev.crossroads.web.Label;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads people from a CSV as schools and spreadsheets write it: with or without a first line that names the columns,
 * with commas, semicolons or tabs. Every line is told what becomes of it. Pure.
 */
public final class PeopleCsv {
    /** As many as a form of this server holds; a larger list is added in parts. */
    static final int MOST = 1_000;

    private static final Set<String> NAME_HEADS = Set.of("name", "full name", "student", "learner", "vorname nachname");
    private static final Set<String> EMAIL_HEADS =
            Set.of("email", "e-mail", "mail", "email address", "e-mail address", "e-mail-adresse");

    private PeopleCsv() {}

    /** What becomes of a line. */
    enum Verdict {
        /** They are invited. */
        NEW,
        /** They were invited before. */
        INVITED,
        /** The address was in a line above. */
        TWICE,
        /** There is no address in it. */
        NO_ADDRESS,
        /** The name is too long, or has no characters that can be shown. */
        BAD_NAME
    }

    /** Who is to be invited. */
    record Person(String name, String email, String emailKey) {}

    /**
     * A line with what becomes of it.
     *
     * @param number from 1, as an editor counts
     * @param said what stands in it
     * @param person empty where nobody is invited by it
     */
    record Line(long number, String said, Verdict verdict, Optional<Person> person) {}

    /** An address as it is compared and as it was written. */
    public record Address(String key, String text) {}

    /**
     * Reads all lines; those that are empty are passed over.
     *
     * @param address reads an address; empty for what is none
     * @param invited the addresses of who is invited already, as they are compared
     * @throws IllegalArgumentException where there are more than {@link #MOST} lines, or quotes that never end
     */
    static List<Line> read(String csv, Function<String, Optional<Address>> address, Set<String> invited) {
        List<CSVRecord> records = records(csv);
        if (records.size() > MOST + 1) {
            throw new IllegalArgumentException("more than " + MOST);
        }
        Order order = records.isEmpty() ? Order.NAME_FIRST : Order.of(records.getFirst());
        Set<String> seen = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (CSVRecord entry : order.isNamed ? records.subList(1, records.size()) : records) {
            lines.add(line(entry, order, address, invited, seen));
        }
        return List.copyOf(lines);
    }

    private static List<CSVRecord> records(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return parser.getRecords().stream()
                    .filter(entry -> entry.stream().anyMatch(value -> !value.isBlank()))
                    .toList();
        } catch (IOException | UncheckedIOException malformed) {
            throw new IllegalArgumentException("malformed", malformed);
        }
    }

    /** The one that the first line has most of. */
    private static char delimiter(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char of) {
        return text.chars().filter(c -> c == of).count();
    }

    /** Which column is which. */
    private record Order(boolean isNamed, int name, int email) {
        static final Order NAME_FIRST = new Order(false, 0, 1);

        static Order of(CSVRecord first) {
            int name = -1;
            int email = -1;
            for (int i = 0; i < first.size(); i++) {
                String head = first.get(i).strip().toLowerCase(Locale.ROOT);
                name = name < 0 && NAME_HEADS.contains(head) ? i : name;
                email = email < 0 && EMAIL_HEADS.contains(head) ? i : email;
            }
            if (email >= 0) {
                return new Order(true, name, email);
            }
            // Without heads the address tells itself.
            for (int i = 0; i < first.size(); i++) {
                if (first.get(i).contains("@")) {
                    return new Order(false, i == 0 ? 1 : 0, i);
                }
            }
            return NAME_FIRST;
        }
    }

    private static Line line(
            CSVRecord entry,
            Order order,
            Function<String, Optional<Address>> address,
            Set<String> invited,
            Set<String> seen) {
        String said = String.join(", ", entry.toList());
        Optional<Address> email = at(entry, order.email).flatMap(address);
        if (email.isEmpty()) {
            return new Line(entry.getRecordNumber(), said, Verdict.NO_ADDRESS, Optional.empty());
        }
        // Who is not named goes by the part in front of the at sign.
        String text = email.get().text();
        Optional<Label> name = Label.of(at(entry, order.name)
                .filter(value -> !value.isBlank())
                .orElseGet(() -> text.substring(0, text.indexOf('@'))));
        if (name.isEmpty()) {
            return new Line(entry.getRecordNumber(), said, Verdict.BAD_NAME, Optional.empty());
        }
        String key = email.get().key();
        if (!seen.add(key)) {
            return new Line(entry.getRecordNumber(), said, Verdict.TWICE, Optional.empty());
        }
        if (invited.contains(key)) {
            return new Line(entry.getRecordNumber(), said, Verdict.INVITED, Optional.empty());
        }
        return new Line(
                entry.getRecordNumber(),
                said,
                Verdict.NEW,
                Optional.of(new Person(name.get().text(), text, key)));
    }

    private static Optional<String> at(CSVRecord entry, int column) {
        return column >= 0 && column < entry.size() ? Optional.of(entry.get(column)) : Optional.empty();
    }
}
