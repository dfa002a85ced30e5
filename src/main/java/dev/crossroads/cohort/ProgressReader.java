package dev.crossroads.cohort;

import dev.crossroads.cohort.ActivityTable.Activity;
import dev.crossroads.cohort.MemberProgress.Lean;
import dev.crossroads.course.Course;
import dev.crossroads.progress.Standing;
import dev.crossroads.progress.Standings;
import dev.crossroads.quiz.CourseResults.Marked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads where a cohort stands, whole or some members of it.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class ProgressReader {
    private final ActivityTable activity;
    private final Standings standings;
    private final MembershipTable memberships;
    private final DueTable dues;
    private final Leanings leanings;
    private final InstantSource clock;

    ProgressReader(Pool pool, Standings standings, Leanings leanings, InstantSource clock) {
        this.activity = new ActivityTable(pool);
        this.standings = standings;
        this.memberships = new MembershipTable(pool);
        this.dues = new DueTable(pool);
        this.leanings = leanings;
        this.clock = clock;
    }

    /** Where a cohort stands now. */
    CohortProgress of(Cohort cohort, Course course) {
        Future<List<Due>> due = dues.of(cohort.id());
        List<Membership> members = memberships.of(cohort.id()).await();
        Instant now = clock.instant();
        return CohortProgress.of(cohort, course, now, due.await(), members(course, members, now));
    }

    /** The same cohort, with what those of these learners who are members did since. */
    CohortProgress refresh(CohortProgress known, Collection<UUID> learners) {
        Instant now = clock.instant();
        List<Membership> members = learners.stream()
                .flatMap(learner -> Optional.ofNullable(known.members().get(learner)).stream())
                .map(MemberProgress::member)
                .toList();
        return known.with(members(known.course(), members, now), now);
    }

    /** Where one member stands, as a cohort's page says it; empty for who is none. */
    Optional<MemberProgress> of(Cohort cohort, Course course, UUID learner) {
        return memberships
                .of(cohort.id(), learner)
                .await()
                .map(member -> members(course, List.of(member), clock.instant()).getFirst());
    }

    private List<MemberProgress> members(Course course, List<Membership> members, Instant now) {
        List<UUID> learners = members.stream().map(Membership::learner).toList();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Future<Map<UUID, Activity>> active = activity.of(learners.toArray(UUID[]::new), course.id(), today);
        Map<UUID, Standing> standing = standings.of(learners, course, now).await();
        Map<UUID, Lean> leans = leans(course, standing);
        return members.stream()
                .map(member -> MemberProgress.of(
                        member,
                        Optional.ofNullable(active.await().get(member.learner())),
                        standing.get(member.learner()),
                        Optional.ofNullable(leans.get(member.learner()))))
                .toList();
    }

    private Map<UUID, Lean> leans(Course course, Map<UUID, Standing> standing) {
        if (course.questionnaire().isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Marked>> responses = new HashMap<>();
        standing.forEach(
                (learner, where) -> responses.put(learner, where.results().responses()));
        return leanings.of(course, responses);
    }
}
