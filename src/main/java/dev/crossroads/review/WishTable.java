package dev.crossroads.review;

import dev.crossroads.quiz.LearnerWishes;
import dev.crossroads.quiz.ReviewWishes;
import dev.crossroads.quiz.ReviewWishes.LeftOut;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The SQL of tables {@code review_wish} and {@code review_left_out}. */
final class WishTable implements LearnerWishes {
    private final Pool pool;

    WishTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Map<UUID, ReviewWishes>> of(Collection<UUID> learners) {
        return pool.preparedQuery("""
                        SELECT learner_id, per_day, NULL AS course, NULL AS question, NULL::date AS until
                        FROM review_wish
                        WHERE learner_id = ANY ($1)
                        UNION ALL
                        (SELECT learner_id, NULL, course, question, until
                         FROM review_left_out
                         WHERE learner_id = ANY ($1)
                         ORDER BY left_out_at DESC, course, question)
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Integer> perDay = new HashMap<>();
                    Map<UUID, List<LeftOut>> leftOut = new HashMap<>();
                    for (Row row : rows) {
                        UUID learner = row.getUUID("learner_id");
                        List<LeftOut> out = leftOut.computeIfAbsent(learner, _ -> new ArrayList<>());
                        Optional.ofNullable(row.getShort("per_day"))
                                .ifPresentOrElse(
                                        most -> perDay.put(learner, most.intValue()), () -> out.add(from(row)));
                    }
                    Map<UUID, ReviewWishes> wishes = new HashMap<>();
                    leftOut.forEach((learner, out) -> wishes.put(
                            learner,
                            new ReviewWishes(perDay.getOrDefault(learner, ReviewWishes.STANDARD.perDay()), out)));
                    return wishes;
                });
    }

    private static LeftOut from(Row row) {
        return new LeftOut(
                row.getString("course"), row.getString("question"), Optional.ofNullable(row.getLocalDate("until")));
    }

    /** Says how many questions a learner wishes to review on a day at most. */
    Future<?> atMost(UUID learner, int perDay, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO review_wish (learner_id, per_day, changed_at) VALUES ($1, $2, $3)
                        ON CONFLICT (learner_id) DO UPDATE
                            SET per_day = excluded.per_day, changed_at = excluded.changed_at
                        """).execute(Tuple.of(learner, (short) perDay, now.atOffset(ZoneOffset.UTC)));
    }

    /**
     * Leaves a question out, or changes for how long.
     *
     * @param until the day on which it may come again; empty for good
     */
    Future<?> leaveOut(UUID learner, String course, String question, Optional<LocalDate> until, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO review_left_out (learner_id, course, question, until, left_out_at)
                        VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (learner_id, course, question) DO UPDATE
                            SET until = excluded.until, left_out_at = excluded.left_out_at
                        """)
                .execute(Tuple.of(learner, course, question, until.orElse(null), now.atOffset(ZoneOffset.UTC)));
    }

    /** Lets a question come again; again is no mistake. */
    Future<?> bringBack(UUID learner, String course, String question) {
        return pool.preparedQuery("""
                        DELETE FROM review_left_out WHERE learner_id = $1 AND course = $2 AND question = $3
                        """).execute(Tuple.of(learner, course, question));
    }
}
