package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Something whose day is near, and how many members have done it.
 *
 * @param isLate whether the day is over
 */
@Pure
record DueNow(Due due, boolean isLate, Proportion done) {
    /** A week ahead, and two back, as long as it is news who is late. */
    static final Duration AHEAD = Duration.ofDays(7);

    private static final int LISTED = 4;

    /** The share of members who have done something. */
    static Proportion done(Due due, CohortProgress progress) {
        return new Proportion(
                (int) progress.members().values().stream()
                        .filter(member -> AttentionRule.isDone(due, member))
                        .count(),
                progress.size());
    }

    /**
     * Items that became late in the last two weeks and are not done by all, and those due within one; of those the
     * nearest to now, in the order of their days.
     */
    static List<DueNow> of(CohortProgress progress) {
        Instant now = progress.now();
        return progress.dues().everybodys().stream()
                .filter(due -> due.end().isAfter(now.minus(Reason.AGES_AFTER))
                        && !due.end().isAfter(now.plus(AHEAD)))
                .map(due -> new DueNow(due, due.isOver(now), done(due, progress)))
                .filter(due -> !due.isLate() || due.done().count() < due.done().n())
                .sorted(Comparator.comparing(
                        due -> Duration.between(now, due.due().end()).abs()))
                .limit(LISTED)
                .sorted(Comparator.comparing(due -> due.due().end()))
                .toList();
    }
}
