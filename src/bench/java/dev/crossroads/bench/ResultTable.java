package dev.crossroads.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The one table, in Markdown, told line by line as it grows. */
final class ResultTable {
    private static final String HEAD = """
            | work | a second | × reference | reach | p50 ms | p99 ms | reach | load µs | server µs | Postgres µs | failed |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";

    private final List<String> rates = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    /** Adds what was measured in turn: its reference first. */
    void add(List<Row> measured) {
        if (rates.isEmpty()) {
            System.out.println(HEAD);
        }
        for (Row row : measured) {
            String line = line(row);
            rates.add(line);
            System.out.println(line);
        }
    }

    /** Adds a figure that is no rate. */
    void add(String what, String figure, String reach) {
        String line = "| %s | %s | %s |".formatted(what, figure, reach);
        facts.add(line);
        System.out.println(line);
    }

    private static String line(Row row) {
        Measurement measured = row.measured();
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %d |"
                .formatted(
                        row.work(),
                        number(measured.rate(), 0),
                        number(row.ratio(), 2),
                        number(row.reach(), 1),
                        number(measured.p50(), measured.p50() < 0.1 ? 3 : 2),
                        number(measured.p99(), measured.p99() < 1 ? 2 : 1),
                        number(row.latest(), 0),
                        number(measured.load(), 0),
                        number(measured.server(), 0),
                        number(measured.postgres(), 0),
                        measured.failed());
    }

    private static String number(double number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }

    private static String number(OptionalDouble number, int digits) {
        return number.isPresent() ? number(number.getAsDouble(), digits) : "";
    }

    /** Writes all of it with what it was measured on, and returns that. */
    String write(Path file, List<String> about) {
        List<String> lines = new ArrayList<>(List.of("# What the last run measured", ""));
        lines.addAll(about);
        if (!rates.isEmpty()) {
            lines.addAll(List.of("", HEAD));
            lines.addAll(rates);
        }
        if (!facts.isEmpty()) {
            lines.addAll(List.of("", "| what | figure | reach |\n|---|--:|--:|"));
            lines.addAll(facts);
        }
        String text = String.join("\n", lines) + "\n";
        try {
            Files.writeString(file, text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
