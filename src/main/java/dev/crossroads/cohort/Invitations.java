package dev.crossroads.cohort;

import dev.crossroads.cohort.InvitationTable.Invitation;
import dev.crossroads.cohort.InvitationTable.Invited;
import dev.crossroads.mail.Outbox;
import dev.crossroads.roster.PeopleList;
import dev.crossroads.roster.PeopleList.Person;
import dev.crossroads.roster.PeopleList.Reading;
import dev.crossroads.web.Label;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * People whom an instructor adds by e-mail address. They are written to where this site sends mail. Nobody becomes a
 * member by it alone: who has an account of that address sees the invitation and accepts it.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Invitations {
    private final InvitationTable table;
    private final CohortTable cohorts;
    private final Roster roster;
    private final People people;
    private final InvitationMail mail;
    private final InstantSource clock;

    Invitations(Pool pool, Roster roster, People people, InvitationMail mail, InstantSource clock) {
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
        Map<String, UUID> owners =
                people.owners(invited.stream().map(Invited::emailKey).toList());
        // A guest who joined and signed up later is a member already.
        Set<UUID> members =
                roster.members(cohort.id()).stream().map(Membership::learner).collect(Collectors.toSet());
        return invited.stream()
                .filter(one -> !members.contains(owners.get(one.emailKey())))
                .toList();
    }

    /** The result of each line of a list; nothing is stored. A problem 400 where it is too long. */
    Import read(Cohort cohort, String list) {
        Reading reading = PeopleList.read(list, people::address)
                .orElseThrow(() -> Problem.badRequest(
                        new Message("cohort.problem.list-long", Map.of("most", PeopleList.MOST_ROWS))));
        return Import.of(
                reading,
                people.owners(reading.people().stream().map(Person::emailKey).toList()),
                roster.members(cohort.id()),
                roster.removed(cohort.id()),
                of(cohort));
    }

    /** Whether people who are invited are written to. */
    boolean areMailed() {
        return mail.isSent();
    }

    /** Invites who is new in a list, gives members its numbers, and says what became of each line. */
    Import invite(Visitor instructor, Cohort cohort, String list) {
        Import read = read(cohort, list);
        if (of(cohort).size() + read.fresh() > Roster.MOST_PEOPLE) {
            throw Problem.conflict(new Message("cohort.problem.full", Map.of("most", Roster.MOST_PEOPLE)));
        }
        if (!read.invited().isEmpty()) {
            Map<String, UUID> owners =
                    people.owners(read.invited().stream().map(Person::emailKey).toList());
            table.add(
                            cohort.id(),
                            read.invited(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            (transaction, fresh) -> write(transaction, instructor, cohort, read, fresh, owners))
                    .await();
            mail.outbox().ifPresent(Outbox::wake);
        }
        roster.setNumbers(cohort.id(), read.numbers());
        return read;
    }

    private Future<?> write(
            SqlConnection transaction,
            Visitor instructor,
            Cohort cohort,
            Import read,
            Set<String> fresh,
            Map<String, UUID> owners) {
        List<Person> people = read.invited().stream()
                .filter(person -> fresh.contains(person.emailKey()))
                .toList();
        return mail.outbox()
                .<Future<?>>map(box -> box.put(transaction, InvitationMail.letters(cohort, people, owners, instructor)))
                .orElseGet(Future::succeededFuture);
    }

    /** Takes an invitation back; again is no mistake. */
    void withdraw(Cohort cohort, String emailKey) {
        table.remove(cohort.id(), emailKey).await();
    }

    /** The invitations of somebody; none without an account. */
    List<Invitation> to(UUID learner) {
        return people.addressOf(learner)
                .map(key -> table.to(key, learner).await())
                .orElse(List.of());
    }

    /** Makes them a member under the name of the invitation; a problem 404 where they have none. */
    void accept(UUID learner, UUID cohort) {
        Cohort joined = cohorts.of(cohort).await().orElseThrow(Invitations::none);
        String key = people.addressOf(learner).orElseThrow(Invitations::none);
        Invited invited = table.of(cohort, key).await().orElseThrow(Invitations::none);
        roster.accept(joined, learner, key, named(invited));
    }

    /** A name that was taken before names were cleaned may have nothing to see: then it is the part of the address. */
    private static String named(Invited invited) {
        return Label.of(invited.name())
                .map(Label::text)
                .orElseGet(() -> invited.email().substring(0, invited.email().indexOf('@')));
    }

    /** Ends an invitation without joining; a problem 404 where there is none. */
    void decline(UUID learner, UUID cohort) {
        String key = people.addressOf(learner).orElseThrow(Invitations::none);
        if (!table.remove(cohort, key).await()) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.notFound(new Message("cohort.problem.invitation"));
    }
}
