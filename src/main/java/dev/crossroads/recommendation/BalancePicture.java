package dev.crossroads.recommendation;

import dev.crossroads.pure.Pure;
import dev.crossroads.recommendation.advisor.Reach.Range;

/**
 * The balance between two alternatives, as lengths on a line of {@value #WIDTH} units: the first alternative's side
 * begins at 0, the second's ends at the other end, and in the middle they are level.
 *
 * @param first id of the alternative on the near side
 * @param second id of the alternative on the far side
 * @param pointer where the margin stands
 * @param bandFrom where "too close to call" begins
 * @param bandWidth how long it is
 * @param reachFrom where the margin can still get to on the near side by answers to open questions
 * @param reachWidth how long the way to the other end of what can be reached is
 */
@Pure
public record BalancePicture(
        String first,
        String second,
        String firstName,
        String secondName,
        int pointer,
        int bandFrom,
        int bandWidth,
        int reachFrom,
        int reachWidth) {

    /** The length of the line. */
    public static final int WIDTH = 1000;

    /**
     * Where the span is not known the line holds the band three times on each side, so that no small lead is a
     * landslide.
     */
    private static final int BANDS = 3;

    /**
     * Draws a margin.
     *
     * @param ahead what the first alternative is ahead of the second; below 0 it is behind
     * @param band a lead of this size or less, on either side, is too close to call
     * @param reach what {@code ahead} can still become
     * @param span as far as a lead can ever go, so that the line is the same whatever was answered; 0 where that is not
     *     known
     */
    static BalancePicture of(
            String first,
            String second,
            String firstName,
            String secondName,
            int ahead,
            int band,
            Range reach,
            int span) {
        int furthest = Math.max(Math.abs(reach.lowest()), Math.abs(reach.highest()));
        int shown = Math.max(Math.abs(ahead), span > 0 ? span : Math.max(BANDS * band, furthest));
        int scale = Math.max(1, shown);
        int bandFrom = at(band, scale);
        int reachFrom = at(Math.min(scale, reach.highest()), scale);
        return new BalancePicture(
                first,
                second,
                firstName,
                secondName,
                at(ahead, scale),
                bandFrom,
                at(-band, scale) - bandFrom,
                reachFrom,
                at(Math.max(-scale, reach.lowest()), scale) - reachFrom);
    }

    private static int at(int ahead, int scale) {
        return WIDTH / 2 - Math.round((float) ahead / scale * WIDTH / 2);
    }
}
