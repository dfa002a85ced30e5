package dev.crossroads;

import dev.crossroads.memory.simulation.ForgettingLaw;
import dev.crossroads.memory.simulation.ReviewSimulation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crossroads simulate-reviews}: tables of what reviews keep in simulated memories, by several schedules. */
@Command(
        name = "simulate-reviews",
        description = {
            "Lets simulated learners, who forget by known laws, review by FSRS-6, by SM-2 and by fixed intervals, all as"
                    + " often as each other, and prints how much they recall 30, 90 and 180 days later.",
            "The same seed prints the same tables. Touches no data."
        },
        mixinStandardHelpOptions = true)
final class SimulateReviewsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = "--learners", paramLabel = "N", defaultValue = "100", description = "How many. Default 100.")
    private int learners;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many questions each of them learns. Default 50.")
    private int items;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "60",
            description = "How long they review, before they stop. Default 60.")
    private int days;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default 1.")
    private long seed;

    @Override
    public Integer call() {
        requireWithin("--learners", learners, 2, 10_000);
        requireWithin("--items", items, 1, 1_000);
        requireWithin("--days", days, 7, 365);
        PrintWriter out = command.commandLine().getOut();
        for (ForgettingLaw law : ForgettingLaw.values()) {
            new ReviewSimulation(law, learners, items, days, seed).table().forEach(out::println);
            out.println();
            out.flush();
        }
        return 0;
    }

    private static void requireWithin(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Settings.Wrong("%s must be between %d and %d, not %d".formatted(option, least, most, value));
        }
    }
}
