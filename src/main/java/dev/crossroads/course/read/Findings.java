package dev.crossroads.course.read;

import dev.crossroads.course.read.Mistake.Severity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with the files of one course while it is read on, by several threads. The same finding is kept
 * once.
 */
final class Findings {
    private final Set<Mistake> found = new LinkedHashSet<>();

    /** A place in a file, for the author. Line 0 is the whole file. */
    record Place(String file, int line) {}

    /** Notes something the course can't be served with. */
    void error(Place place, String what) {
        add(Severity.ERROR, place, what);
    }

    /** Notes something the author should know and the course can be served with. */
    void warning(Place place, String what) {
        add(Severity.WARNING, place, what);
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
        return found.stream().sorted().toList();
    }
}
