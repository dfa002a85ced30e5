package dev.crossroads.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine it was measured on. */
final class Machine {
    private Machine() {}

    /** The processor, memory and system, and how often and how long was measured. */
    static List<String> lines(BenchOptions options) {
        return List.of(
                "- %d cores of %s, %d MB, %s %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                field("/proc/cpuinfo", "model name"),
                                Long.parseLong(field("/proc/meminfo", "MemTotal")
                                                .replaceAll("[^0-9]", ""))
                                        / 1024,
                                System.getProperty("os.name"),
                                System.getProperty("os.version")),
                "- Java %s%s"
                        .formatted(
                                Runtime.version(),
                                options.java().isEmpty() ? "" : ", " + String.join(" ", options.java())),
                "- load, server and Postgres on this one machine; median of %d rounds of %d s each, in turn"
                        .formatted(options.rounds(), options.round().toSeconds()));
    }

    private static String field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unknown processor");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
