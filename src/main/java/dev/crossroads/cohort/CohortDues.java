package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.CohortTerms.Granted;
import dev.crossroads.term.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The dates that a cohort sets, and the members for whom they are later.
 *
 * @param everybody its dates as they are for everybody
 * @param granted what its instructors allowed members, by learner; those who have nothing of it are left out
 */
@Pure
record CohortDues(CohortTerms everybody, Map<UUID, List<Granted>> granted) {
    /** Copies the map. */
    CohortDues {
        granted = Map.copyOf(granted);
    }

    /** All that is due for everybody, the earliest first. */
    List<Due> everybodys() {
        return all(everybody);
    }

    /** All that is due for a member. */
    List<Due> of(UUID learner) {
        return all(terms(learner));
    }

    /** The cohort's dates and allowances for a member. */
    CohortTerms terms(UUID learner) {
        return Optional.ofNullable(granted.get(learner))
                .map(more -> new CohortTerms(
                        everybody.cohort(),
                        everybody.title(),
                        everybody.zone(),
                        everybody.dates(),
                        more,
                        everybody.warmUps()))
                .orElse(everybody);
    }

    /** All that is due by some terms, the earliest first. */
    static List<Due> all(CohortTerms terms) {
        return dated(terms).filter(Due::isDue).sorted(Due.EARLIEST_FIRST).toList();
    }

    /** Everything that has dates by some terms, those that only open or close included. */
    static Stream<Due> dated(CohortTerms terms) {
        return terms.dates().keySet().stream().flatMap(target -> dated(terms, target).stream());
    }

    /** When something is due by some terms. */
    static Optional<Due> due(CohortTerms terms, Target target) {
        return dated(terms, target).filter(Due::isDue);
    }

    private static Optional<Due> dated(CohortTerms terms, Target target) {
        return terms.dates(target)
                .map(dates -> new Due(terms.title(), target.kind(), target.id(), dates, terms.isPutOff(target)));
    }
}
