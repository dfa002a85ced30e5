package dev.crossroads.memory.simulation;

import dev.crossroads.memory.Rating;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An experiment: simulated learners learn a course's items on one day, review them for some weeks and then stop. Each
 * schedule asks the same people, and as often as SM-2 does on average, which alone has nothing to be set; what differs
 * is when. Everything follows from the seed.
 *
 * @param learners how many, at least 2
 * @param items how many each of them learns
 * @param days of reviews
 */
public record ReviewSimulation(ForgettingLaw law, int learners, int items, int days, long seed) {
    /** Days after the last day of reviews on which recall is looked at. */
    public static final List<Integer> AFTER = List.of(30, 90, 180);

    /** Schedules ask as often as SM-2 to so large a part of it. */
    private static final double AS_OFTEN = 0.002;

    private static final int HALVINGS = 40;

    /** The standard normal distribution has 95 % within so many standard deviations. */
    private static final double Z = 1.959963984540054;

    /**
     * What became of it under one schedule.
     *
     * @param name of the schedule with what it was set to
     * @param reviews of an item on average, without the first answer
     * @param meanwhile recall on a day of the time of reviews, on average
     * @param recall after so many days as {@link #AFTER} says, in its order
     */
    public record Outcome(String name, double reviews, Recall meanwhile, List<Recall> recall) {
        /** Copies the list. */
        public Outcome {
            recall = List.copyOf(recall);
        }
    }

    /**
     * The share of all items that are recalled.
     *
     * @param mean over learners, 0 to 1
     * @param error half the width of its interval with 95 % confidence, were there other learners
     */
    public record Recall(double mean, double error) {
        String text() {
            return String.format(Locale.ROOT, "%.1f %% ± %.1f", 100 * mean, 100 * error);
        }
    }

    /** FSRS-6 first, then SM-2, then intervals that nobody's answers change. */
    public List<Outcome> outcomes() {
        Outcome sm2 = under("SM-2", Schedule.sm2());
        return List.of(
                asOftenAs(sm2.reviews(), "FSRS-6, asks at %.3f", Schedule::fsrs, 0.3, 0.99),
                sm2,
                asOftenAs(sm2.reviews(), "every %.1f days", every -> Schedule.every(-every), -days, -1),
                asOftenAs(sm2.reviews(), "doubling from %.1f days", every -> Schedule.doubling(-every), -days, -0.5));
    }

    /**
     * A schedule that is set so that it asks so often.
     *
     * @param setting of which more is asked, the higher it is
     */
    private Outcome asOftenAs(double reviews, String name, DoubleFunction<Schedule> setting, double low, double high) {
        double least = low;
        double most = high;
        double middle = (least + most) / 2;
        Outcome outcome = under("", setting.apply(middle));
        for (int i = 0; i < HALVINGS && Math.abs(outcome.reviews() / reviews - 1) > AS_OFTEN; i++) {
            if (outcome.reviews() < reviews) {
                least = middle;
            } else {
                most = middle;
            }
            middle = (least + most) / 2;
            outcome = under("", setting.apply(middle));
        }
        return new Outcome(
                String.format(Locale.ROOT, name, Math.abs(middle)),
                outcome.reviews(),
                outcome.meanwhile(),
                outcome.recall());
    }

    private Outcome under(String name, Schedule schedule) {
        double[][] recalled = new double[AFTER.size()][learners];
        double[] known = new double[learners];
        long reviews = 0;
        for (int learner = 0; learner < learners; learner++) {
            for (int item = 0; item < items; item++) {
                History history = history(schedule, new SplittableRandom(seed + (long) learner * items + item));
                reviews += history.reviews();
                known[learner] += history.known() / items;
                for (int i = 0; i < AFTER.size(); i++) {
                    recalled[i][learner] += history.memory().recall(days + AFTER.get(i)) / items;
                }
            }
        }
        return new Outcome(
                name,
                (double) reviews / learners / items,
                recall(known),
                Arrays.stream(recalled).map(ReviewSimulation::recall).toList());
    }

    /**
     * An item after the last day of reviews.
     *
     * @param known the mean of recall over the days of reviews, asked or not
     */
    private record History(TrueMemory memory, int reviews, double known) {}

    /** The item, whose draws are the same under every schedule as long as the schedules agree. */
    private History history(Schedule schedule, SplittableRandom random) {
        TrueMemory memory = law.learned(random.split());
        SplittableRandom answers = random.split();
        Schedule.OfItem scheduled = schedule.start(random.split());
        int day = 0;
        // At first, right after the lesson, those are right and sure who will still know it tomorrow.
        int next = scheduled.next(rating(memory.recall(1), answers), 0);
        double known = 0;
        int reviews = 0;
        while (day + next <= days) {
            known += known(memory, day, day + next + 1);
            day += next;
            reviews++;
            Rating rating = rating(memory.recall(day), answers);
            memory.review(day, rating != Rating.AGAIN);
            next = scheduled.next(rating, next);
        }
        return new History(memory, reviews, (known + known(memory, day, days + 1)) / days);
    }

    /** The surer it was to be recalled, the surer is the learner. */
    private static Rating rating(double recall, SplittableRandom random) {
        return Rating.of(random.nextDouble() < recall, random.nextDouble() >= recall);
    }

    /** The sum of recall on the days between two. */
    private static double known(TrueMemory memory, int after, int before) {
        return IntStream.range(after + 1, before).mapToDouble(memory::recall).sum();
    }

    private static Recall recall(double[] shares) {
        double mean = Arrays.stream(shares).average().orElseThrow();
        double squares = Arrays.stream(shares)
                .map(share -> (share - mean) * (share - mean))
                .sum();
        return new Recall(mean, Z * Math.sqrt(squares / (shares.length - 1) / shares.length));
    }

    /** The table as text, a line for each schedule. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("Forgetting: " + law.title());
        lines.add(line("", "reviews", "meanwhile", AFTER.stream().map(days -> days + " days after")));
        outcomes()
                .forEach(outcome -> lines.add(line(
                        outcome.name(),
                        String.format(Locale.ROOT, "%.2f", outcome.reviews()),
                        outcome.meanwhile().text(),
                        outcome.recall().stream().map(Recall::text))));
        return lines;
    }

    private static String line(String name, String reviews, String meanwhile, Stream<String> recall) {
        return Stream.concat(
                        Stream.of(String.format("%-24s%8s", name, reviews)),
                        Stream.concat(Stream.of(meanwhile), recall).map(cell -> String.format("%16s", cell)))
                .collect(Collectors.joining());
    }
}
