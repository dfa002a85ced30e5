package dev.crossroads.recommendation;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.LanguageFollowedUp;
import dev.crossroads.event.LearnerEvent.LanguageStarted;
import dev.crossroads.event.LearnerEvent.LessonEvent;
import dev.crossroads.event.LearnerEvent.QuestionWeighed;
import dev.crossroads.event.LearnerEvent.QuizEvent;
import dev.crossroads.event.LearnerEvent.RecommendationAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationGiven;
import dev.crossroads.event.LearnerEvent.RecommendationSaved;
import dev.crossroads.event.LearnerEvent.RecommendationWithdrawn;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each learner's latest word on how it is going. */
final class GoingProjection implements Projection {
    private static final String SQL = """
            INSERT INTO recommendation_going (learner_id, course, going, said_at, step)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::integer[])
            ON CONFLICT (learner_id, course) DO UPDATE
            SET going = excluded.going, said_at = excluded.said_at, step = excluded.step
            """;

    @Override
    public List<String> tables() {
        return List.of("recommendation_going");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return Columns.said(batch, GoingProjection::said)
                .map(columns -> columns.uuid(LanguageFollowedUp::learner)
                        .text(LanguageFollowedUp::course)
                        .text(report -> report.going().name())
                        .time(LanguageFollowedUp::at)
                        .optionalInteger(LanguageFollowedUp::step)
                        .statement(SQL));
    }

    private static Stream<LanguageFollowedUp> said(LearnerEvent event) {
        return switch (event) {
            case LanguageFollowedUp e -> Stream.of(e);
            case RecommendationAnswered _,
                    RecommendationSaved _,
                    RecommendationWithdrawn _,
                    LanguageStarted _,
                    QuestionWeighed _,
                    RecommendationGiven _,
                    LessonEvent _,
                    QuizEvent _ -> Stream.empty();
        };
    }
}
