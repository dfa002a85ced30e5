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

/** The importance that each learner gave to each question of a recommendation. */
final class WeighedProjection implements Projection {
    private static final String SQL = """
            INSERT INTO recommendation_weight (learner_id, course, question, importance, said_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
            ON CONFLICT (learner_id, course, question) DO UPDATE
            SET importance = excluded.importance, said_at = excluded.said_at
            """;

    @Override
    public List<String> tables() {
        return List.of("recommendation_weight");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return Columns.said(batch, WeighedProjection::said)
                .map(columns -> columns.uuid(QuestionWeighed::learner)
                        .text(QuestionWeighed::course)
                        .text(QuestionWeighed::question)
                        .text(weighed -> weighed.importance().name())
                        .time(QuestionWeighed::at)
                        .statement(SQL));
    }

    private static Stream<QuestionWeighed> said(LearnerEvent event) {
        return switch (event) {
            case QuestionWeighed e -> Stream.of(e);
            case RecommendationAnswered _,
                    RecommendationGiven _,
                    RecommendationSaved _,
                    RecommendationWithdrawn _,
                    LanguageStarted _,
                    LanguageFollowedUp _,
                    LessonEvent _,
                    QuizEvent _ -> Stream.empty();
        };
    }
}
