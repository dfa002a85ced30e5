package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Learners who take a course together, and whose instructors follow how they get on.
 *
 * @param course the id of its course
 * @param anonymous whether answers and points are shown without names, as {@link Anonymity} has it; once somebody has
 *     answered under that promise, it stays so
 * @param zone where the days of its due dates end
 * @param archivedAt when it was put away; nobody joins an archived cohort
 */
@Pure
public record Cohort(
        UUID id,
        String title,
        String course,
        JoinCode code,
        boolean anonymous,
        ZoneId zone,
        Instant createdAt,
        Optional<Instant> archivedAt) {

    /** Whether it was put away. */
    public boolean isArchived() {
        return archivedAt.isPresent();
    }
}
