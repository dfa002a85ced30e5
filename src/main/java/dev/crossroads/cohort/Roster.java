package dev.crossroads.cohort;

import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

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
    private final CohortAudit audit;
    private final InstantSource clock;

    Roster(Pool pool, People people, CohortChanges changes, CohortAudit audit, InstantSource clock) {
        this.cohorts = new CohortTable(pool);
        this.members = new MembershipTable(pool);
        this.limits = new JoinLimits(pool, clock);
        this.people = people;
        this.changes = changes;
        this.audit = audit;
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

    /**
     * Makes the visitor a member under a name; who is one already gets that name. Their invitation is used up with it.
     */
    void join(RoutingContext context, Cohort cohort, String name) {
        UUID learner = Visitor.of(context).learner();
        Label label = named(name);
        requireRoom(cohort, learner);
        Optional<String> address = people.addressOf(learner);
        joined(
                context,
                cohort,
                table -> table.join(cohort.id(), membership(learner, label.text()), address),
                before -> !before.name().equals(label.text()));
    }

    /**
     * Makes the visitor a member by an invitation, under its name; who is one already stays as they are. It is used up
     * by that alone: where nobody becomes a member, it is there as before.
     *
     * @param addressKey that is invited
     */
    void accept(RoutingContext context, Cohort cohort, String addressKey, String name) {
        UUID learner = Visitor.of(context).learner();
        requireRoom(cohort, learner);
        joined(
                context,
                cohort,
                table -> table.accept(cohort.id(), membership(learner, name), addressKey)
                        .map(isIn -> isIn.orElseThrow(Invitations::none)),
                _ -> false);
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

    private void joined(
            RoutingContext context,
            Cohort cohort,
            Function<MembershipTable, Future<Boolean>> joining,
            Predicate<Membership> isRenamed) {
        UUID learner = Visitor.of(context).learner();
        audit.doing(
                context,
                cohort.id(),
                transaction -> {
                    MembershipTable table = new MembershipTable(transaction);
                    return table.of(cohort.id(), learner)
                            .compose(before -> joining.apply(table).map(isIn -> {
                                if (!isIn) {
                                    throw Problem.conflict(
                                            new Message("cohort.problem.removed", Map.of("title", cohort.title())));
                                }
                                return before;
                            }));
                },
                before -> before.map(known -> isRenamed.test(known)
                                ? List.of(CohortAudit.Entry.of(Deed.RENAMED))
                                : List.<CohortAudit.Entry>of())
                        .orElseGet(() -> List.of(CohortAudit.Entry.of(Deed.JOINED))));
        changes.tell(cohort.id());
    }

    /** Changes what the visitor is called in a cohort that they are in. */
    void rename(RoutingContext context, UUID cohort, String name) {
        Label label = named(name);
        audit.doing(
                context,
                cohort,
                transaction -> new MembershipTable(transaction)
                        .rename(cohort, Visitor.of(context).learner(), label.text()),
                isRenamed -> isRenamed ? List.of(CohortAudit.Entry.of(Deed.RENAMED)) : List.of());
        changes.tell(cohort);
    }

    /** Ends the visitor's own membership; a problem 404 where there is none. */
    void leave(RoutingContext context, UUID cohort) {
        end(context, cohort, Visitor.of(context).learner(), CohortAudit.Entry.of(Deed.LEFT));
    }

    /** Ends a membership against whoever it is; a problem 404 where there is none. */
    void remove(RoutingContext context, UUID cohort, UUID learner) {
        end(context, cohort, learner, CohortAudit.Entry.of(Deed.REMOVED, learner));
    }

    private void end(RoutingContext context, UUID cohort, UUID learner, CohortAudit.Entry entry) {
        audit.doing(
                context,
                cohort,
                transaction -> new MembershipTable(transaction)
                        .end(cohort, learner, now(), entry.deed() == Deed.REMOVED)
                        .map(isEnded -> {
                            if (!isEnded) {
                                throw Problem.notFound(new Message("cohort.problem.member"));
                            }
                            return true;
                        }),
                _ -> List.of(entry));
        changes.tell(cohort);
    }

    /** Lets somebody who was removed join again. */
    void readmit(RoutingContext context, UUID cohort, UUID learner) {
        audit.doing(
                context,
                cohort,
                transaction -> new MembershipTable(transaction).readmit(cohort, learner),
                isReadmitted -> isReadmitted ? List.of(CohortAudit.Entry.of(Deed.READMITTED, learner)) : List.of());
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
