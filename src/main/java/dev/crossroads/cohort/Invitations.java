package dev.crossroads.cohort;

import dev.crossroads.cohort.InvitationTable.Invitation;
import dev.crossroads.cohort.InvitationTable.Invited;
import dev.crossroads.cohort.InvitationTable.Linked;
import dev.crossroads.mail.Outbox;
import dev.crossroads.roster.PeopleList;
import dev.crossroads.roster.PeopleList.Person;
import dev.crossroads.roster.PeopleList.Reading;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People whom an instructor adds by e-mail address. They are written to where this site sends mail. Nobody becomes a
 * member by it alone: who has an account of that address sees the invitation and accepts it, and so does who signs in
 * with another one and has the link of the mail.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Invitations {
    private final Pool pool;
    private final InvitationTable table;
    private final CohortTable cohorts;
    private final Roster roster;
    private final People people;
    private final InvitationMail mail;
    private final InstantSource clock;

    Invitations(Pool pool, Roster roster, People people, InvitationMail mail, InstantSource clock) {
        this.pool = pool;
        this.table = new InvitationTable(pool);
        this.cohorts = new CohortTable(pool);
        this.roster = roster;
        this.people = people;
        this.mail = mail;
        this.clock = clock;
    }

    /** The invited people who have not joined yet. */
    List<Invited> of(Cohort cohort) {
        List<Invited> invited = table.of(cohort.id()).await();
        return waiting(
                invited, people.owners(invited.stream().map(Invited::emailKey).toList()), roster.members(cohort.id()));
    }

    /** A guest who joined and signed up later is a member already. */
    private static List<Invited> waiting(List<Invited> invited, Map<String, UUID> owners, List<Membership> members) {
        Set<UUID> joined = members.stream().map(Membership::learner).collect(Collectors.toSet());
        return invited.stream()
                .filter(one -> !joined.contains(owners.get(one.emailKey())))
                .toList();
    }

    /**
     * A list of people, and whose accounts have the addresses of it and of those who are invited.
     *
     * @param owners by address
     */
    record Listed(Reading reading, Map<String, UUID> owners) {}

    /** Reads a list; a problem 400 where it is too long. */
    Listed list(Cohort cohort, String list) {
        Reading reading = PeopleList.read(list, people::address)
                .orElseThrow(() -> Problem.badRequest(
                        new Message("cohort.problem.list-long", Map.of("most", PeopleList.MOST_ROWS))));
        return new Listed(
                reading,
                people.owners(Stream.concat(
                                reading.people().stream().map(Person::emailKey),
                                table.of(cohort.id()).await().stream().map(Invited::emailKey))
                        .distinct()
                        .toList()));
    }

    /** The result of each line of a list; nothing is stored. */
    Import read(Cohort cohort, Listed list) {
        return compare(list, pool, cohort.id()).await();
    }

    private Future<Import> compare(Listed list, SqlClient client, UUID cohort) {
        MembershipTable members = new MembershipTable(client);
        return members.of(cohort)
                .compose(in -> members.removed(cohort)
                        .compose(removed -> new InvitationTable(client)
                                .of(cohort)
                                .compose(invited -> new TeachingTable(client, people.instructorsQuery())
                                        .instructors(cohort)
                                        .map(teaching -> Import.of(
                                                list.reading(),
                                                list.owners(),
                                                in,
                                                removed,
                                                waiting(invited, list.owners(), in),
                                                teaching.stream()
                                                        .filter(TeachingTable.Teaching::hasRole)
                                                        .map(TeachingTable.Teaching::learner)
                                                        .collect(Collectors.toSet()))))));
    }

    /** Whether people who are invited are written to. */
    boolean areMailed() {
        return mail.isSent();
    }

    /**
     * The result of a list.
     *
     * @param isDone false where others gave numbers since it was read, which it would replace: nothing is stored then
     * @param invited who was not invited before, by their addresses
     */
    record Result(Import of, boolean isDone, Set<String> invited) {}

    /**
     * Invites who is new in a list, gives members its numbers, and says what became of each line. Wake the mail by
     * {@link #wake} once it is committed.
     *
     * @param known names the numbers that were shown as replaced; empty where nobody says
     */
    Future<Result> invite(
            SqlConnection transaction, Visitor instructor, Cohort cohort, Listed list, Optional<String> known) {
        InvitationTable invitations = new InvitationTable(transaction);
        MembershipTable members = new MembershipTable(transaction);
        return new CohortTable(transaction)
                .locked(cohort.id())
                .compose(_ -> compare(list, transaction, cohort.id()))
                .compose(read -> {
                    if (!read.replaced().isEmpty()
                            && known.filter(shown -> !shown.equals(read.replaced()))
                                    .isPresent()) {
                        return Future.succeededFuture(new Result(read, false, Set.of()));
                    }
                    Map<String, InvitationLink> links = read.invited().stream()
                            .collect(Collectors.toMap(Person::emailKey, _ -> InvitationLink.next()));
                    return invitations
                            .of(cohort.id())
                            .compose(before -> {
                                if (before.size() + read.fresh() > Roster.MOST_PEOPLE) {
                                    throw Problem.conflict(
                                            new Message("cohort.problem.full", Map.of("most", Roster.MOST_PEOPLE)));
                                }
                                return read.invited().isEmpty()
                                        ? Future.succeededFuture(Set.<String>of())
                                        : invitations.add(
                                                cohort.id(),
                                                read.invited(),
                                                links,
                                                clock.instant().truncatedTo(ChronoUnit.MILLIS));
                            })
                            .compose(fresh -> write(transaction, instructor, cohort, read, fresh, list.owners(), links)
                                    .compose(_ -> read.numbers().isEmpty()
                                            ? Future.succeededFuture()
                                            : members.setNumbers(cohort.id(), read.numbers()))
                                    .map(new Result(read, true, fresh)));
                });
    }

    /** Lets mail go out that was written in a transaction. */
    void wake() {
        mail.outbox().ifPresent(Outbox::wake);
    }

    private Future<?> write(
            SqlConnection transaction,
            Visitor instructor,
            Cohort cohort,
            Import read,
            Set<String> fresh,
            Map<String, UUID> owners,
            Map<String, InvitationLink> links) {
        List<Person> people = read.invited().stream()
                .filter(person -> fresh.contains(person.emailKey()))
                .toList();
        return mail.outbox()
                .<Future<?>>map(
                        box -> box.put(transaction, InvitationMail.letters(cohort, people, owners, links, instructor)))
                .orElseGet(Future::succeededFuture);
    }

    /** Takes an invitation back, and the mail that tells of it as long as it waits; false where there is none. */
    Future<Boolean> withdraw(SqlConnection transaction, UUID cohort, String emailKey) {
        return new InvitationTable(transaction)
                .remove(cohort, emailKey)
                .compose(address -> address.isEmpty()
                        ? Future.succeededFuture(false)
                        : mail.stop(transaction, cohort, address.get()).map(true));
    }

    /** The invitations of somebody; none without an account. */
    List<Invitation> to(UUID learner) {
        return people.addressOf(learner)
                .map(key -> table.to(key, learner).await())
                .orElse(List.of());
    }

    /**
     * Makes them a member under the name of the invitation; who became one by it on another device meanwhile stays so.
     * A problem 404 where they have none.
     */
    void accept(RoutingContext context, UUID cohort) {
        UUID learner = Visitor.of(context).learner();
        Cohort joined = cohorts.of(cohort).await().orElseThrow(Invitations::none);
        String key = address(learner);
        Optional<Invited> invited = table.of(cohort, key).await();
        if (invited.isPresent()) {
            roster.accept(context, joined, key, named(invited.get()));
        } else if (roster.member(cohort, learner).isEmpty()) {
            throw none();
        }
    }

    /** The name under which somebody is in a cohort; empty where they are not. */
    Optional<String> nameIn(UUID cohort, Visitor visitor) {
        return roster.member(cohort, visitor.learner()).map(Membership::name);
    }

    /** The invitation whose mail has a link; empty where it was used, declined or withdrawn. */
    Optional<Linked> linked(InvitationLink link) {
        return table.linked(link).await();
    }

    /**
     * Makes the visitor a member by the link of an invitation, whichever address their account has: who has the link
     * has the mail that was sent to the invited address.
     */
    void accept(RoutingContext context, Linked linked) {
        Cohort joined = cohorts.of(linked.cohort()).await().orElseThrow(Invitations::none);
        roster.accept(context, joined, linked.invited().emailKey(), named(linked.invited()));
    }

    /** A name that was taken before names were cleaned may have nothing to see: then it is the part of the address. */
    static String named(Invited invited) {
        return Label.of(invited.name())
                .map(Label::text)
                .orElseGet(() -> invited.email().substring(0, invited.email().indexOf('@')));
    }

    /** Ends an invitation without joining; a problem 404 where there is none. */
    Future<Boolean> decline(SqlConnection transaction, UUID cohort, String emailKey) {
        return withdraw(transaction, cohort, emailKey).map(isDeclined -> {
            if (!isDeclined) {
                throw none();
            }
            return true;
        });
    }

    /** The address that somebody may be invited by; a problem 404 for who has no account. */
    String address(UUID learner) {
        return people.addressOf(learner).orElseThrow(Invitations::none);
    }

    static Problem none() {
        return Problem.notFound(new Message("cohort.problem.invitation"));
    }
}
