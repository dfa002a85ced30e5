package dev.crossroads.recommendation.advisor;

import java.util.List;

/**
 * The verdict of an advice.
 *
 * @param kind what is said
 * @param order the alternatives that it is said of, in order; none for {@link Kind#NOTHING}, {@link Kind#TOO_CLOSE} and
 *     {@link Kind#NEITHER}, and where what a learner stays with is none of them
 * @param complete whether every question is answered
 * @param byLimit whether limits left only one to name
 * @param firm whether it is decided by the sum, more than half of the questions are answered, and at least
 *     {@value #FIRM} of a hundred cases nearby agree
 */
public record Verdict(Kind kind, List<String> order, boolean complete, boolean byLimit, boolean firm) {
    /** The threshold for firm, in per cent of nearby cases. */
    public static final int FIRM = 90;

    /** The kinds of verdict. */
    public enum Kind {
        /** Nothing is answered, so there is nothing to say. */
        NOTHING,
        /** Start with the one. */
        START,
        /** Both, or all, in this order. */
        BOTH,
        /** Stay with what you have. */
        STAY,
        /** Either will do: all reasons together don't come to what one answer can turn. */
        EITHER,
        /** Good reasons on several sides: one soft answer turns it. */
        TOO_CLOSE,
        /** Limits rule out every one. */
        NEITHER
    }
}
