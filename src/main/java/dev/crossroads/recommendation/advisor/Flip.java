package dev.crossroads.recommendation.advisor;

import java.util.List;

/**
 * Answers given differently, and what leads then. Only answers that were given are changed; what open questions can do
 * is the business of {@link Reach}.
 *
 * @param changes in the author's order of questions, at least one
 * @param leader id of the alternative that leads with them, another than before
 * @param margin its total less the next one's then, at least 0
 * @param decided whether that margin is outside the band; otherwise it is too close to call then
 */
public record Flip(List<Change> changes, String leader, int margin, boolean decided) {

    /** Another option of a question than the one that was chosen, both by id. */
    public record Change(String question, String option) {}
}
