package dev.crossroads.cohort;

import dev.crossroads.mail.Letter;
import dev.crossroads.mail.Outbox;
import dev.crossroads.roster.PeopleList.Person;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes to people who are invited to a cohort; only once to each, and only where this site sends mail. */
final class InvitationMail {
    /** An invitation stands longer than this, but a mail server that is away longer is not waited for. */
    private static final Duration USEFUL = Duration.ofDays(3);

    private static final String KIND = "invitation";

    private final Optional<Outbox> outbox;

    InvitationMail(Optional<Outbox> outbox) {
        this.outbox = outbox;
    }

    /** Whether anybody is written to. */
    boolean isSent() {
        return outbox.isPresent();
    }

    /** The outbox; empty where this site sends no mail. */
    Optional<Outbox> outbox() {
        return outbox;
    }

    /** Stops the mail to somebody whose invitation is taken back, as long as it waits. */
    Future<?> stop(SqlConnection transaction, UUID cohort, String address) {
        return outbox.<Future<?>>map(box -> box.stop(transaction, KIND, cohort, address))
                .orElseGet(Future::succeededFuture);
    }

    /**
     * A mail to each of these people, in the language of who invites them: theirs is not known yet.
     *
     * @param owners whose accounts have these addresses
     * @param links to the invitations, by the keys of these addresses
     */
    static List<Letter> letters(
            Cohort cohort,
            List<Person> people,
            Map<String, UUID> owners,
            Map<String, InvitationLink> links,
            Visitor instructor) {
        Texts texts = instructor.texts();
        return people.stream()
                .map(person -> {
                    Optional<UUID> owner = Optional.ofNullable(owners.get(person.emailKey()));
                    return new Letter(
                            KIND,
                            owner,
                            person.email(),
                            texts,
                            "cohort.mail.invitation",
                            List.of(
                                    texts.say(
                                            "cohort.mail.invitation.what",
                                            Map.of("instructor", instructor.name(), "title", cohort.title())),
                                    texts.say(
                                            owner.isPresent()
                                                    ? "cohort.mail.invitation.account"
                                                    : "cohort.mail.invitation.new"),
                                    texts.say("cohort.mail.invitation.ignore")),
                            Optional.of(new Letter.Action(
                                    texts.say("cohort.mail.invitation.do"),
                                    links.get(person.emailKey()).path())),
                            USEFUL,
                            cohort.id());
                })
                .toList();
    }
}
