package dev.crossroads.recommendation.advisor;

import dev.crossroads.recommendation.advisor.Reach.Range;
import java.util.Arrays;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reach of the open questions; a question may also stay open. A sum goes furthest where each of its terms does, so
 * questions that count for themselves are looked at one by one; those of a group, whose sum is capped, by all pairs of
 * sums that their answers can come to.
 */
final class Completions {
    private final Weighing weighing;
    private final int[] totals;

    Completions(Weighing weighing) {
        this.weighing = weighing;
        this.totals = weighing.totals(weighing.chosen());
    }

    /** The bounds that can still be reached. */
    Reach reach(int leader) {
        Map<String, Range> ofTotals = new LinkedHashMap<>();
        Map<String, Range> ofLeads = new LinkedHashMap<>();
        for (int i = 0; i < totals.length; i++) {
            String id = weighing.alternatives().get(i);
            ofTotals.put(id, total(i));
            if (i != leader) {
                ofLeads.put(id, lead(leader, i));
            }
        }
        return new Reach(Collections.unmodifiableMap(ofTotals), Map.of(), Collections.unmodifiableMap(ofLeads));
    }

    /** Whether an open question has an answer that would rule an alternative out. */
    boolean canRuleOut(int alternative) {
        int[] answers = weighing.chosen().clone();
        for (int question = 0; question < answers.length; question++) {
            if (weighing.isOpen(question)) {
                for (int option = 0; option < weighing.weights(question).length; option++) {
                    answers[question] = option;
                    if ((weighing.ruledOut(answers) >>> alternative & 1) == 1) {
                        return true;
                    }
                }
                answers[question] = Weighing.OPEN;
            }
        }
        return false;
    }

    /** The furthest that one soft answer can ever move one alternative against another, whatever else is answered. */
    int furthestSoftMove(int one, int other) {
        int furthest = 0;
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.isSoft(question)) {
                IntSummaryStatistics leads = leads(question, one, other);
                furthest = Math.max(furthest, Math.max(0, leads.getMax()) - Math.min(0, leads.getMin()));
            }
        }
        return furthest;
    }

    private Range total(int alternative) {
        // Nothing is weighed against it, so its own sum is what it is ahead of one that gets nothing.
        return range(totals[alternative], alternative, Weighing.OPEN);
    }

    /** The possible lead of one alternative over another. */
    private Range lead(int one, int other) {
        return range(totals[one] - totals[other], one, other);
    }

    private Range range(int now, int one, int other) {
        int lowest = now;
        int highest = now;
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.isOpen(question) && weighing.groupOf(question) < 0) {
                IntSummaryStatistics adds = leads(question, one, other);
                lowest += Math.min(0, adds.getMin());
                highest += Math.max(0, adds.getMax());
            }
        }
        for (int group = 0; group < weighing.groups().size(); group++) {
            Range of = ofGroup(group, one, other);
            lowest += of.lowest();
            highest += of.highest();
        }
        return new Range(lowest, highest);
    }

    private IntSummaryStatistics leads(int question, int one, int other) {
        return Arrays.stream(weighing.weights(question))
                .mapToInt(option -> option[one] - of(option, other))
                .summaryStatistics();
    }

    private static int of(int[] option, int alternative) {
        return alternative == Weighing.OPEN ? 0 : option[alternative];
    }

    /** The room of a group's part of a lead, down and up from where it is. */
    private Range ofGroup(int group, int one, int other) {
        int most = 0;
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.groupOf(question) == group) {
                most += Arrays.stream(weighing.weights(question))
                        .mapToInt(option -> Math.max(option[one], of(option, other)))
                        .max()
                        .orElse(0);
            }
        }
        int cap = Math.min(weighing.groups().get(group).cap(), most);
        boolean[][] reached = new boolean[cap + 1][cap + 1];
        int[] now = new int[2];
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.groupOf(question) == group && !weighing.isOpen(question)) {
                int[] option = weighing.weights(question)[weighing.chosen()[question]];
                now[0] = Math.min(cap, now[0] + option[one]);
                now[1] = Math.min(cap, now[1] + of(option, other));
            }
        }
        reached[now[0]][now[1]] = true;
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.groupOf(question) == group && weighing.isOpen(question)) {
                reached = with(reached, question, one, other);
            }
        }
        int lowest = 0;
        int highest = 0;
        for (int i = 0; i <= cap; i++) {
            for (int j = 0; j <= cap; j++) {
                if (reached[i][j]) {
                    lowest = Math.min(lowest, i - j - (now[0] - now[1]));
                    highest = Math.max(highest, i - j - (now[0] - now[1]));
                }
            }
        }
        return new Range(lowest, highest);
    }

    private boolean[][] with(boolean[][] before, int question, int one, int other) {
        int cap = before.length - 1;
        boolean[][] after = new boolean[before.length][];
        Arrays.setAll(after, i -> before[i].clone());
        for (int i = 0; i <= cap; i++) {
            for (int j = 0; j <= cap; j++) {
                if (before[i][j]) {
                    for (int[] option : weighing.weights(question)) {
                        after[Math.min(cap, i + option[one])][Math.min(cap, j + of(option, other))] = true;
                    }
                }
            }
        }
        return after;
    }
}
