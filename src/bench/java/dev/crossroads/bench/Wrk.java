package dev.crossroads.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * HTTP requests by wrk, told what to send by a script.
 *
 * @param target the server
 * @param script a script of {@code src/bench/resources}, unpacked
 * @param connections how many requests are under way at a time
 * @param arguments of the script, made anew for each run
 * @param server the process that answers
 * @param postgres the Postgres behind it, if it runs here
 */
record Wrk(
        URI target,
        Path script,
        int connections,
        Function<Duration, List<String>> arguments,
        long server,
        List<Long> postgres)
        implements Load {
    private static final int THREADS = 2;

    @Override
    public Measurement run(Duration time) {
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "-t" + THREADS,
                "-c" + connections,
                "-d" + time.toSeconds() + "s",
                "-s",
                script.toString(),
                target.toString(),
                "--",
                "" + THREADS));
        command.addAll(arguments.apply(time));
        long serverBefore = ProcessorTime.microsOfTree(server);
        long postgresBefore = ofPostgres();
        String said = Commands.run(command, Map.of());
        double[] result = said.lines()
                .filter(line -> line.startsWith("RESULT "))
                .map(line -> line.substring("RESULT ".length()).split(" "))
                .map(numbers -> java.util.Arrays.stream(numbers)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk said no result:\n" + said));
        double requests = result[0];
        return new Measurement(
                requests / (result[1] / 1e6),
                result[2] / 1e3,
                result[3] / 1e3,
                OptionalDouble.of((ProcessorTime.microsOfTree(server) - serverBefore) / requests),
                postgres.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((ofPostgres() - postgresBefore) / requests),
                (long) result[4]);
    }

    private long ofPostgres() {
        return postgres.stream().mapToLong(ProcessorTime::microsOfTree).sum();
    }
}
