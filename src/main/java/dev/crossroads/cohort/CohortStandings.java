package dev.crossroads.cohort;

import dev.crossroads.cohort.ActivityTable.Activity;
import dev.crossroads.cohort.AttentionRule.Circumstances;
import dev.crossroads.cohort.KnownMembers.Look;
import dev.crossroads.course.Course;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerVersion;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.progress.Standings;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Series;
import dev.crossroads.quiz.Siblings;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.recommendation.advisor.Preferences;
import dev.crossroads.statistics.Statistics;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads where a cohort stands, all of it or some of its members.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class CohortStandings {
    private final Cohorts cohorts;
    private final ActivityTable activity;
    private final Standings standings;
    private final MembershipTable memberships;
    private final TermTable terms;
    private final Leaders leaders;
    private final Results results;
    private final KnownMembers known;
    private final Optional<MemberStates> states;
    private final InstantSource clock;
    private final MadeOfCourses<Siblings> siblings = new MadeOfCourses<>(Siblings::of);

    /**
     * Standings in these cohorts.
     *
     * @param states where they are kept; empty to read everything anew
     */
    CohortStandings(
            Pool pool,
            Cohorts cohorts,
            Standings standings,
            Results results,
            Leaders leaders,
            KnownMembers known,
            Optional<MemberStates> states,
            InstantSource clock) {
        this.cohorts = cohorts;
        this.activity = new ActivityTable(pool);
        this.standings = standings;
        this.memberships = new MembershipTable(pool);
        this.terms = cohorts.terms();
        this.results = results;
        this.leaders = leaders;
        this.known = known;
        this.states = states;
        this.clock = clock;
    }

    /** Where a cohort stands; empty where there is none, or its course is not served any more. */
    Optional<CohortProgress> of(UUID id) {
        return cohorts.byId(id).flatMap(this::of);
    }

    /** Where a cohort stands; empty where its course is not served any more. */
    Optional<CohortProgress> of(Cohort cohort) {
        return cohorts.course(cohort).map(course -> of(cohort, course, Look.ONCE));
    }

    /**
     * The same for those who look at intervals and make sure: whoever was known by following their answers is read
     * again.
     */
    Optional<CohortProgress> read(UUID id) {
        return cohorts.byId(id)
                .flatMap(cohort -> cohorts.course(cohort).map(course -> of(cohort, course, Look.READING)));
    }

    private CohortProgress of(Cohort cohort, Course course, Look look) {
        Future<CohortDues> due = terms.of(cohort);
        List<Membership> members = memberships.of(cohort.id()).await();
        Instant now = clock.instant();
        return known.together(cohort, course, now, due.await(), members(cohort, course, members, look, now));
    }

    /** The same cohort, with what those of these learners who are members did since, for who follows them. */
    @SuppressWarnings("ReferenceEquality")
    CohortProgress refresh(CohortProgress before, Collection<UUID> learners) {
        Optional<Course> course = cohorts.course(before.cohort());
        if (course.filter(served -> served != before.course()).isPresent()) {
            // The course was read again: all of them stand otherwise.
            return of(before.cohort(), course.get(), Look.READING);
        }
        Instant now = clock.instant();
        List<Membership> members = learners.stream()
                .flatMap(learner -> Optional.ofNullable(before.members().get(learner)).stream())
                .map(MemberProgress::member)
                .toList();
        return before.with(members(before.cohort(), before.course(), members, Look.FOLLOWING, now), now);
    }

    /** Where one member stands, as a cohort's page says it; empty for somebody who is no member. */
    Optional<MemberProgress> member(Cohort cohort, Course course, UUID learner) {
        return memberships
                .of(cohort.id(), learner)
                .await()
                .map(member -> members(cohort, course, List.of(member), Look.ONCE, clock.instant())
                        .getFirst());
    }

    /**
     * A cohort with one of its members alone, and what the others are needed for: how far the one in the middle is.
     * Empty for somebody who is no member. What others answered is not read.
     */
    Optional<Compared> compared(Cohort cohort, Course course, UUID learner) {
        List<Membership> all = memberships.of(cohort.id()).await();
        Instant now = clock.instant();
        return all.stream()
                .filter(member -> member.learner().equals(learner))
                .findFirst()
                .map(member -> {
                    Map<UUID, Standings.Reached> reached = standings
                            .reached(all.stream().map(Membership::learner).toList(), course, now)
                            .await();
                    int median = (int) Statistics.median(all.stream()
                                    .map(each -> Optional.ofNullable(reached.get(each.learner()))
                                            .map(at -> at.progress().percent())
                                            .orElse(0))
                                    .toList())
                            .orElse(0);
                    return new Compared(
                            CohortProgress.of(
                                    cohort,
                                    course,
                                    now,
                                    terms.of(cohort).await(),
                                    members(cohort, course, List.of(member), Look.ONCE, now)),
                            median,
                            all.size());
                });
    }

    /**
     * One member, and the cohort they are compared with.
     *
     * @param progress of a cohort in which they are alone
     * @param median per cent of the course that the median member has read
     * @param size how many members there are
     */
    record Compared(CohortProgress progress, int median, int size) {
        /** Why the member needs attention. */
        Attention attention() {
            return Attention.of(
                    progress.members().values().iterator().next(),
                    new Circumstances(
                            progress.course(),
                            progress.now(),
                            median,
                            size,
                            progress.dues(),
                            progress.cohort().anonymous()));
        }
    }

    private List<MemberProgress> members(
            Cohort cohort, Course course, List<Membership> members, Look look, Instant now) {
        return known.of(cohort, course, members, look, now, new Reading(cohort.zone(), course, now));
    }

    private final class Reading implements KnownMembers.Reading {
        private final ZoneId zone;
        private final Course course;
        private final Instant now;

        Reading(ZoneId zone, Course course, Instant now) {
            this.zone = zone;
            this.course = course;
            this.now = now;
        }

        @Override
        public List<KnownMembers.Standing> kept(List<Membership> members) {
            return states.map(kept ->
                            kept.of(members, course, zone, results.parameters().await(), now))
                    .orElse(List.of());
        }

        @Override
        public List<KnownMembers.Standing> of(List<Membership> members) {
            if (states.isEmpty()) {
                return read(zone, course, members, now);
            }
            Map<UUID, LearnerVersion> versions = states.get().versions(members);
            List<KnownMembers.Standing> read = read(zone, course, members, now);
            states.get()
                    .keep(read.stream().map(KnownMembers.Standing::withoutBasis).toList(), versions, course, zone, now);
            return read;
        }

        @Override
        public Optional<KnownMembers.Standing> after(KnownMembers.Standing before, List<QuestionAnswered> answers) {
            LocalDate today = now.atZone(zone).toLocalDate();
            List<QuestionAnswered> own = answers.stream()
                    .filter(answer -> answer.course().equals(course.id()))
                    .toList();
            return own.isEmpty()
                    ? Optional.of(before)
                    : before.basis()
                            .flatMap(basis -> basis.with(own, today, zone)
                                    .map(after -> after.standing(
                                            before.progress(),
                                            own.stream().anyMatch(basis::tells),
                                            course,
                                            zone,
                                            () -> results.series(course.id()),
                                            siblings.of(course),
                                            now)));
        }
    }

    private List<KnownMembers.Standing> read(ZoneId zone, Course course, List<Membership> members, Instant now) {
        List<UUID> learners = members.stream().map(Membership::learner).toList();
        LocalDate today = now.atZone(zone).toLocalDate();
        Future<Map<UUID, Activity>> active = activity.of(learners.toArray(UUID[]::new), course.id(), today, zone);
        Future<Map<UUID, Standings.Stored>> stored = standings.stored(learners, course);
        Future<Map<UUID, Preferences>> stated = leaders.preferences(learners, course);
        Fsrs fsrs = results.parameters().await();
        Series series = results.series(course.id());
        return members.stream()
                .map(member -> new MemberBasis(
                                Optional.ofNullable(active.await().get(member.learner())),
                                stored.await().get(member.learner()),
                                fsrs,
                                Optional.ofNullable(stated.await().get(member.learner())))
                        .standing(member, course, zone, series, siblings.of(course), now))
                .toList();
    }
}
