package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import dev.crossroads.roster.ListRows.Row;
import dev.crossroads.roster.PeopleList.Address;
import dev.crossroads.roster.PeopleList.Understood;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which column of a list holds what: by its headings, and by what is in it where they don't say. An address is found by
 * what is in a column, whatever its heading.
 */
@Pure
final class ListColumns {
    private static final char[] SEPARATORS = {'\t', ';', ',', '|'};

    /** Headings stand below a title, or a summary as Microsoft Teams puts it in front. */
    private static final int HEADINGS_WITHIN = 40;

    /** So many rows say how a list is separated, and what is in its columns. */
    private static final int SAMPLE = 200;

    private static final String NAMES = "\\P{Ll}\\S*(?:\\s+\\P{Ll}\\S*)+";

    /** A day of birth is no number of an institution. */
    private static final String DATE = "[0-9]{1,4}([./-])[0-9]{1,2}\\1[0-9]{1,4}";

    private final Function<String, Optional<Address>> reader;
    private final List<Row> rows;
    private final List<String> headings;
    private final List<Heading> meanings;
    private final boolean isSpaced;
    private final int address;
    private final List<Integer> firsts;
    private final List<Integer> lasts;
    private final List<Integer> fulls;
    private final int number;

    /** Somebody in a row, as it stands there. */
    record Entry(Address address, String name, String number) {}

    private ListColumns(List<Row> rows, boolean isSpaced, Function<String, Optional<Address>> reader) {
        this.reader = reader;
        this.rows = rows;
        this.isSpaced = isSpaced;
        headings = headings(rows);
        meanings = headings.stream().map(Heading::of).collect(Collectors.toCollection(ArrayList::new));
        List<Row> sample =
                rows.stream().filter(row -> !isHeading(row)).limit(SAMPLE).toList();
        int width = headings.isEmpty()
                ? sample.stream().mapToInt(row -> row.cells().size()).max().orElse(0)
                : headings.size();
        address = addressColumn(sample, width);
        boolean isFirstNamed = meanings.contains(Heading.FIRST);
        boolean isLastNamed = meanings.contains(Heading.LAST);
        List<Integer> whole = columns(Heading.FULL, Heading.FULL_LAST_FIRST);
        if (headings.isEmpty()) {
            List<Integer> words = columnsOfWords(sample, width);
            boolean isWhole = words.size() < 2 || isWhole(sample, words.getFirst());
            firsts = isWhole ? List.of() : List.of(words.get(isSpaced ? 1 : 0));
            lasts = isWhole ? List.of() : List.of(words.get(isSpaced ? 0 : 1));
            fulls = isWhole && !words.isEmpty() ? List.of(words.getFirst()) : List.of();
            number = columnOfNumbers(sample, width);
        } else {
            // "Name" beside "Vorname", "Nome" beside "Cognome", and "Nombre" without "Apellidos".
            boolean isWholeTheLast = isFirstNamed && !isLastNamed && !whole.isEmpty();
            boolean isWholeTheFirst = isLastNamed && !isFirstNamed && !whole.isEmpty();
            boolean isWhole = isWholeTheFirst && hasLasts(sample, whole, columns(Heading.LAST));
            List<Integer> given = isWholeTheFirst ? whole : columns(Heading.FIRST);
            firsts = isWhole || !isLastNamed && !isWholeTheLast ? List.of() : given;
            lasts = isWhole ? List.of() : isWholeTheLast ? whole : columns(Heading.LAST);
            fulls = !firsts.isEmpty() || !lasts.isEmpty()
                    ? List.of()
                    : Stream.of(whole, given, columnOfNames(sample))
                            .filter(columns -> !columns.isEmpty())
                            .findFirst()
                            .orElse(List.of());
            number = Stream.of(columns(Heading.NUMBER), columns(Heading.WEAK_NUMBER))
                    .flatMap(List::stream)
                    .filter(column -> column != address)
                    .min(Comparator.comparing((Integer column) -> meanings.get(column) == Heading.WEAK_NUMBER)
                            .thenComparing(column -> !isOfTheInstitution(headings.get(column))))
                    .orElse(-1);
        }
    }

    /** The first row that names two columns or more; a title such as "2. Participants" may stand above it. */
    private List<String> headings(List<Row> rows) {
        List<List<String>> named = rows.stream()
                .limit(HEADINGS_WITHIN)
                .map(Row::cells)
                .filter(cells -> Heading.isIn(cells)
                        && cells.stream().allMatch(cell -> found(cell).isEmpty()))
                .toList();
        return named.stream()
                .filter(cells -> cells.stream()
                                .filter(cell -> Heading.isIn(List.of(cell)))
                                .count()
                        > 1)
                .findFirst()
                .orElseGet(() -> named.isEmpty() ? List.of() : named.getFirst());
    }

