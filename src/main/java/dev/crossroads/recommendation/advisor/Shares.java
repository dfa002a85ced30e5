package dev.crossroads.recommendation.advisor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Totals as proportions: {@code exp(total / scale)}, normalised (Luce's choice rule over exponentiated utilities, the
 * multinomial logit), as whole per cent by largest remainder, so that they sum to 100.
 */
final class Shares {
    private Shares() {}

    /** The share of each total in per cent, in the same order; they depend on the differences of the totals only. */
    static int[] ofTotals(int[] totals, int scale) {
        int largest = Arrays.stream(totals).max().orElseThrow();
        double[] exact = Arrays.stream(totals)
                .mapToDouble(total -> Math.exp((double) (total - largest) / scale))
                .toArray();
        double sum = Arrays.stream(exact).sum();
        for (int i = 0; i < exact.length; i++) {
            exact[i] = 100 * exact[i] / sum;
        }
        int[] shares =
                Arrays.stream(exact).mapToInt(share -> (int) Math.floor(share)).toArray();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact[i] - shares[i], Comparator.reverseOrder()))
                .limit(100 - Arrays.stream(shares).sum())
                .toList()
                .forEach(i -> shares[i]++);
        return shares;
    }
}
