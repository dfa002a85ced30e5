package dev.crossroads.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * HTTP requests by wrk.
 *
 * @param target the server
 * @param script {@code requests.lua}, unpacked
 * @param connections how many requests are under way at a time
 * @param server the process that answers
 * @param postgres the Postgres behind it, if it runs here
 */
record Wrk(URI target, Path script, int connections, long server, List<Long> postgres) {
    /** Longer than any page takes: wrk's own two seconds would call what is slow failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The same requests again and again. */
    Load sending(RequestFiles requests) {
        return time -> measure(requests, time).orElseThrow();
    }

    /** Sends for that long; empty where the requests did not last. */
    Optional<Measurement> measure(RequestFiles requests, Duration time) {
        List<String> command = List.of(
                "wrk",
                "-t" + RequestFiles.THREADS,
                "-c" + connections,
                "-d" + time.toSeconds() + "s",
                "--timeout",
                PATIENCE.toSeconds() + "s",
                "-s",
                script.toString(),
                target.toString(),
                "--",
                requests.start().toString(),
                requests.isEndless() ? "again" : "once");
        long serverBefore = ProcessUse.microsOfTree(server);
        long postgresBefore = ofPostgres();
        String said = Commands.run(command, Map.of());
        double[] result = said.lines()
                .filter(line -> line.startsWith("RESULT "))
                .map(line -> line.substring("RESULT ".length()).split(" "))
                .map(numbers ->
                        Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk said no result:\n" + said));
        if (result[6] != 0) {
            return Optional.empty();
        }
        // Should nothing be answered in time, the rate says so.
        double sent = Math.max(1, result[0]);
        return Optional.of(new Measurement(
                result[0] / (result[1] / 1e6),
                result[2] / 1e3,
                result[3] / 1e3,
                OptionalDouble.of(result[5] * 1e6 / sent),
                OptionalDouble.of((ProcessUse.microsOfTree(server) - serverBefore) / sent),
                postgres.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((ofPostgres() - postgresBefore) / sent),
                (long) result[4]));
    }

    private long ofPostgres() {
        return postgres.stream().mapToLong(ProcessUse::microsOfTree).sum();
    }
}
