package dev.crossroads.recommendation.advisor;

import dev.crossroads.recommendation.advisor.Reach.Range;
import java.util.Arrays;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What answers to the open questions could still do. A sum goes furthest where each of its terms does, so every range
 * is found question by question; a question may also stay open.
 */
final class Completions {
    private final Weighing weighing;
    private final int[] totals;

    Completions(Weighing weighing) {
        this.weighing = weighing;
        this.totals = weighing.totals();
    }

    /**
     * What can still be reached.
     *
     * @param scale of the shares
     */
    Reach reach(int leader, int scale) {
        Map<String, Range> ofTotals = new LinkedHashMap<>();
        Map<String, Range> ofShares = new LinkedHashMap<>();
        Map<String, Range> ofLeads = new LinkedHashMap<>();
        for (int i = 0; i < totals.length; i++) {
            String id = weighing.alternatives().get(i);
            ofTotals.put(id, total(i));
            ofShares.put(id, share(i, scale));
            if (i != leader) {
                ofLeads.put(id, lead(leader, i));
            }
        }
        return new Reach(
                Collections.unmodifiableMap(ofTotals),
                Collections.unmodifiableMap(ofShares),
                Collections.unmodifiableMap(ofLeads));
    }

    private Range total(int alternative) {
        return range(totals[alternative], option -> option[alternative]);
    }

    /** What one alternative can be ahead of another. */
    private Range lead(int one, int other) {
        return range(totals[one] - totals[other], option -> option[one] - option[other]);
    }

    /** From what it is now to where the open questions can take it, each option adding so much. */
    private Range range(int now, ToIntFunction<int[]> added) {
        int lowest = now;
        int highest = now;
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.isOpen(question)) {
                IntSummaryStatistics adds = Arrays.stream(weighing.weights()[question])
                        .mapToInt(added)
                        .summaryStatistics();
                lowest += Math.min(0, adds.getMin());
                highest += Math.max(0, adds.getMax());
            }
        }
        return new Range(lowest, highest);
    }

    /** A share depends on what the others are ahead only, so their extreme leads bound it. */
    private Range share(int alternative, int scale) {
        int[] behind = new int[totals.length];
        int[] ahead = new int[totals.length];
        for (int other = 0; other < totals.length; other++) {
            Range lead = lead(other, alternative);
            behind[other] = lead.highest();
            ahead[other] = lead.lowest();
        }
        return new Range(Shares.ofTotals(behind, scale)[alternative], Shares.ofTotals(ahead, scale)[alternative]);
    }
}
