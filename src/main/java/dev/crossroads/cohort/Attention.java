package dev.crossroads.cohort;

import dev.crossroads.cohort.AttentionRule.Circumstances;
import dev.crossroads.pure.Pure;
import java.util.Comparator;
import java.util.List;

/**
 * A member's need of attention, by all rules.
 *
 * @param reasons in the order of the rules; empty where all is well
 */
@Pure
record Attention(MemberProgress member, List<Reason> reasons) {
    /** The highest need first: the larger sum of weights, then the longest silence, then by name. */
    static final Comparator<Attention> BY_NEED = Comparator.comparingInt(Attention::need)
            .reversed()
            .thenComparing(attention -> attention.member().lastSign())
            .thenComparing(attention -> attention.member().name())
            .thenComparing(attention -> attention.member().learner());

    /** Copies the list. */
    Attention {
        reasons = List.copyOf(reasons);
    }

    static Attention of(MemberProgress member, Circumstances circumstances) {
        return new Attention(
                member,
                AttentionRule.ALL.stream()
                        .<Reason>flatMap(rule -> rule.reasons(member, circumstances))
                        .toList());
    }

    /** How much they need it; 0 where all is well. */
    int need() {
        return reasons.stream().mapToInt(Reason::weight).sum();
    }

    boolean isNeeded() {
        return !reasons.isEmpty();
    }
}
