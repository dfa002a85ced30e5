package dev.crossroads.bench;

import dev.crossroads.database.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The caller's choices, from system properties {@code bench.*}.
 *
 * @param jar the program that is measured
 * @param rounds how often each load runs; the median of them is told
 * @param round how long one run of a load takes
 * @param database a given Postgres whose role may make databases; empty for an embedded one
 * @param only the parts to run
 * @param java options of the measured program's JVM
 * @param events how long the long log is
 * @param exam how long an exam is answered for
 * @param results the file the table is written to
 */
public record BenchOptions(
        Path jar,
        int rounds,
        Duration round,
        Optional<DatabaseAddress> database,
        List<Part> only,
        List<String> java,
        int events,
        Duration exam,
        Path results) {

    /**
     * Reads {@code bench.jar}, {@code bench.rounds} (5), {@code bench.seconds} (4), {@code bench.events} (10000000),
     * {@code bench.exam} (seconds, 300), {@code bench.database}, {@code bench.only}, {@code bench.java} and
     * {@code bench.write}.
     */
    static BenchOptions read() {
        boolean isToBeKept =
                !text("bench.write").equals("") && !text("bench.write").equals("false");
        return new BenchOptions(
                Path.of(text("bench.jar")).toAbsolutePath(),
                Integer.parseInt(text("bench.rounds")),
                Duration.ofSeconds(Long.parseLong(text("bench.seconds"))),
                Optional.of(text("bench.database"))
                        .filter(given -> !given.isEmpty())
                        .map(DatabaseAddress::parse),
                Part.named(list("bench.only", ",")),
                list("bench.java", " "),
                Integer.parseInt(text("bench.events")),
                Duration.ofSeconds(Long.parseLong(text("bench.exam"))),
                isToBeKept ? Path.of("src/bench/RESULTS.md") : Path.of("target/bench-results.md"));
    }

    /** The same with so many megabytes of heap for the measured program. */
    BenchOptions withHeap(int megabytes) {
        return withJava("-Xmx" + megabytes + "m");
    }

    /** The same with further options of the measured program's JVM. */
    BenchOptions withJava(String... further) {
        List<String> all = Stream.concat(java.stream(), Stream.of(further)).toList();
        return new BenchOptions(jar, rounds, round, database, only, all, events, exam, results);
    }

    /** Whether a part of the benchmark was asked for. */
    boolean includes(Part part) {
        return only.contains(part);
    }

    private static List<String> list(String property, String separator) {
        return Arrays.stream(text(property).split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String text(String property) {
        return System.getProperty(property, "").strip();
    }
}
