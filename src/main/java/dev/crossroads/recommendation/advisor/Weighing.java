package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Group;
import dev.crossroads.event.LearnerEvent.Importance;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One learner's case as numbers, for the searches that look at thousands of cases nearby. Alternatives, questions and
 * options go by their place in the author's order.
 */
final class Weighing {
    /** In place of an option: the question is not answered. */
    static final int OPEN = -1;

    private static final int ALONE = -1;

    private final List<String> alternatives;
    private final List<AdvisoryQuestion> questions;
    private final List<Group> groups;
    /** The weight of an option for an alternative: {@code weights[question][option][alternative]}. */
    private final int[][][] weights;
    /** The alternatives that an option rules out, a bit each: {@code rulesOut[question][option]}. */
    private final long[][] rulesOut;
    /** The place of a question's group; {@link #ALONE} where it counts for itself. */
    private final int[] groupOf;
    /** The option that was chosen for each question, {@link #OPEN} where none was. */
    private final int[] chosen;

    private final List<Showing> shown;
    private final int[] shownTotals;

    private Weighing(
            List<String> alternatives,
            List<AdvisoryQuestion> questions,
            List<Group> groups,
            int[][][] weights,
            long[][] rulesOut,
            int[] groupOf,
            int[] chosen,
            List<Showing> shown) {
        this.alternatives = alternatives;
        this.questions = questions;
        this.groups = groups;
        this.weights = weights;
        this.rulesOut = rulesOut;
        this.groupOf = groupOf;
        this.chosen = chosen;
        this.shown = shown;
        this.shownTotals = new int[alternatives.size()];
        shown.forEach(showing -> shownTotals[showing.alternative()] += showing.weight());
    }

    /**
     * Of what a learner said and showed.
     *
     * @param stated answers to questions or with options that aren't there count as open
     * @param shown what checkpoints showed, as far as it counts
     */
    static Weighing of(Questionnaire questionnaire, Stated stated, List<Showing> shown) {
        List<String> alternatives =
                questionnaire.alternatives().stream().map(Alternative::id).toList();
        List<AdvisoryQuestion> questions = questionnaire.questions();
        OwnWeights own = OwnWeights.of(questionnaire, stated);
        return new Weighing(
                alternatives,
                questions,
                questionnaire.groups(),
                questions.stream()
                        .map(question -> question.options().stream()
                                .map(option -> weights(
                                        alternatives, question, option, own, groupOf(questionnaire, question, stated)))
                                .toArray(int[][]::new))
                        .toArray(int[][][]::new),
                questions.stream()
                        .map(question -> question.options().stream()
                                .mapToLong(option -> rulesOut(alternatives, option))
                                .toArray())
                        .toArray(long[][]::new),
                questions.stream()
                        .mapToInt(question -> groupOf(questionnaire, question, stated))
                        .toArray(),
                questions.stream()
                        .mapToInt(question -> question.options().stream()
                                .map(AdvisoryOption::id)
                                .toList()
                                .indexOf(stated.chosen().get(question.id())))
                        .toArray(),
                shown);
    }

    /** In a group, what is added to all alike is left out, or it would fill up the cap of the one that is behind. */
    private static int[] weights(
            List<String> alternatives, AdvisoryQuestion question, AdvisoryOption option, OwnWeights own, int group) {
        int[] adds = alternatives.stream()
                .mapToInt(alternative ->
                        own.scaled(question.id(), option.weights().getOrDefault(alternative, 0)))
                .toArray();
        int alike = group == ALONE ? 0 : Arrays.stream(adds).min().orElse(0);
        return Arrays.stream(adds).map(add -> add - alike).toArray();
    }

    private static long rulesOut(List<String> alternatives, AdvisoryOption option) {
        long mask = 0;
        for (String alternative : option.limit().map(limit -> limit.rulesOut()).orElse(List.of())) {
            mask |= 1L << alternatives.indexOf(alternative);
        }
        return mask;
    }

    /** A question that a learner weighed counts by itself, outside its group's cap. */
    private static int groupOf(Questionnaire questionnaire, AdvisoryQuestion question, Stated stated) {
        if (stated.importance(question.id()) == Importance.MOST) {
            return ALONE;
        }
        List<String> ids = questionnaire.groups().stream().map(Group::id).toList();
        return question.group().map(ids::indexOf).orElse(ALONE);
    }

