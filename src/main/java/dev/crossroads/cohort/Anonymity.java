package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Proportion;
import java.util.Comparator;
import java.util.List;

/**
 * The publishable part of answers in an anonymous cohort, so that nobody can be matched with theirs.
 *
 * <p>Points stand beside nobody's name, and answers beside nobody's points. Answers count {@link #TOGETHER}: who looks
 * before and after somebody was at work does not see what that one answered. An answer that fewer gave is left out,
 * which is how small cells of tables about pupils are kept from naming them (NCES 2011-603, "Statistical Methods for
 * Protecting Personally Identifiable Information in Aggregate Reporting").
 */
@Pure
final class Anonymity {
    /** So many people are told of together; as many as any share is given of. */
    static final int TOGETHER = Proportion.LEAST;

    private Anonymity() {}

    /**
     * Of first responses to one item those that are told of: the earliest ones, as far as whole groups are there.
     *
     * @param given at most one of each learner
     */
    static List<FirstResponse> together(List<FirstResponse> given) {
        return given.stream()
                .sorted(Comparator.comparing(FirstResponse::markedAt).thenComparing(FirstResponse::learner))
                .limit(given.size() - given.size() % TOGETHER)
                .toList();
    }

    /** Of the answers to an item those that enough people gave. */
    static List<ItemStatistics.Draw> common(List<ItemStatistics.Draw> draws) {
        return draws.stream().filter(draw -> draw.of().count() >= TOGETHER).toList();
    }
}
