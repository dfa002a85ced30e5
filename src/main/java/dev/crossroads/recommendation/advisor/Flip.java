package dev.crossroads.recommendation.advisor;

import java.util.List;

/**
 * Answers given differently, and what it comes to then: another alternative leads, or it is decided where it was too
 * close to call, or the other way round. Only answers that were given are changed; what open questions can do is the
 * business of {@link Reach}.
 *
 * @param changes in the author's order of questions, at least one
 * @param leader id of the alternative that leads with them
 * @param margin its total less the next one's then
 * @param decided whether it is outside the band then, or a limit leaves nothing else
 * @param by what is changed
 */
public record Flip(List<Change> changes, String leader, int margin, boolean decided, By by) {
    /** For flips saved before changes had kinds. */
    public Flip {
        by = by == null ? By.CHOICE : by;
    }

    /** Another option of a question than the one that was chosen, both by id. */
    public record Change(String question, String option) {}

    /** The changes, those first that a person can act on. */
    public enum By {
        /** Soft answers alone: somebody may come to give them otherwise. */
        CHOICE,
        /** Every limit that rules an alternative out, so that it is free again. */
        LIMIT,
        /** One fact: it is as it is, and this is what follows where it is otherwise. */
        FACT
    }
}
