package dev.crossroads.quiz;

import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.Statement;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What has to be settled where the attempts of a guest and of an account become one learner's: of two in progress at
 * the same quiz the one that was begun last goes on, and no number is there twice.
 */
public final class MergedAttempts {
    private MergedAttempts() {}

    /**
     * Finds the attempts that have to end; to be asked before either learner's rows are touched. Rows are for
     * {@link #ending}.
     */
    public static Statement surplus(UUID guest, UUID learner, Instant now) {
        return new Statement("""
                SELECT id, course, quiz, coalesce(deadline < $2, false) AS expired
                FROM (SELECT id, course, quiz, deadline,
                             row_number() OVER (PARTITION BY course, quiz ORDER BY started_at DESC, id) AS place
                      FROM attempt
                      WHERE learner_id = ANY ($1::uuid[]) AND finished_at IS NULL) AS open
                WHERE place > 1
                ORDER BY id
                """, List.of(new UUID[] {guest, learner}, now.atOffset(ZoneOffset.UTC)));
    }

    /** The event that ends an attempt of {@link #surplus}; what was answered counts. */
    public static AttemptFinished ending(Row row, UUID learner, Instant now) {
        UUID attempt = row.getUUID("id");
        return new AttemptFinished(
                UUID.nameUUIDFromBytes(("merged " + attempt).getBytes(StandardCharsets.UTF_8)),
                learner,
                now,
                row.getString("course"),
                row.getString("quiz"),
                attempt,
                row.getBoolean("expired"));
    }

    /**
     * Numbers the attempts in a learner's log anew, in the order in which they began, with the one in progress last: it
     * is by the last one that the next is refused. The only thing that is ever changed in what an event says.
     */
    public static Statement numbered(UUID learner) {
        return new Statement("""
                UPDATE event
                SET body = jsonb_set(event.body, '{number}', to_jsonb(placed.number))
                FROM (SELECT id, row_number() OVER (PARTITION BY course, body ->> 'quiz' ORDER BY is_open, seq) AS number
                      FROM (SELECT begun.id, begun.seq, begun.course, begun.body,
                                   NOT EXISTS (SELECT 1
                                               FROM event ended
                                               WHERE ended.learner_id = $1 AND ended.type = 'attempt-finished'
                                                 AND ended.body ->> 'attempt' = begun.body ->> 'attempt') AS is_open
                            FROM event begun
                            WHERE begun.learner_id = $1 AND begun.type = 'attempt-started') AS attempts) AS placed
                WHERE event.learner_id = $1 AND event.id = placed.id
                  AND (event.body ->> 'number')::bigint <> placed.number
                """, List.of(learner));
    }

    /**
     * The attempts whose marks the learner may not see yet, as {@code Attempt.revealsKeyOf} has it. Rows: {@code (id
     * uuid)}.
     */
    public static Statement unmarked(UUID learner, Instant now) {
        return new Statement("""
                SELECT id
                FROM attempt
                WHERE learner_id = $1 AND deferred AND finished_at IS NULL AND coalesce(deadline >= $2, true)
                """, List.of(learner, now.atOffset(ZoneOffset.UTC)));
    }
}