    /** The same case if nothing were ruled out. */
    Weighing withoutLimits() {
        long[][] none =
                Arrays.stream(rulesOut).map(options -> new long[options.length]).toArray(long[][]::new);
        return new Weighing(alternatives, questions, groups, weights, none, groupOf, chosen, shown);
    }

    /** The same case where checkpoints showed that. */
    Weighing showing(List<Showing> other) {
        return new Weighing(alternatives, questions, groups, weights, rulesOut, groupOf, chosen, other);
    }

    List<String> alternatives() {
        return alternatives;
    }

    List<AdvisoryQuestion> questions() {
        return questions;
    }

    List<Group> groups() {
        return groups;
    }

    List<Showing> shown() {
        return shown;
    }

    /** The options that were chosen. To be read only. */
    int[] chosen() {
        return chosen;
    }

    /** The weights of a question's options for each alternative. To be read only. */
    int[][] weights(int question) {
        return weights[question];
    }

    /** The place of a question's group, below 0 where it counts for itself. */
    int groupOf(int question) {
        return groupOf[question];
    }

    boolean isOpen(int question) {
        return chosen[question] == OPEN;
    }

    boolean isLimit(int question, int option) {
        return option != OPEN && rulesOut[question][option] != 0;
    }

    /** Whether a person may decide to answer it otherwise. */
    boolean isSoft(int question) {
        return !questions.get(question).fact();
    }

    boolean hasAnswers() {
        return Arrays.stream(chosen).anyMatch(option -> option != OPEN);
    }

    boolean hasOpen() {
        return Arrays.stream(chosen).anyMatch(option -> option == OPEN);
    }

    /** The options that a question may be answered with otherwise; a limit is none, for nobody chooses to have one. */
    int[] otherOptions(int question) {
        return IntStream.range(0, weights[question].length)
                .filter(option -> option != chosen[question] && !isLimit(question, option))
                .toArray();
    }

    /** The alternatives that these answers rule out, a bit each. */
    long ruledOut(int[] answers) {
        long mask = 0;
        for (int question = 0; question < answers.length; question++) {
            if (answers[question] != OPEN) {
                mask |= rulesOut[question][answers[question]];
            }
        }
        return mask;
    }

    /** The deduction of a group's caps from each alternative: 0 or below. */
    int[] cappedOff(int group) {
        int[] sums = new int[alternatives.size()];
        for (int question = 0; question < chosen.length; question++) {
            if (groupOf[question] == group && !isOpen(question)) {
                add(sums, weights[question][chosen[question]]);
            }
        }
        int cap = groups.get(group).cap();
        return Arrays.stream(sums).map(sum -> Math.min(cap, sum) - sum).toArray();
    }

    /** The totals of these answers and the results for each alternative. */
    int[] totals(int[] answers) {
        int all = alternatives.size();
        int[] totals = shownTotals.clone();
        int[] grouped = groups.isEmpty() ? new int[0] : new int[groups.size() * all];
        for (int question = 0; question < answers.length; question++) {
            if (answers[question] != OPEN) {
                int[] adds = weights[question][answers[question]];
                int group = groupOf[question];
                for (int i = 0; i < all; i++) {
                    if (group == ALONE) {
                        totals[i] += adds[i];
                    } else {
                        grouped[group * all + i] += adds[i];
                    }
                }
            }
        }
        for (int at = 0; at < grouped.length; at++) {
            totals[at % all] += Math.min(groups.get(at / all).cap(), grouped[at]);
        }
        return totals;
    }

    /** The totals of the results for each alternative. */
    int[] shownTotals() {
        return shownTotals.clone();
    }

    /** The ranking of the alternatives by these answers. */
    Ranking ranking(int[] answers) {
        return Ranking.of(totals(answers), ruledOut(answers));
    }

    private static void add(int[] totals, int[] more) {
        for (int i = 0; i < totals.length; i++) {
            totals[i] += more[i];
        }
    }

    /** One value for each alternative, by id, in the author's order. */
    Map<String, Integer> byId(int[] values) {
        Map<String, Integer> byId = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byId.put(alternatives.get(i), values[i]);
        }
        return Collections.unmodifiableMap(byId);
    }
}
