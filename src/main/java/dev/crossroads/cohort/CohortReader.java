package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads where cohorts stand, by their ids. Methods wait for the database: call them from virtual threads. */
final class CohortReader {
    private final Cohorts cohorts;
    private final ProgressReader progress;

    CohortReader(Cohorts cohorts, ProgressReader progress) {
        this.cohorts = cohorts;
        this.progress = progress;
    }

    /** Where a cohort stands; empty where there is none, or its course is not served any more. */
    Optional<CohortProgress> read(UUID id) {
        return cohorts.byId(id).flatMap(this::read);
    }

    /** Where a cohort stands; empty where its course is not served any more. */
    Optional<CohortProgress> read(Cohort cohort) {
        return cohorts.course(cohort).map(course -> progress.of(cohort, course));
    }

    /** The same cohort, with what these learners did since. */
    CohortProgress refresh(CohortProgress known, Set<UUID> learners) {
        return progress.refresh(known, learners);
    }

    /** Where one member stands; empty for who is none. */
    Optional<MemberProgress> member(Cohort cohort, Course course, UUID learner) {
        return progress.of(cohort, course, learner);
    }
}
