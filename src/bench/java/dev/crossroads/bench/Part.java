package dev.crossroads.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of the benchmark, by the names that {@code bench.only} takes. */
enum Part {
    /** Marking, advising and Markdown, by JMH. */
    PURE,
    /** Answers, against pgbench. */
    ANSWERS,
    /** Pages and files, against nginx. */
    PAGES,
    /** A cohort's page as the log grows. */
    COHORTS,
    /** Answers as the log grows, and what they take on disk. */
    GROWTH,
    /** The delay until live pages hear of an answer. */
    LIVE,
    /** Everybody opens the same timed quiz at once, and answers. */
    EXAM,
    /** The memory of many connections. */
    CROWD,
    /** The start, and the memory when nobody asks. */
    STANDBY;

    /** Those of these names; all where there are none. */
    static List<Part> named(List<String> names) {
        if (names.isEmpty()) {
            return List.of(values());
        }
        return names.stream().map(Part::named).toList();
    }

    private static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.lowerCase().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench.only names the part \"" + name + "\". There are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Part::lowerCase).toList())));
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has a Postgres of its own beside the program's. */
    boolean needsPostgres() {
        return this != PURE && this != STANDBY;
    }
}
