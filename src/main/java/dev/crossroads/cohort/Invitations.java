package dev.crossroads.cohort;

import dev.crossroads.cohort.InvitationTable.Invitation;
import dev.crossroads.cohort.InvitationTable.Invited;
import dev.crossroads.cohort.PeopleCsv.Line;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * People whom an instructor adds by e-mail address. No mail is sent and no address is verified, so nobody becomes a
 * member by it alone: who has an account of that address sees the invitation and accepts it.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Invitations {
    private final InvitationTable table;
    private final CohortTable cohorts;
    private final Roster roster;
    private final People people;
    private final InstantSource clock;

    Invitations(Pool pool, Roster roster, People people, InstantSource clock) {
        this.table = new InvitationTable(pool);
        this.cohorts = new CohortTable(pool);
        this.roster = roster;
        this.people = people;
        this.clock = clock;
    }

    /** Who is invited and has not come yet. */
    List<Invited> of(Cohort cohort) {
        return table.of(cohort.id()).await();
    }

    /** What becomes of each line of a CSV; nothing is stored. A problem 400 where it is none. */
    List<Line> read(Cohort cohort, String csv) {
        Set<String> invited = of(cohort).stream().map(Invited::emailKey).collect(Collectors.toSet());
        try {
            return PeopleCsv.read(csv, people::address, invited);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.badRequest(new Message("cohort.problem.csv", Map.of("most", PeopleCsv.MOST)));
        }
    }

    /** Invites who is new in a CSV, and says what became of each line. */
    List<Line> invite(Cohort cohort, String csv) {
        List<Line> lines = read(cohort, csv);
        List<PeopleCsv.Person> fresh =
                lines.stream().flatMap(line -> line.person().stream()).toList();
        if (of(cohort).size() + fresh.size() > Roster.MOST_PEOPLE) {
            throw Problem.conflict(new Message("cohort.problem.full", Map.of("most", Roster.MOST_PEOPLE)));
        }
        if (!fresh.isEmpty()) {
            table.add(cohort.id(), fresh, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                    .await();
        }
        return lines;
    }

    /** Takes an invitation back; again is no mistake. */
    void withdraw(Cohort cohort, String emailKey) {
        table.remove(cohort.id(), emailKey).await();
    }

    /** What somebody is invited to; nothing for who has no account. */
    List<Invitation> to(UUID learner) {
        return people.addressOf(learner).map(key -> table.to(key).await()).orElse(List.of());
    }

    /** Makes them a member under the name of the invitation; a problem 404 where they have none. */
    void accept(UUID learner, UUID cohort) {
        Cohort joined = cohorts.of(cohort).await().orElseThrow(Invitations::none);
        roster.join(joined, learner, end(learner, cohort));
    }

    /** Ends an invitation without joining; a problem 404 where there is none. */
    void decline(UUID learner, UUID cohort) {
        end(learner, cohort);
    }

    private String end(UUID learner, UUID cohort) {
        String key = people.addressOf(learner).orElseThrow(Invitations::none);
        return table.remove(cohort, key).await().orElseThrow(Invitations::none);
    }

    private static Problem none() {
        return Problem.notFound(new Message("cohort.problem.invitation"));
    }
}
