package dev.crossroads.course.read;

import dev.crossroads.course.read.Mistake.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects what is wrong with the files of one course while it is read on, by several threads. The same finding is kept
 * once.
 */
final class Findings {
    private final Set<Mistake> found = new LinkedHashSet<>();
    private final Map<String, Repeated> repeated = new HashMap<>();

    /** A place in a file, for the author. Line 0 is the whole file. */
    record Place(String file, int line) {}

    /** A kind of finding: its first place and how often it was met. */
    private record Repeated(Mistake first, int count) {
        Repeated and(Mistake other) {
            return new Repeated(other.compareTo(first) < 0 ? other : first, count + 1);
        }

        Mistake told() {
            return count == 1
                    ? first
                    : new Mistake(
                            first.severity(),
                            first.file(),
                            first.line(),
                            "%s Found %d times; this is the first.".formatted(first.what(), count));
        }
    }

    /** Notes something the course can't be served with. */
    void error(Place place, String what) {
        add(Severity.ERROR, place, what);
    }

    /** Notes something the author should know and the course can be served with. */
    void warning(Place place, String what) {
        add(Severity.WARNING, place, what);
    }

    /**
     * Notes something that may stand in a book hundreds of times: said once, at its first place, with how often.
     *
     * @param kind what counts as the same
     */
    synchronized void warnOnce(String kind, Place place, String what) {
        Mistake met = new Mistake(Severity.WARNING, place.file(), place.line(), what);
        repeated.merge(kind, new Repeated(met, 1), (before, _) -> before.and(met));
    }

    synchronized void add(Severity severity, Place place, String what) {
        found.add(new Mistake(severity, place.file(), place.line(), what));
    }

    synchronized void addAll(Collection<Mistake> mistakes) {
        found.addAll(mistakes);
    }

    synchronized boolean haveErrors() {
        return found.stream().anyMatch(mistake -> mistake.severity() == Severity.ERROR);
    }

    /** All of them by file and line. */
    synchronized List<Mistake> sorted() {
        return Stream.concat(found.stream(), repeated.values().stream().map(Repeated::told))
                .sorted()
                .toList();
    }
}
