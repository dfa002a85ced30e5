package dev.crossroads.mail;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.UUID;

/** Mail to a learner that waits, or was sent lately. */
final class MailData implements LearnerData {
    private static final String THEIRS = "learner_id = $1 OR lower(address) = (%s)";

    private final String theirs;

    MailData(String addressKeyQuery) {
        theirs = THEIRS.formatted(addressKeyQuery);
    }

    @Override
    public List<Held> export(UUID learner) {
        return List.of(new Held("mails", new Statement("""
                SELECT jsonb_build_object('kind', kind, 'address', address, 'subject', subject, 'madeAt', made_at,
                                          'sentAt', sent_at, 'failedAt', failed_at)::text AS held
                FROM mail_outbox
                WHERE %s
                ORDER BY made_at
                """.formatted(theirs), List.of(learner))));
    }

    /** A guest has no address. */
    @Override
    public List<Statement> merge(UUID guest, UUID learner) {
        return List.of();
    }

    /** Waiting mail is not sent any more; a sender that has it in hand marks a row that is gone. */
    @Override
    public List<Statement> delete(UUID learner) {
        return List.of(new Statement("DELETE FROM mail_outbox WHERE %s".formatted(theirs), List.of(learner)));
    }

    @Override
    public List<Statement> deleteGuest(UUID guest) {
        return List.of();
    }
}
