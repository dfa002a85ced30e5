package dev.crossroads.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Loads that are measured in turn, round by round, so that whatever else the machine does meets all of them.
 *
 * @param title what is done
 * @param reference what the others are held against
 * @param warmUp how long they are run, all together, before anything is measured
 */
public record Contest(String title, Contender reference, List<Contender> others, Duration warmUp) {
    /** As long as is enough where the same server was busy before. */
    private static final Duration SHORT = Duration.ofSeconds(6);

    /** Loads on a server that has been busy for a while. */
    public Contest(String title, Contender reference, List<Contender> others) {
        this(title, reference, others, SHORT);
    }

    /** The same on a server that was just started. */
    Contest afterAStart(Duration longer) {
        return new Contest(title, reference, others, longer);
    }

    /**
     * One of the loads.
     *
     * @param reach the share of the reference's rate that is wanted
     * @param latest the p99 that is wanted, in milliseconds
     */
    public record Contender(String name, Load load, OptionalDouble reach, OptionalDouble latest) {
        /** A load without a goal. */
        static Contender of(String name, Load load) {
            return new Contender(name, load, OptionalDouble.empty(), OptionalDouble.empty());
        }

        /** The same, to be that many times as fast as the reference. */
        Contender reaching(double share) {
            return new Contender(name, load, OptionalDouble.of(share), latest);
        }

        /** The same, to answer that soon, in milliseconds. */
        Contender within(double p99) {
            return new Contender(name, load, reach, OptionalDouble.of(p99));
        }
    }

    /**
     * Warms all of them up, then runs the rounds. A server runs for weeks: in its first minute under load its JVM is as
     * busy compiling as it is serving.
     */
    List<Row> run(int rounds, Duration round) {
        List<Contender> all = new ArrayList<>(List.of(reference));
        all.addAll(others);
        for (Duration done = Duration.ZERO; done.compareTo(warmUp) < 0; ) {
            for (Contender contender : all) {
                contender.load().run(round);
                done = done.plus(round);
            }
        }
        List<List<Measurement>> measured =
                all.stream().<List<Measurement>>map(_ -> new ArrayList<>()).toList();
        for (int i = 0; i < rounds; i++) {
            for (int j = 0; j < all.size(); j++) {
                measured.get(j).add(all.get(j).load().run(round));
            }
        }
        return IntStream.range(0, all.size())
                .mapToObj(j -> new Row(
                        title + ": " + all.get(j).name(),
                        Measurement.median(measured.get(j)),
                        OptionalDouble.of(ratio(measured.get(j), measured.getFirst())),
                        all.get(j).reach(),
                        all.get(j).latest()))
                .toList();
    }

    private static double ratio(List<Measurement> own, List<Measurement> reference) {
        return Measurement.median(IntStream.range(0, own.size())
                .mapToDouble(i -> own.get(i).rate() / reference.get(i).rate())
                .toArray());
    }
}
