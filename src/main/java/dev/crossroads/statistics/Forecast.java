package dev.crossroads.statistics;

/**
 * A probability that was said of something before it happened or not.
 *
 * @param probability 0 to 1
 */
public record Forecast(double probability, boolean happened) {
    /** One wrong forecast of 0 or 1 would outweigh all others. */
    private static final double NEARLY_IMPOSSIBLE = 1e-6;

    /**
     * The logarithmic loss, above 0: how surprising it was, in nats (Good, "Rational decisions", Journal of the Royal
     * Statistical Society B 14, 1952). A forecast of 0 or 1 is taken as nearly so.
     */
    public double loss() {
        double bounded = Math.clamp(probability, NEARLY_IMPOSSIBLE, 1 - NEARLY_IMPOSSIBLE);
        return -Math.log(happened ? bounded : 1 - bounded);
    }
}
