package dev.crossroads.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The time from the start on an embedded Postgres to the first answer, and the memory held when nobody asks. */
final class Standby {
    private Standby() {}

    /** Measures it as it is, and with an archive of classes as README tells operators to keep. */
    static void measure(BenchOptions options, Path folder, ResultTable table) {
        List<String> arguments = List.of("--data", folder.resolve("data").toString());
        measure(options, arguments, "", table);
        BenchOptions archived = options.withJava(
                "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + folder.resolve("crossroads.jsa"));
        measure(archived, arguments, "with a class-data archive: ", table);
    }

    /** Starts it once to unpack, make the database and keep the archive, then as often as there are rounds. */
    private static void measure(BenchOptions options, List<String> arguments, String how, ResultTable table) {
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
        table.add(how + "start to the first page, embedded Postgres, seconds", median(rounds, 0), "3");
        table.add(how + "resident memory after the first page, MB", median(rounds, 1), "300");
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
