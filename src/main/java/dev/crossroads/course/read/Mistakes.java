package dev.crossroads.course.read;

import dev.crossroads.course.read.Mistake.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file while it is read on, so that its author sees all of it at once. */
final class Mistakes {
    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    /** Notes something the course can't be served with. */
    void error(int line, String what) {
        add(Severity.ERROR, line, what);
    }

    /** Notes something the author should know and the course can be served with. */
    void warning(int line, String what) {
        add(Severity.WARNING, line, what);
    }

    /** Notes something of either kind. */
    void add(Severity severity, int line, String what) {
        found.add(new Mistake(severity, file, line, what));
    }

    boolean haveErrors() {
        return found.stream().anyMatch(mistake -> mistake.severity() == Severity.ERROR);
    }

    /** All of them, in order of lines. */
    List<Mistake> sorted() {
        return found.stream().sorted().toList();
    }
}
