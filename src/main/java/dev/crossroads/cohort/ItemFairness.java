package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.MantelHaenszel;
import dev.crossroads.statistics.MantelHaenszel.Stratum;
import dev.crossroads.statistics.Proportion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How hard an item is for one group beside others who do equally well on the rest of its quiz.
 *
 * @param n attempts of the group
 * @param others attempts of all other groups
 * @param compared empty where either has too few, or nothing tells them apart
 */
@Pure
record ItemFairness(int n, int others, Optional<MantelHaenszel> compared) {

    /** Attempts that got so many of the other items right: those that got this one right, and those that did not. */
    private static final class Level {
        private int right;
        private int wrong;

        private void add(boolean isRight) {
            right += isRight ? 1 : 0;
            wrong += isRight ? 0 : 1;
        }
    }

    /** Whether both are large enough to be compared. */
    boolean hasEnough() {
        return Math.min(n, others) >= MantelHaenszel.LEAST_OF_EACH;
    }

    /**
     * Whether the difference is beyond chance.
     *
     * @param looked how many groups were compared: of many one is further away by chance than one of one
     */
    boolean standsOut(int looked) {
        double furthest = Proportion.standardErrorsForTheFurthestOf(Math.max(1, looked));
        return compared.filter(found -> Math.abs(found.standardErrorsAbove1()) > furthest)
                .isPresent();
    }

    /**
     * Each group beside all others, in their order. Of a question that is drawn from a pool those attempts count that
     * asked it. They are matched by how many of the other items they got right; what was left open counts as wrong.
     *
     * @param groups attempts at the same quiz
     * @param question one of it
     */
    static List<ItemFairness> of(List<QuizMarks> groups, String question) {
        List<Map<Integer, Level>> all =
                groups.stream().map(group -> levels(group, question)).toList();
        return all.stream()
                .map(focal -> of(focal, all.stream().filter(one -> one != focal).toList()))
                .toList();
    }

    private static ItemFairness of(Map<Integer, Level> focal, List<Map<Integer, Level>> others) {
        Map<Integer, Level> reference = new TreeMap<>();
        others.forEach(group -> group.forEach((rest, level) -> {
            Level sum = reference.computeIfAbsent(rest, _ -> new Level());
            sum.right += level.right;
            sum.wrong += level.wrong;
        }));
        ItemFairness counted = new ItemFairness(count(focal), count(reference), Optional.empty());
        if (!counted.hasEnough()) {
            return counted;
        }
        Level none = new Level();
        return new ItemFairness(
                counted.n(),
                counted.others(),
                MantelHaenszel.of(focal.keySet().stream()
                        .map(rest -> stratum(reference.getOrDefault(rest, none), focal.get(rest)))
                        .toList()));
    }

    private static Stratum stratum(Level reference, Level focal) {
        return new Stratum(reference.right, reference.wrong, focal.right, focal.wrong);
    }

    private static int count(Map<Integer, Level> levels) {
        return levels.values().stream()
                .mapToInt(level -> level.right + level.wrong)
                .sum();
    }

    private static Map<Integer, Level> levels(QuizMarks marks, String question) {
        Map<Integer, Level> levels = new TreeMap<>();
        marks.onRest(question)
                .forEach(attempt ->
                        levels.computeIfAbsent(attempt.rest(), _ -> new Level()).add(attempt.isRight()));
        return levels;
    }
}
