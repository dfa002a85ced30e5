package dev.crossroads.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How soon the program answers after it is started on its embedded Postgres, and what it holds when nobody asks. */
final class Standby {
    private Standby() {}

    /** Starts it once to unpack and make the database, then as often as there are rounds. */
    static void measure(BenchOptions options, Path folder, ResultTable table) {
        List<String> arguments = List.of("--data", folder.resolve("data").toString());
        CrossroadsProcess.start(options, arguments).close();
        double[][] rounds = IntStream.range(0, options.rounds())
                .mapToObj(_ -> {
                    try (CrossroadsProcess process = CrossroadsProcess.start(options, arguments)) {
                        return new double[] {
                            process.startTime().toMillis() / 1e3, ProcessUse.residentBytes(process.pid()) / 1e6
                        };
                    }
                })
                .toArray(double[][]::new);
        table.add("start to the first page, embedded Postgres, seconds", median(rounds, 0), "3");
        table.add("resident memory after the first page, MB", median(rounds, 1), "300");
    }

    private static String median(double[][] rounds, int figure) {
        return String.format(
                Locale.ROOT,
                "%.1f",
                Measurement.median(java.util.Arrays.stream(rounds)
                        .mapToDouble(round -> round[figure])
                        .toArray()));
    }
}
