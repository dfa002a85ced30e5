package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Correlations;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Interval;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Statistics of an item from its first responses: classical item analysis (Crocker and Algina, "Introduction to
 * Classical and Modern Test Theory", 1986, chapter 14).
 *
 * @param facility the share of right first responses, also called item difficulty or p
 * @param discrimination how well the item tells those who do well on the rest of its quiz from those who don't: the
 *     point-biserial correlation of the item with the share right of the quiz's other items ("corrected" item-total
 *     correlation)
 * @param draws every answer that was given, the most frequent first; what was typed in several ways is one
 * @param sureButWrong of those who said they were sure, how many were wrong
 * @param medianSeconds of the time to answer, where it is known; empty where that is of too few
 */
@Pure
record ItemStatistics(
        String question,
        Proportion facility,
        Optional<Estimate> discrimination,
        List<Draw> draws,
        Proportion sureButWrong,
        OptionalDouble medianSeconds) {
    /**
     * The members who chose an answer.
     *
     * @param answer in the JSON form in which it is recorded
     * @param of how many of all who responded
     * @param others the mean share right of the quiz's other items of those who gave it, 0 to 1: a wrong answer that
     *     draws the strong is worded badly, one that draws the weak does its work. Empty where n is too small
     * @param strength the point-biserial correlation of giving it with the share right of the quiz's other items, over
     *     all who responded: above 0 where it draws the strong. Empty as the item's discrimination is
     * @param learners who gave it
     */
    record Draw(
            String answer,
            boolean correct,
            Proportion of,
            OptionalDouble others,
            Optional<Estimate> strength,
            List<UUID> learners) {
        /** Copies the list. */
        Draw {
            learners = List.copyOf(learners);
        }
    }

    /** Something about an item that deserves a look: each is said only where the interval excludes chance. */
    enum Signal {
        /** A wrong answer is given more often than the right one. */
        MISLEADS,
        /**
         * Negative discrimination: those who do well on the rest do worse here. Often a wrong key or an ambiguous
         * wording.
         */
        BACKWARDS,
        /** Learners who give one of the wrong answers do better on the rest than the others: often it is right, too. */
        DRAWS_THE_STRONG,
        /** More than a third of those who are sure are wrong: a misconception that many share. */
        SURE_BUT_WRONG
    }

    /**
     * A signal with what speaks for it.
     *
     * @param evidence how many standard errors what was found is away from chance
     */
    record Flag(Signal signal, double evidence) {}

    /** A third of the sure: far more than the slips that sureness leaves (Lichtenstein and Fischhoff 1977). */
    private static final double MANY_SURE_BUT_WRONG = 1.0 / 3;

    /** The same with these of the answers. */
    ItemStatistics with(List<Draw> some) {
        return new ItemStatistics(question, facility, discrimination, some, sureButWrong, medianSeconds);
    }

    /** The number of responses. */
    int n() {
        return facility.n();
    }

    /** Signals that deserve a look, the strongest evidence first; none where n is too small. */
    List<Signal> signals() {
        return flags().stream().map(Flag::signal).toList();
    }

    /** The evidence for its strongest signal; 0 where it has none. */
    double evidence() {
        return flags().stream().mapToDouble(Flag::evidence).max().orElse(0);
    }

    private List<Flag> flags() {
        List<Draw> wrong = draws.stream().filter(draw -> !draw.correct()).toList();
        // One of many wrong answers stands out by chance more easily than one of one.
        double furthest = Proportion.standardErrorsForTheFurthestOf(Math.max(1, wrong.size()));
        List<Flag> flags = new ArrayList<>();
        flag(
                Signal.MISLEADS,
                facility.isReportable()
                        ? wrong.stream()
                                .mapToDouble(draw -> moreThanRight(draw).standardErrorsAbove(0.5))
                                .max()
                                .orElse(0)
                        : 0,
                furthest,
                flags);
        flag(
                Signal.BACKWARDS,
                -discrimination.map(Correlations::standardErrorsAbove0).orElse(0.0),
                Interval.Z,
                flags);
        flag(
                Signal.DRAWS_THE_STRONG,
                wrong.stream()
                        .flatMap(draw -> draw.strength().stream())
                        .mapToDouble(Correlations::standardErrorsAbove0)
                        .max()
                        .orElse(0),
                furthest,
                flags);
        flag(
                Signal.SURE_BUT_WRONG,
                sureButWrong.isReportable() ? sureButWrong.standardErrorsAbove(MANY_SURE_BUT_WRONG) : 0,
                Interval.Z,
                flags);
        return flags.stream()
                .sorted(Comparator.comparingDouble(Flag::evidence).reversed())
                .toList();
    }

    private static void flag(Signal signal, double evidence, double chance, List<Flag> flags) {
        if (evidence > chance) {
            flags.add(new Flag(signal, evidence));
        }
    }

    /** Of those who gave either this answer or the right one, who gave this one. */
    private Proportion moreThanRight(Draw draw) {
        return new Proportion(draw.of().count(), draw.of().count() + facility.count());
    }

    /**
     * The statistics of every item of one quiz that somebody responded to, by the item's id.
     *
     * @param responses to items of the same quiz, one per learner and item
     * @param said what a response says, the same for answers that say the same however they were typed
     */
    static Map<String, ItemStatistics> ofQuiz(List<FirstResponse> responses, Function<FirstResponse, String> said) {
        Map<UUID, Proportion> scores = responses.stream()
                .collect(Collectors.groupingBy(
                        FirstResponse::learner,
                        Collectors.collectingAndThen(Collectors.toList(), ItemStatistics::right)));
        Map<String, List<FirstResponse>> byItem = responses.stream()
                .collect(Collectors.groupingBy(FirstResponse::question, LinkedHashMap::new, Collectors.toList()));
        Map<String, ItemStatistics> statistics = new LinkedHashMap<>();
        byItem.forEach((question, given) -> statistics.put(question, of(question, given, scores, said)));
        return statistics;
    }

    private static ItemStatistics of(
            String question,
            List<FirstResponse> given,
            Map<UUID, Proportion> scores,
            Function<FirstResponse, String> said) {
        List<FirstResponse> sure = given.stream().filter(FirstResponse::isSure).toList();
        Proportion facility = right(given);
        return new ItemStatistics(
                question,
                facility,
                onRest(given, scores, FirstResponse::correct),
                draws(given, scores, said),
                new Proportion((int) sure.stream().filter(r -> !r.correct()).count(), sure.size()),
                medianSeconds(given));
    }

    private static OptionalDouble medianSeconds(List<FirstResponse> given) {
        List<Integer> known =
                given.stream().flatMap(r -> r.seconds().stream().boxed()).toList();
        return known.size() >= Proportion.LEAST ? Statistics.median(known) : OptionalDouble.empty();
    }

    private static Proportion right(List<FirstResponse> responses) {
        return new Proportion(
                (int) responses.stream().filter(FirstResponse::correct).count(), responses.size());
    }

    /** The correlation of responding in that manner with the rest; learners who answered nothing else are left out. */
    private static Optional<Estimate> onRest(
            List<FirstResponse> given, Map<UUID, Proportion> scores, Predicate<FirstResponse> manner) {
        List<FirstResponse> compared =
                given.stream().filter(r -> others(r, scores).isPresent()).toList();
        return compared.size() < Estimate.ENOUGH_TO_CORRELATE
                ? Optional.empty()
                : Correlations.of(
                        compared.stream()
                                .mapToDouble(r -> manner.test(r) ? 1 : 0)
                                .toArray(),
                        compared.stream()
                                .mapToDouble(r -> others(r, scores).orElseThrow())
                                .toArray());
    }

    /** The learner's share right of the quiz's other items; empty for who answered no other. */
    private static Optional<Double> others(FirstResponse response, Map<UUID, Proportion> scores) {
        Proportion all = scores.get(response.learner());
        int rest = all.n() - 1;
        return rest == 0 ? Optional.empty() : Optional.of((double) (all.count() - (response.correct() ? 1 : 0)) / rest);
    }

    private static List<Draw> draws(
            List<FirstResponse> given, Map<UUID, Proportion> scores, Function<FirstResponse, String> said) {
        // A dash that is right for two hyphens is wrong for one: what was marked otherwise is another answer.
        Map<String, List<FirstResponse>> bySaid = given.stream()
                .collect(Collectors.groupingBy(
                        response -> response.correct() + said.apply(response),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return bySaid.values().stream()
                .map(drawn -> draw(mostFrequent(drawn), drawn, given, scores))
                .sorted(Comparator.comparing((Draw draw) -> draw.of().count(), Comparator.reverseOrder())
                        .thenComparing(Draw::answer))
                .toList();
    }

    /**
     * The answer as most of them typed it; of several, the plainest: the shortest, and small letters before capital
     * ones.
     */
    private static String mostFrequent(List<FirstResponse> drawn) {
        return drawn.stream()
                .collect(Collectors.groupingBy(FirstResponse::answer, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(typed -> -typed.getKey().length())
                        .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    private static Draw draw(
            String answer, List<FirstResponse> drawn, List<FirstResponse> given, Map<UUID, Proportion> scores) {
        Set<UUID> these = drawn.stream().map(FirstResponse::learner).collect(Collectors.toSet());
        List<Double> others =
                drawn.stream().flatMap(r -> others(r, scores).stream()).toList();
        return new Draw(
                answer,
                drawn.getFirst().correct(),
                new Proportion(drawn.size(), given.size()),
                others.size() < Proportion.LEAST
                        ? OptionalDouble.empty()
                        : others.stream().mapToDouble(Double::doubleValue).average(),
                drawn.size() < Proportion.LEAST
                        ? Optional.empty()
                        : onRest(given, scores, response -> these.contains(response.learner())),
                drawn.stream().map(FirstResponse::learner).toList());
    }
}
