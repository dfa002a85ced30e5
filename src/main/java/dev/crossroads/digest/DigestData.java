package dev.crossroads.digest;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.UUID;

/** The wish for a digest, and when one was sent lately. A guest has neither. */
final class DigestData implements LearnerData {
    @Override
    public List<Held> export(UUID learner) {
        return List.of(
                new Held("digest", new Statement("""
                        SELECT jsonb_build_object('weekday', weekday, 'hour', hour, 'timeZone', time_zone,
                                                  'language', language, 'nextAt', next_at,
                                                  'changedAt', changed_at)::text AS held
                        FROM digest_subscription
                        WHERE learner_id = $1
                        """, List.of(learner))),
                new Held("digestsSent", new Statement("""
                        SELECT jsonb_build_object('day', day, 'sentAt', sent_at)::text AS held
                        FROM digest_sent
                        WHERE learner_id = $1
                        ORDER BY day
                        """, List.of(learner))));
    }

    @Override
    public List<Statement> merge(UUID guest, UUID learner) {
        return List.of();
    }

    /** Before the mail of the learner: a digest that is written meanwhile waits for this, and finds it gone. */
    @Override
    public List<Statement> delete(UUID learner) {
        return List.of(
                SubscriptionTable.remove(learner),
                new Statement("DELETE FROM digest_sent WHERE learner_id = $1", List.of(learner)));
    }

    @Override
    public List<Statement> deleteGuest(UUID guest) {
        return List.of();
    }
}
