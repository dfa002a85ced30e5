package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.LearnerEvent.QuestionsShown;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;

/** On which days, and when on each, a learner was active in a course. Whatever is recorded is activity. */
final class ActivityProjection implements Projection {
    private static final String SQL = """
            INSERT INTO activity_day AS stored (learner_id, course, day, first_at, last_at)
            SELECT learner_id, course, (at AT TIME ZONE 'UTC')::date, at, at
            FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS t (learner_id, course, at)
            ON CONFLICT (learner_id, course, day) DO UPDATE
            SET first_at = least(stored.first_at, excluded.first_at), last_at = greatest(stored.last_at, excluded.last_at)
            """;

    @Override
    public List<String> tables() {
        return List.of("activity_day");
    }

    @Override
    public List<String> kept() {
        return List.of(MemberStateTable.NAME);
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        List<? extends LearnerEvent> done =
                batch.stream().filter(ActivityProjection::isOfTheLearner).toList();
        return done.isEmpty()
                ? Optional.empty()
                : Optional.of(Columns.<LearnerEvent>of(done)
                        .uuid(LearnerEvent::learner)
                        .text(LearnerEvent::course)
                        .time(LearnerEvent::at)
                        .statement(SQL));
    }

    /**
     * An end by the deadline or an act of an instructor says nothing of the learner, who may have left long before, and
     * looking at a question is no step of its own.
     */
    private static boolean isOfTheLearner(LearnerEvent event) {
        return !(event instanceof AttemptFinished finished && finished.expired())
                && !(event instanceof AnswerRegraded)
                && !(event instanceof DeadlineMoved)
                && !(event instanceof QuestionsShown);
    }
}
