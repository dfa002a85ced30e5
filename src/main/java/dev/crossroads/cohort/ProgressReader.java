package dev.crossroads.cohort;

import dev.crossroads.cohort.Leanings.Shown;
import dev.crossroads.cohort.MemberProgress.Lean;
import dev.crossroads.cohort.MemberTables.Activity;
import dev.crossroads.course.Course;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Reads where a cohort stands, whole or some members of it.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class ProgressReader {
    private final MemberTables tables;
    private final MembershipTable memberships;
    private final DueTable dues;
    private final Leanings leanings;
    private final InstantSource clock;

    /** By course, of which there is one of each id as long as the program runs. */
    private final ConcurrentMap<String, Topics> topics = new ConcurrentHashMap<>();

    /** What items of a course count for. */
    private record Topics(ItemTopics concepts, ItemTopics evidence) {
        static Topics of(Course course) {
            return new Topics(ItemTopics.concepts(course), ItemTopics.evidence(course));
        }
    }

    ProgressReader(Pool pool, Leanings leanings, InstantSource clock) {
        this.tables = new MemberTables(pool);
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
        UUID[] learners = members.stream().map(Membership::learner).toArray(UUID[]::new);
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Future<Map<UUID, Activity>> activity = tables.activity(learners, course.id(), today);
        Future<Map<UUID, Map<String, Integer>>> lessons = tables.lessons(learners, course.id());
        Future<Map<UUID, Map<String, MemberProgress.QuizProgress>>> quizzes = tables.quizzes(learners, course.id());
        Map<UUID, MemberResponses> responses =
                tables.responses(learners, course.id()).await();
        Topics counted = topics.computeIfAbsent(course.id(), _ -> Topics.of(course));
        Map<UUID, Lean> leans = leans(course, learners, responses, counted);
        return members.stream()
                .map(member -> {
                    UUID id = member.learner();
                    Optional<Activity> active =
                            Optional.ofNullable(activity.await().get(id));
                    return new MemberProgress(
                            member,
                            active.map(Activity::firstAt),
                            active.map(Activity::lastAt),
                            lessons.await().getOrDefault(id, Map.of()),
                            quizzes.await().getOrDefault(id, Map.of()),
                            responses.getOrDefault(id, MemberResponses.NONE).concepts(counted.concepts()),
                            active.map(Activity::days).orElse(0L),
                            Optional.ofNullable(leans.get(id)));
                })
                .toList();
    }

    private Map<UUID, Lean> leans(
            Course course, UUID[] learners, Map<UUID, MemberResponses> responses, Topics counted) {
        if (course.questionnaire().isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Shown>> shown = new HashMap<>();
        for (UUID learner : learners) {
            shown.put(
                    learner,
                    responses
                            .getOrDefault(learner, MemberResponses.NONE)
                            .shown(counted.evidence(), leanings.rapidMillis()));
        }
        return leanings.of(course, shown);
    }
}
