package dev.crossroads.recommendation;

import dev.crossroads.recommendation.Reach.Range;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
        int lowest = totals[alternative];
        int highest = totals[alternative];
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.isOpen(question)) {
                int[] adds = Arrays.stream(weighing.weights()[question])
                        .mapToInt(option -> option[alternative])
                        .toArray();
                lowest += least(adds);
                highest += most(adds);
            }
        }
        return new Range(lowest, highest);
    }

    /** What one alternative can be ahead of another. */
    private Range lead(int one, int other) {
        int lowest = totals[one] - totals[other];
        int highest = lowest;
        for (int question = 0; question < weighing.chosen().length; question++) {
            if (weighing.isOpen(question)) {
                int[] adds = Arrays.stream(weighing.weights()[question])
                        .mapToInt(option -> option[one] - option[other])
                        .toArray();
                lowest += least(adds);
                highest += most(adds);
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

    private static int least(int[] adds) {
        return Math.min(0, Arrays.stream(adds).min().orElse(0));
    }

    private static int most(int[] adds) {
        return Math.max(0, Arrays.stream(adds).max().orElse(0));
    }
}
