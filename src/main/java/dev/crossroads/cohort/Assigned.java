package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Something that is due for a learner.
 *
 * @param course the id of the course that it is of
 */
@Pure
record Assigned(Due due, String course, UUID cohort) {
    private static final Comparator<Assigned> EARLIEST_FIRST = Comparator.comparing(Assigned::due, Due.EARLIEST_FIRST);

    private static final Comparator<Assigned> BY_DATE = Comparator.comparing((Assigned one) -> one.due()
                    .dates()
                    .lateFrom()
                    .or(one.due().dates()::closesAt)
                    .or(one.due().dates()::opensAt)
                    .orElse(Instant.MAX))
            .thenComparing(one -> one.due().kind())
            .thenComparing(one -> one.due().target());

    /** Everything that has dates by what cohorts say, by its next date. */
    static List<Assigned> dated(List<TermTable.OfMember> said) {
        return said.stream()
                .flatMap(one -> CohortDues.dated(one.terms())
                        .map(due -> new Assigned(due, one.course(), one.terms().cohort())))
                .sorted(BY_DATE)
                .toList();
    }

    /** Everything that is due by what cohorts say, the earliest first. */
    static List<Assigned> all(List<TermTable.OfMember> said) {
        return said.stream()
                .flatMap(one -> CohortDues.all(one.terms()).stream()
                        .map(due -> new Assigned(due, one.course(), one.terms().cohort())))
                .sorted(EARLIEST_FIRST)
                .toList();
    }
}
