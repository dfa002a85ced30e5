package dev.crossroads.review;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.UUID;

/** The wishes of learners for their reviews. Of what a guest and an account both wish, the later one is kept. */
final class WishData implements LearnerData {
    @Override
    public List<Held> export(UUID learner) {
        return List.of(
                new Held("reviewWishes", new Statement("""
                        SELECT jsonb_build_object('perDay', per_day, 'changedAt', changed_at)::text AS held
                        FROM review_wish
                        WHERE learner_id = $1
                        """, List.of(learner))),
                new Held("reviewLeftOut", new Statement("""
                        SELECT jsonb_build_object('course', course, 'question', question, 'until', until,
                                                  'leftOutAt', left_out_at)::text AS held
                        FROM review_left_out
                        WHERE learner_id = $1
                        ORDER BY left_out_at, course, question
                        """, List.of(learner))));
    }

    @Override
    public List<Statement> merge(UUID guest, UUID learner) {
        return List.of(
                new Statement("""
                        INSERT INTO review_wish (learner_id, per_day, changed_at)
                        SELECT $2, per_day, changed_at FROM review_wish WHERE learner_id = $1
                        ON CONFLICT (learner_id) DO UPDATE
                            SET per_day = excluded.per_day, changed_at = excluded.changed_at
                            WHERE excluded.changed_at > review_wish.changed_at
                        """, List.of(guest, learner)),
                new Statement("""
                        INSERT INTO review_left_out (learner_id, course, question, until, left_out_at)
                        SELECT $2, course, question, until, left_out_at FROM review_left_out WHERE learner_id = $1
                        ON CONFLICT (learner_id, course, question) DO UPDATE
                            SET until = excluded.until, left_out_at = excluded.left_out_at
                            WHERE excluded.left_out_at > review_left_out.left_out_at
                        """, List.of(guest, learner)),
                wishes(guest),
                leftOut(guest));
    }

    @Override
    public List<Statement> delete(UUID learner) {
        return List.of(wishes(learner), leftOut(learner));
    }

    private static Statement wishes(UUID learner) {
        return new Statement("DELETE FROM review_wish WHERE learner_id = $1", List.of(learner));
    }

    private static Statement leftOut(UUID learner) {
        return new Statement("DELETE FROM review_left_out WHERE learner_id = $1", List.of(learner));
    }
}
