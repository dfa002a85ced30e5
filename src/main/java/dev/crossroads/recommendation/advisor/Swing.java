package dev.crossroads.recommendation.advisor;

/**
 * The range through which one question moves the margin, everything else staying as it is: one bar of a tornado
 * diagram. Limits are not among its answers, for they move no margin.
 *
 * @param question its id
 * @param lowest the lead over the next that the answer which is worst for the leader comes to; below 0 it is behind
 * @param highest the lead that the answer which is best for it comes to, at least {@code lowest}
 * @param toLowest the option that comes to the lowest
 * @param toHighest the option that comes to the highest
 */
public record Swing(String question, int lowest, int highest, String toLowest, String toHighest) {
    /** The distance between the two ends. */
    int width() {
        return highest - lowest;
    }
}