    /** The columns of a list, separated by what finds most addresses in it. */
    static ListColumns of(String text, Function<String, Optional<Address>> reader) {
        String list = text;
        char separator = 0;
        String first = text.lines().findFirst().orElse("");
        if (first.matches("\"?sep=.\"?")) {
            // A line by which Excel is told.
            separator = first.replace("\"", "").charAt(4);
            list = text.substring(first.length());
        }
        char best = separator == 0 ? separator(list, reader) : separator;
        List<Row> rows = ListRows.of(list, best);
        return new ListColumns(rows, best == ',' && isSpaced(rows), reader);
    }

    private static char separator(String text, Function<String, Optional<Address>> reader) {
        char best = ',';
        long most = -1;
        String sample = text.lines().limit(SAMPLE).collect(Collectors.joining("\n"));
        for (char candidate : SEPARATORS) {
            List<Row> rows = ListRows.of(sample, candidate);
            long addresses = rows.stream()
                    .filter(row -> row.cells().stream()
                            .anyMatch(cell -> ListedAddress.of(cell, reader).isPresent()))
                    .count();
            long headings = rows.stream()
                    .limit(HEADINGS_WITHIN)
                    .mapToLong(row -> row.cells().stream()
                            .filter(cell -> Heading.of(cell) != Heading.OTHER)
                            .count())
                    .max()
                    .orElse(0);
            // Addresses first; where they don't tell, headings, then the first line that is parted at all.
            long score = addresses * 10_000
                    + headings * 100
                    + (rows.stream().anyMatch(row -> row.cells().size() > 1) ? 1 : 0);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /** Whether people wrote it by hand, with a blank behind each comma: last names come first then. */
    private static boolean isSpaced(List<Row> rows) {
        return !rows.isEmpty()
                && rows.stream()
                        .limit(SAMPLE)
                        .allMatch(
                                row -> row.raw().indexOf('"') < 0 && !row.raw().matches(".*,\\S.*"));
    }

    /** All rows, headings among them. */
    List<Row> rows() {
        return rows;
    }

    /** Whether a row is the one with the headings, or says them again. */
    boolean isHeading(Row row) {
        return !headings.isEmpty() && row.cells().equals(headings);
    }

    /** The meanings of the columns, from left to right. */
    List<Understood> understood() {
        TreeMap<Integer, String> all = new TreeMap<>();
        fulls.forEach(column -> all.put(column, "name"));
        firsts.forEach(column -> all.put(column, "first"));
        lasts.forEach(column -> all.put(column, "last"));
        if (number >= 0) {
            all.put(number, "number");
        }
        if (address >= 0) {
            all.put(address, "email");
        }
        return all.entrySet().stream()
                .map(column -> new Understood(
                        column.getValue(),
                        column.getKey() < headings.size() ? headings.get(column.getKey()) : "",
                        column.getKey() + 1))
                .toList();
    }

    /** Everybody in a row; nearly always one. */
    List<Entry> entries(Row row) {
        List<String> cells = row.cells();
        if (headings.isEmpty()) {
            List<ListedAddress> mailed = ListedAddress.ofMailProgram(row.raw(), reader);
            if (!mailed.isEmpty()) {
                return mailed.stream()
                        .map(one -> new Entry(one.address(), PersonName.of(one.name()), ""))
                        .toList();
            }
            boolean isAddresses = cells.size() > 1
                    && rows.size() == 1
                    && cells.stream()
                            .allMatch(cell -> cell.isEmpty() || found(cell).isPresent());
            if (isAddresses) {
                return cells.stream()
                        .flatMap(cell -> found(cell).stream())
                        .map(one -> new Entry(one.address(), PersonName.of(one.name()), ""))
                        .toList();
            }
        }
        return entry(row).stream().toList();
    }

    private Optional<Entry> entry(Row row) {
        List<String> cells = row.cells();
        Optional<ListedAddress> listed = at(cells, address).flatMap(this::found);
        if (listed.isPresent()) {
            return listed.map(is ->
                    new Entry(is.address(), name(cells, is), at(cells, number).orElse("")));
        }
        // A cell too many has moved the others; in a row as it should be, another column is another address.
        boolean isMoved = headings.isEmpty() || cells.size() != headings.size();
        for (int i = 0; isMoved && i < cells.size(); i++) {
            Optional<ListedAddress> moved = found(cells.get(i));
            if (moved.isPresent()) {
                return moved.map(is -> new Entry(is.address(), moved(cells, is), ""));
            }
        }
        return isMoved
                ? ListedAddress.within(row.raw(), reader)
                        .map(is -> new Entry(is.address(), PersonName.of(is.name()), ""))
                : Optional.empty();
    }

    private String name(List<String> cells, ListedAddress listed) {
        String first = joined(cells, firsts);
        String last = joined(cells, lasts);
        String parts = PersonName.of(first, last);
        if (!parts.isEmpty()) {
            return parts;
        }
        for (int column : fulls) {
            String cell = at(cells, column).orElse("");
            if (column != address && !cell.isBlank()) {
                boolean isLastFirst = column < meanings.size() && meanings.get(column) == Heading.FULL_LAST_FIRST;
                return isLastFirst ? PersonName.lastFirst(cell) : PersonName.of(cell);
            }
        }
        return PersonName.of(listed.name());
    }

    /** The words in front of an address that is not in its column: a comma in a name has parted it. */
    private String moved(List<String> cells, ListedAddress listed) {
        String words = cells.stream()
                .takeWhile(cell -> found(cell).isEmpty())
                .filter(ListColumns::isWords)
                .limit(2)
                .collect(Collectors.joining(", "));
        return PersonName.of(words.isEmpty() ? listed.name() : words);
    }

    private static String joined(List<String> cells, Collection<Integer> columns) {
        return columns.stream().flatMap(column -> at(cells, column).stream()).collect(Collectors.joining(" "));
    }

    private List<Integer> columns(Heading... of) {
        List<Heading> wanted = List.of(of);
        return IntStream.range(0, meanings.size())
                .filter(i -> wanted.contains(meanings.get(i)))
                .boxed()
                .toList();
    }

    /**
     * Of the columns with addresses: one that says so and is of nobody else, then the one with most, then the left one.
     */
    private int addressColumn(List<Row> sample, int width) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < width; i++) {
            int column = i;
            long addresses = sample.stream()
                    .filter(row -> at(row.cells(), column).flatMap(this::found).isPresent())
                    .count();
            Heading heading = i < meanings.size() ? meanings.get(i) : Heading.OTHER;
            boolean isOfOthers = i < headings.size() && Heading.isOfSomebodyElse(headings.get(i));
            long weight = isOfOthers ? 0 : heading == Heading.EMAIL ? 1_000_000 : 1_000;
            long score = addresses == 0 ? 0 : addresses + weight;
            if (score > most) {
                most = score;
                best = i;
            }
        }
        return best;
    }

