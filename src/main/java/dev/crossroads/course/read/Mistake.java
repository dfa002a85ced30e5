package dev.crossroads.course.read;

import java.util.Locale;

/**
 * Something in a course's files that its author should know of.
 *
 * @param file path below the course folder, with forward slashes
 * @param line from 1; 0 where the whole file is meant
 * @param what what is wrong and what to do, one sentence or two
 */
public record Mistake(Severity severity, String file, int line, String what) implements Comparable<Mistake> {

    /** Whether the course can be served all the same. */
    public enum Severity {
        ERROR,
        WARNING
    }

    @Override
    public int compareTo(Mistake other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    /** As compilers print it: {@code file:line: error: what}. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + what;
    }
}
