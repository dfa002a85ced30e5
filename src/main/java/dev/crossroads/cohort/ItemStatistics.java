package dev.crossroads.cohort;

import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the first responses to an item say about the item: classical item analysis (Crocker and Algina, "Introduction to
 * Classical and Modern Test Theory", 1986, chapter 14). Pure.
 *
 * @param facility the share of right first responses, also called item difficulty or p
 * @param discrimination how well the item tells those who do well on the rest of its quiz from those who don't: the
 *     point-biserial correlation of the item with the share right of the quiz's other items ("corrected" item-total
 *     correlation, as the item itself is left out). Empty below {@link #ENOUGH_TO_DISCRIMINATE} or where nothing varies
 * @param draws every answer that was given, the most frequent first; what was typed in several ways is one
 * @param sureButWrong of those who said they were sure, how many were wrong
 * @param medianSeconds of the time to answer; empty where n is too small
 */
record ItemStatistics(
        String question,
        Proportion facility,
        OptionalDouble discrimination,
        List<Draw> draws,
        Proportion sureButWrong,
        OptionalDouble medianSeconds) {
    /**
     * The standard error of a correlation near 0 is about {@code 1 / sqrt(n - 1)}: 0.19 at 30, where a fair item's 0.3
     * can first be told from the 0 of a useless one with some confidence.
     */
    static final int ENOUGH_TO_DISCRIMINATE = 30;

    /**
     * Who was drawn by an answer.
     *
     * @param answer in the JSON form in which it is recorded
     * @param of how many of all who responded
     * @param others the mean share right of the quiz's other items of those who gave it, 0 to 1: a wrong answer that
     *     draws the strong is worded badly, one that draws the weak does its work. Empty where n is too small
     * @param learners who gave it
     */
    record Draw(String answer, boolean correct, Proportion of, OptionalDouble others, List<UUID> learners) {
        /** Copies the list. */
        Draw {
            learners = List.copyOf(learners);
        }
    }

    /** Something about an item that deserves a look. */
    enum Signal {
        /** A wrong answer was given more often than the right one. */
        MISLEADS,
        /** Who does well on the rest does worse here: often a wrong key or an ambiguous wording. */
        BACKWARDS,
        /** At least a third of those who were sure were wrong: a misconception that many share. */
        SURE_BUT_WRONG
    }

    /** A third of the sure: far more than the slips that sureness leaves (Lichtenstein and Fischhoff 1977). */
    private static final double MANY_SURE_BUT_WRONG = 1.0 / 3;

    /** The same with these of the answers. */
    ItemStatistics with(List<Draw> some) {
        return new ItemStatistics(question, facility, discrimination, some, sureButWrong, medianSeconds);
    }

    /** How many responded. */
    int n() {
        return facility.n();
    }

    /** What deserves a look; none where n is too small. */
    List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        if (facility.isReportable() && isMisleading()) {
            signals.add(Signal.MISLEADS);
        }
        if (discrimination.isPresent() && discrimination.getAsDouble() < 0) {
            signals.add(Signal.BACKWARDS);
        }
        if (sureButWrong.isReportable() && sureButWrong.share() >= MANY_SURE_BUT_WRONG) {
            signals.add(Signal.SURE_BUT_WRONG);
        }
        return List.copyOf(signals);
    }

    private boolean isMisleading() {
        return draws.stream()
                .filter(draw -> !draw.correct())
                .anyMatch(draw -> draw.of().count() > facility.count());
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
                discrimination(given, scores),
                draws(given, scores, said),
                new Proportion((int) sure.stream().filter(r -> !r.correct()).count(), sure.size()),
                facility.isReportable()
                        ? Statistics.median(
                                given.stream().map(FirstResponse::seconds).toList())
                        : OptionalDouble.empty());
    }

    private static Proportion right(List<FirstResponse> responses) {
        return new Proportion(
                (int) responses.stream().filter(FirstResponse::correct).count(), responses.size());
    }

    private static OptionalDouble discrimination(List<FirstResponse> given, Map<UUID, Proportion> scores) {
        List<FirstResponse> compared =
                given.stream().filter(r -> others(r, scores).isPresent()).toList();
        return compared.size() < ENOUGH_TO_DISCRIMINATE
                ? OptionalDouble.empty()
                : Statistics.correlation(
                        compared.stream().mapToDouble(r -> r.correct() ? 1 : 0).toArray(),
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
                .map(drawn -> draw(mostFrequent(drawn), drawn, given.size(), scores))
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

    private static Draw draw(String answer, List<FirstResponse> drawn, int n, Map<UUID, Proportion> scores) {
        List<Double> others =
                drawn.stream().flatMap(r -> others(r, scores).stream()).toList();
        return new Draw(
                answer,
                drawn.getFirst().correct(),
                new Proportion(drawn.size(), n),
                others.size() < Proportion.LEAST
                        ? OptionalDouble.empty()
                        : others.stream().mapToDouble(Double::doubleValue).average(),
                drawn.stream().map(FirstResponse::learner).toList());
    }
}
