package dev.crossroads.bench;

import dev.crossroads.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One durable statement per transaction by pgbench, prepared: what Postgres itself can do on this machine.
 *
 * @param folder for its log
 */
record PgBench(DatabaseAddress address, Path script, int clients, Path folder, List<Long> postgres) implements Load {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

    @Override
    public Measurement run(Duration time) {
        long before = ofPostgres();
        long loadBefore = ProcessUse.microsOfEndedChildren();
        String said = Commands.run(
                List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=2",
                        "--time=" + time.toSeconds(),
                        "--log",
                        "--log-prefix=" + folder.resolve("pgbench"),
                        "--sampling-rate=0.1",
                        "--file=" + script,
                        "--host=" + address.host(),
                        "--port=" + address.port(),
                        "--username=" + address.user(),
                        address.name()),
                Map.of("PGPASSWORD", address.password()));
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench said no rate:\n" + said);
        }
        double perSecond = Double.parseDouble(rate.group(1));
        double[] millis = latencies();
        double done = perSecond * time.toSeconds();
        return new Measurement(
                perSecond,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                OptionalDouble.of((ProcessUse.microsOfEndedChildren() - loadBefore) / done),
                OptionalDouble.empty(),
                postgres.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((ofPostgres() - before) / done),
                0);
    }

    /** Sorted, in milliseconds; each line of the log is client, transaction, microseconds, … */
    private double[] latencies() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("pgbench."))
                    .toList();
            double[] millis = logs.stream()
                    .flatMap(PgBench::lines)
                    .mapToDouble(line -> Long.parseLong(line.split(" ")[2]) / 1e3)
                    .sorted()
                    .toArray();
            for (Path log : logs) {
                Files.delete(log);
            }
            return millis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long ofPostgres() {
        return postgres.stream().mapToLong(ProcessUse::microsOfTree).sum();
    }
}
