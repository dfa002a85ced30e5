package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One learner's case as numbers, for the searches that look at thousands of cases nearby. Alternatives, questions and
 * options go by their place in the author's order.
 *
 * @param alternatives ids
 * @param questions as the author wrote them
 * @param weights what an option adds to an alternative: {@code weights[question][option][alternative]}
 * @param chosen the option that was chosen for each question, {@link #OPEN} where none was
 * @param shown what each result adds to an alternative: {@code shown[result][alternative]}
 */
record Weighing(
        List<String> alternatives, List<AdvisoryQuestion> questions, int[][][] weights, int[] chosen, int[][] shown) {
    /** In place of an option: the question is not answered. */
    static final int OPEN = -1;

    /**
     * Of a learner's answers and results.
     *
     * @param answers by question; those to questions or with options that aren't there count as open
     * @param shown what each result adds, by alternative
     */
    static Weighing of(Questionnaire questionnaire, Map<String, String> answers, List<Map<String, Integer>> shown) {
        List<String> alternatives =
                questionnaire.alternatives().stream().map(Alternative::id).toList();
        List<AdvisoryQuestion> questions = questionnaire.questions();
        return new Weighing(
                alternatives,
                questions,
                questions.stream()
                        .map(question -> question.options().stream()
                                .map(option -> inOrder(alternatives, option.weights()))
                                .toArray(int[][]::new))
                        .toArray(int[][][]::new),
                questions.stream()
                        .mapToInt(question -> question.options().stream()
                                .map(AdvisoryOption::id)
                                .toList()
                                .indexOf(answers.get(question.id())))
                        .toArray(),
                shown.stream().map(adds -> inOrder(alternatives, adds)).toArray(int[][]::new));
    }

    private static int[] inOrder(List<String> alternatives, Map<String, Integer> weights) {
        return alternatives.stream()
                .mapToInt(alternative -> weights.getOrDefault(alternative, 0))
                .toArray();
    }

    /** The same case with the questions answered as given there. */
    Weighing answered(int[] otherwise) {
        return new Weighing(alternatives, questions, weights, otherwise, shown);
    }

    boolean isOpen(int question) {
        return chosen[question] == OPEN;
    }

    boolean hasAnswers() {
        return Arrays.stream(chosen).anyMatch(option -> option != OPEN);
    }

    boolean hasOpen() {
        return Arrays.stream(chosen).anyMatch(option -> option == OPEN);
    }

    /** What the answers weigh for each alternative. */
    int[] statedTotals() {
        int[] totals = new int[alternatives.size()];
        for (int question = 0; question < chosen.length; question++) {
            if (!isOpen(question)) {
                add(totals, weights[question][chosen[question]]);
            }
        }
        return totals;
    }

    /** What the results weigh for each alternative. */
    int[] shownTotals() {
        int[] totals = new int[alternatives.size()];
        for (int[] result : shown) {
            add(totals, result);
        }
        return totals;
    }

    /** What both weigh for each alternative. */
    int[] totals() {
        int[] totals = statedTotals();
        add(totals, shownTotals());
        return totals;
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