    private List<Integer> columnsOfWords(List<Row> sample, int width) {
        return IntStream.range(0, width)
                .filter(i -> i != address && isMostly(sample, i, ListColumns::isWords))
                .boxed()
                .toList();
    }

    /** Canvas has a number of its own beside that of the school, which it calls SIS (student information system). */
    private static boolean isOfTheInstitution(String heading) {
        return heading.toLowerCase(Locale.ROOT).contains("sis ");
    }

    /** Whether names of a column hold the last ones of another, and so are whole. */
    private static boolean hasLasts(List<Row> sample, List<Integer> wholes, List<Integer> lasts) {
        return sample.stream()
                                .filter(row -> joined(row.cells(), wholes).contains(joined(row.cells(), lasts)))
                                .count()
                        * 2
                > sample.size();
    }

    /**
     * Of columns whose headings are in other words: the first with names, each of two words or more that no small
     * letter begins, and hardly two alike.
     */
    private List<Integer> columnOfNames(List<Row> sample) {
        return IntStream.range(0, meanings.size())
                .filter(i -> meanings.get(i) == Heading.OTHER
                        && !Heading.isOfSomebodyElse(headings.get(i))
                        && isMostly(sample, i, cell -> isWords(cell) && cell.matches(NAMES))
                        && isOfEach(sample, i))
                .limit(1)
                .boxed()
                .toList();
    }

    private static boolean isOfEach(List<Row> sample, int column) {
        return sample.stream()
                                .map(row -> at(row.cells(), column).orElse(""))
                                .distinct()
                                .count()
                        * 4
                >= sample.size() * 3L;
    }

    private static int columnOfNumbers(List<Row> sample, int width) {
        return IntStream.range(0, width)
                .filter(i -> isMostly(
                        sample,
                        i,
                        cell -> cell.matches("[='\"#]*[A-Za-z]{0,3}[0-9][0-9/.-]{2,}\"?") && !cell.matches(DATE)))
                .findFirst()
                .orElse(-1);
    }

    private static boolean isWhole(List<Row> sample, int column) {
        return isMostly(sample, column, cell -> cell.strip().matches(".+[\\s,].+"));
    }

    private static boolean isMostly(List<Row> sample, int column, java.util.function.Predicate<String> what) {
        List<String> filled = sample.stream()
                .flatMap(row -> at(row.cells(), column).stream())
                .filter(cell -> !cell.isBlank())
                .toList();
        return !filled.isEmpty() && filled.stream().filter(what).count() * 2 > filled.size();
    }

    private static boolean isWords(String cell) {
        return cell.codePoints().anyMatch(Character::isLetter)
                && cell.codePoints().noneMatch(Character::isDigit)
                && cell.indexOf('@') < 0;
    }

    private Optional<ListedAddress> found(String cell) {
        return ListedAddress.of(cell, reader);
    }

    private static Optional<String> at(List<String> cells, int column) {
        return column >= 0 && column < cells.size() ? Optional.of(cells.get(column)) : Optional.empty();
    }
}
