package dev.crossroads.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** {@link PureParts} by JMH, each in a JVM of its own on one thread: how long one call takes. */
final class PureWork {
    private static final int WARM_UPS = 3;
    private static final TimeValue ROUND = TimeValue.seconds(1);

    private record Part(String method, String title, OptionalDouble latest) {}

    private static final List<Part> PARTS = List.of(
            new Part("advice", "recommendation recomputed, 2,000 variations", OptionalDouble.of(2)),
            new Part("marking", "answers read and marked, one to each question of the course", OptionalDouble.empty()),
            new Part("markdown", "longest chapter, Markdown to HTML", OptionalDouble.empty()),
            new Part("course", "whole course read and checked", OptionalDouble.empty()));

    private PureWork() {}

    /** Runs all of them, one after the other; {@code log} tells how it went. */
    static List<Row> measure(int rounds, Path log) {
        List<Row> rows = new ArrayList<>();
        for (Part part : PARTS) {
            Measurement measured = Measurement.median(run(part, rounds, log));
            rows.add(Row.of("JMH: " + part.title(), measured).within(part.latest()));
        }
        return rows;
    }

    private static List<Measurement> run(Part part, int rounds, Path log) {
        var options = new OptionsBuilder()
                .include(PureParts.class.getName().replace(".", "\\.") + "\\." + part.method() + "$")
                .mode(Mode.SampleTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(ROUND)
                .measurementIterations(rounds)
                .measurementTime(ROUND)
                .verbosity(VerboseMode.NORMAL)
                .output(log.resolveSibling(part.method() + "-" + log.getFileName())
                        .toString())
                .build();
        try {
            RunResult run = new Runner(options).runSingle();
            return run.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .map(PureWork::measurement)
                    .toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not run " + part.method() + "; see " + log.getParent(), e);
        }
    }

    private static Measurement measurement(IterationResult round) {
        Statistics millis = round.getPrimaryResult().getStatistics();
        return new Measurement(
                1e3 / millis.getMean(),
                millis.getPercentile(50),
                millis.getPercentile(99),
                OptionalDouble.empty(),
                OptionalDouble.of(millis.getMean() * 1e3),
                OptionalDouble.empty(),
                0);
    }
}
