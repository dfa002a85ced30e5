package dev.crossroads.cohort;

import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The members of a cohort: joining, leaving and removing.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Roster {
    /** Two and a half times the largest cohort that pages are made for. */
    static final int MOST_PEOPLE = 5_000;

    private final CohortTable cohorts;
    private final MembershipTable members;
    private final JoinLimits limits;
    private final People people;
    private final CohortChanges changes;
    private final InstantSource clock;

    Roster(Pool pool, People people, CohortChanges changes, InstantSource clock) {
        this.cohorts = new CohortTable(pool);
        this.members = new MembershipTable(pool);
        this.limits = new JoinLimits(pool, clock);
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    /** The members of a cohort, in no order. */
    List<Membership> members(UUID cohort) {
        return members.of(cohort).await();
    }

    /** The number of members in each of these cohorts; one without members is missing. */
    Map<UUID, Integer> counts(List<Cohort> of) {
        return members.counts(of.stream().map(Cohort::id).toList()).await();
    }

    /** The removed members with their times, the latest first. */
    List<Membership> removed(UUID cohort) {
        return members.removed(cohort).await();
    }

    /** Somebody in a cohort. */
    Optional<Membership> member(UUID cohort, UUID learner) {
        return members.of(cohort, learner).await();
    }

    /** Every cohort that a learner is in, the latest first, with who they are there. */
    List<Joined> joinedBy(UUID learner) {
        List<Cohort> all = cohorts.joinedBy(learner).await();
        Map<UUID, Membership> memberships =
                members.of(learner, all.stream().map(Cohort::id).toList()).await();
        return all.stream()
                .filter(cohort -> memberships.containsKey(cohort.id()))
                .map(cohort -> new Joined(cohort, memberships.get(cohort.id())))
                .toList();
    }

    /** A cohort and who a learner is in it. */
    record Joined(Cohort cohort, Membership as) {}

    /**
     * The cohort that a code lets people join, or a problem 404; 429 where there were too many wrong ones.
     *
     * @param typed as somebody typed or followed it
     * @param address of the network that it came from
     */
    Cohort find(String typed, Visitor visitor, String address) {
        limits.check(visitor, address);
        Optional<Cohort> found =
                JoinCode.typed(typed).flatMap(code -> cohorts.of(code).await());
        if (found.isEmpty()) {
            limits.miss(visitor, address);
            throw Problem.notFound(new Message("cohort.problem.code", Map.of("code", typed)));
        }
        return found.get();
    }

    /** Makes somebody a member under a name; who is one already gets that name. Their invitation is used up with it. */
    void join(Cohort cohort, UUID learner, String name) {
        Label label = named(name);
        requireRoom(cohort, learner);
        joined(cohort, members.join(cohort.id(), membership(learner, label.text()), people.addressOf(learner)));
    }

    /**
     * Makes somebody a member by an invitation, under its name; who is one already stays as they are. It is used up by
     * that alone: where nobody becomes a member, it is there as before.
     *
     * @param addressKey that is invited
     */
    void accept(Cohort cohort, UUID learner, String addressKey, String name) {
        requireRoom(cohort, learner);
        joined(cohort, members.accept(cohort.id(), membership(learner, name), addressKey));
    }

    private Membership membership(UUID learner, String name) {
        return new Membership(learner, name, now(), Optional.empty(), Optional.empty());
    }

    private void requireRoom(Cohort cohort, UUID learner) {
        if (cohort.isArchived()) {
            throw Problem.conflict(new Message("cohort.problem.archived", Map.of("title", cohort.title())));
        }
        boolean isNew = members.of(cohort.id(), learner).await().isEmpty();
        if (isNew && size(cohort) >= MOST_PEOPLE) {
            throw full();
        }
    }

    private void joined(Cohort cohort, Future<Boolean> joining) {
        if (!joining.await()) {
            throw Problem.conflict(new Message("cohort.problem.removed", Map.of("title", cohort.title())));
        }
        changes.tell(cohort.id());
    }

    /** Gives members the numbers by which their institution calls them, by learner. */
    void setNumbers(UUID cohort, Map<UUID, String> numbers) {
        if (!numbers.isEmpty()) {
            members.setNumbers(cohort, numbers).await();
        }
    }

    /** Changes what somebody is called in a cohort that they are in. */
    void rename(UUID cohort, UUID learner, String name) {
        members.rename(cohort, learner, named(name).text()).await();
        changes.tell(cohort);
    }

    /** Ends somebody's own membership; a problem 404 where there is none. */
    void leave(UUID cohort, UUID learner) {
        end(cohort, learner, false);
    }

    /** Ends a membership against whoever it is; a problem 404 where there is none. */
    void remove(UUID cohort, UUID learner) {
        end(cohort, learner, true);
    }

    private void end(UUID cohort, UUID learner, boolean removed) {
        if (!members.end(cohort, learner, now(), removed).await()) {
            throw Problem.notFound(new Message("cohort.problem.member"));
        }
        changes.tell(cohort);
    }

    /** Lets somebody who was removed join again. */
    void readmit(UUID cohort, UUID learner) {
        members.readmit(cohort, learner).await();
    }

    private int size(Cohort cohort) {
        return members.counts(List.of(cohort.id())).await().getOrDefault(cohort.id(), 0);
    }

    private static Problem full() {
        return Problem.conflict(new Message("cohort.problem.full", Map.of("most", MOST_PEOPLE)));
    }

    private static Label named(String name) {
        return Label.of(name)
                .orElseThrow(
                        () -> Problem.badRequest(new Message("cohort.problem.name", Map.of("most", Label.LONGEST))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
