package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.SectionRef;
import java.util.Optional;

/**
 * One thing's part in the recommendation, and why.
 *
 * @param source whether the learner said it, checkpoints showed it, or several answers count together
 * @param question id of the question that was answered; for what was shown, id of the rule of evidence; for what counts
 *     together, id of the group
 * @param option id of the option that was chosen; for what was shown, {@code strong} or {@code weak}; for what counts
 *     together, {@code capped}
 * @param text what the learner chose, what was shown or what counts together, in plain words
 * @param towards id of the alternative it speaks for: the leader, or the runner-up
 * @param weight how far it moved the margin: above 0 towards the leader, below 0 towards the runner-up, never 0
 * @param reason one sentence for the learner; empty where its author gave none
 * @param lesson the section that explains the reason
 * @param decisive empty; what was advised before limits screened may hold why it was allowed to decide alone
 */
public record Contribution(
        Source source,
        String question,
        String option,
        String text,
        String towards,
        int weight,
        String reason,
        Optional<SectionRef> lesson,
        Optional<String> decisive) {

    /** Where it comes from. */
    public enum Source {
        /** The learner's own answer. */
        STATED,
        /** The learner's results in checkpoints. */
        SHOWN,
        /** The deduction of a group's cap, as its answers say one thing several times. */
        TOGETHER
    }
}
