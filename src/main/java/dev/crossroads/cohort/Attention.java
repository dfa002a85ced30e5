package dev.crossroads.cohort;

import dev.crossroads.cohort.AttentionRule.Circumstances;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** By name, the same for every reader. */
    static Comparator<Attention> byName() {
        return Comparator.comparing(Attention::member, MemberOrder.byName());
    }

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

    /** The strength of their need; 0 where all is well. Ten checkpoints that somebody is stuck at are one need. */
    int need() {
        if (reasons.isEmpty()) {
            return 0;
        }
        Map<Reason.Kind, Integer> weights = new EnumMap<>(Reason.Kind.class);
        reasons.forEach(reason -> weights.merge(reason.kind(), reason.weight(), Math::max));
        return weights.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The reason to begin with: a new one before an old one, then by its kind, then the newest; empty for none. */
    Optional<Reason> first(Instant now) {
        return reasons.stream()
                .min(Comparator.comparing((Reason reason) -> !reason.isNew(now))
                        .thenComparing(Reason::kind)
                        .thenComparing(Comparator.comparing(Reason::at).reversed()));
    }

    /** Whether one of the reasons is of that kind. */
    boolean has(Reason.Kind kind) {
        return reasons.stream().anyMatch(reason -> reason.kind() == kind);
    }

    boolean isNeeded() {
        return !reasons.isEmpty();
    }
}
