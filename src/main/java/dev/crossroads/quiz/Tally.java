package dev.crossroads.quiz;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Message;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The count of how some questions were answered, one and the same wherever a summary tells it: an answer that earned
 * part of its points is not right, but is told apart from one that is wrong.
 *
 * @param right how many wholly
 * @param partly how many others in part, for part of their points or more
 * @param asked how many there were, those left open included
 */
@Pure
public record Tally(int right, int partly, int asked) {
    /** Of no question. */
    public static final Tally NONE = new Tally(0, 0, 0);

    /** Of a question that was left open. */
    public static final Tally OPEN = new Tally(0, 0, 1);

    /** Of an answer. */
    public static Tally of(boolean isRight, int points) {
        return new Tally(isRight ? 1 : 0, isPartly(isRight, points) ? 1 : 0, 1);
    }

    /** Of all of these. */
    public static Tally sum(Stream<Tally> tallies) {
        return tallies.reduce(NONE, Tally::and);
    }

    /** Whether an answer was not right and earned points all the same. */
    static boolean isPartly(boolean isRight, int points) {
        return !isRight && points > 0;
    }

    /** Both together. */
    public Tally and(Tally other) {
        return new Tally(right + other.right, partly + other.partly, asked + other.asked);
    }

    /** Whether all were answered right. */
    public boolean isAllRight() {
        return right == asked;
    }

    /** The share of right answers, 0 to 1; 0 of no question. */
    public double share() {
        return asked == 0 ? 0 : (double) right / asked;
    }

    /** It in words: 1 of 3 right, 1 partly. */
    public Message said() {
        return said("quiz.tally", "quiz.tally.partly");
    }

    /** The same below a heading that says that it is of right answers: 1 of 3, 1 partly. */
    public Message cell() {
        return said("quiz.tally.cell", "quiz.tally.cell-partly");
    }

    private Message said(String key, String withPartly) {
        return partly == 0
                ? new Message(key, Map.of("right", right, "asked", asked))
                : new Message(withPartly, Map.of("right", right, "partly", partly, "asked", asked));
    }
}
