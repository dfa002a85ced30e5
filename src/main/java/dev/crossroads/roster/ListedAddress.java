package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import dev.crossroads.roster.PeopleList.Address;
import dev.crossroads.typed.ShownLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with the name that stands beside it, as address books and mail programs write both.
 *
 * @param name in front of the address or behind it; empty where there is none
 */
@Pure
record ListedAddress(Address address, String name) {
    private static final String SIGN = "[^@\\s<>()\\[\\]\",;:|＜＞]";

    /** No cell with an address and a name is longer. */
    private static final int LONGEST = 500;

    /** Not looked for within a run of signs, so that long ones are passed once. */
    private static final String ADDRESS =
            "(?:[mM][aA][iI][lL][tT][oO]:)?\\s*(?<!" + SIGN + ")(" + SIGN + "+@" + SIGN + "+)";

    private static final Pattern ALONE = Pattern.compile("['\"<\\[(]*\\s*" + ADDRESS + "\\s*['\">\\])]*[.,;:]*");
    private static final Pattern NAMED =
            Pattern.compile("(?<name>[^<>@]*(?:<[^<>@]*>[^<>@]*)*?)[<\\[(＜]\\s*" + ADDRESS + "\\s*[>\\])＞][.,;:\\s]*");
    private static final Pattern NAME_BEHIND = Pattern.compile(ADDRESS + "\\s+\\((?<name>[^()@]+)\\)");
    private static final Pattern ANYWHERE = Pattern.compile(ADDRESS);

    /** No domain has an empty part between its dots (RFC 1034 section 3.5): a slip of the finger. */
    private static final Pattern NO_DOMAIN = Pattern.compile(".*@(?:\\..*|.*\\.\\..*)");

    /** Reads a cell that holds an address and perhaps a name beside it. */
    static Optional<ListedAddress> of(String cell, Function<String, Optional<Address>> reader) {
        if (cell.length() > LONGEST || cell.indexOf('@') < 0 && cell.indexOf('＠') < 0) {
            return Optional.empty();
        }
        String shown = ShownLine.of(cell).replace('＠', '@');
        for (Pattern form : List.of(ALONE, NAMED, NAME_BEHIND)) {
            Matcher found = form.matcher(shown);
            if (found.matches()) {
                String name = form == ALONE ? "" : found.group("name");
                return address(found.group(form == NAMED ? 2 : 1), reader).map(is -> new ListedAddress(is, name));
            }
        }
        return Optional.empty();
    }

    /**
     * Everybody in a line that a mail program wrote, such as {@code Ada <ada@example.org>, "Ross, Bob" <bob@…>}; nobody
     * where the line is another one.
     */
    static List<ListedAddress> ofMailProgram(String line, Function<String, Optional<Address>> reader) {
        if (line.indexOf('<') < 0 || line.indexOf('\t') >= 0) {
            return List.of();
        }
        Matcher angled = Pattern.compile("<\\s*" + ADDRESS + "\\s*>").matcher(line.replace('＠', '@'));
        List<ListedAddress> all = new ArrayList<>();
        int from = 0;
        while (angled.find()) {
            String name = line.substring(from, angled.start()).strip().replaceFirst("^[,;]\\s*", "");
            Optional<Address> is = address(angled.group(1), reader);
            // Cells of a table between them are no name.
            if (is.isEmpty() || name.indexOf(';') >= 0 || commas(name) > 1 || name.indexOf('@') >= 0) {
                return List.of();
            }
            all.add(new ListedAddress(is.get(), name));
            from = angled.end();
        }
        return line.substring(from).strip().matches("[.,;]*") ? all : List.of();
    }

    /** The only address of a line, and the rest of it as the name; empty where there is none, or more than one. */
    static Optional<ListedAddress> within(String line, Function<String, Optional<Address>> reader) {
        String shown = ShownLine.of(line).replace('＠', '@');
        Matcher found = ANYWHERE.matcher(shown);
        if (!found.find()) {
            return Optional.empty();
        }
        int begin = found.start();
        int end = found.end();
        Optional<Address> is = address(found.group(1), reader);
        if (found.find()) {
            return Optional.empty();
        }
        String rest = (shown.substring(0, begin) + " " + shown.substring(end)).replaceAll("[<>()\\[\\];|]", " ");
        return is.map(address -> new ListedAddress(address, rest));
    }

    private static Optional<Address> address(String found, Function<String, Optional<Address>> reader) {
        if (NO_DOMAIN.matcher(found).matches()) {
            return Optional.empty();
        }
        return reader.apply(found.replaceAll("^['’‘]+|[.'’‘]+$", "").replaceFirst("\\?.*$", ""));
    }

    private static long commas(String text) {
        return text.chars().filter(c -> c == ',').count();
    }
}
