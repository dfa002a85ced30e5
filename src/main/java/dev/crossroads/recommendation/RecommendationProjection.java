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

/** The latest answer of each learner to each question of a recommendation. */
final class RecommendationProjection implements Projection {
    private static final String SQL = """
            INSERT INTO recommendation_answer (learner_id, course, question, option, version, answered_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
            ON CONFLICT (learner_id, course, question) DO UPDATE
            SET option = excluded.option, version = excluded.version, answered_at = excluded.answered_at
            """;

    @Override
    public List<String> tables() {
        return List.of("recommendation_answer");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return Columns.said(batch, RecommendationProjection::answered)
                .map(columns -> columns.uuid(RecommendationAnswered::learner)
                        .text(RecommendationAnswered::course)
                        .text(RecommendationAnswered::question)
                        .text(RecommendationAnswered::option)
                        .optionalText(RecommendationAnswered::version)
                        .time(RecommendationAnswered::at)
                        .statement(SQL));
    }

    private static Stream<RecommendationAnswered> answered(LearnerEvent event) {
        return switch (event) {
            case RecommendationAnswered e -> Stream.of(e);
            case RecommendationSaved _,
                    RecommendationWithdrawn _,
                    LanguageStarted _,
                    LanguageFollowedUp _,
                    QuestionWeighed _,
                    RecommendationGiven _,
                    LessonEvent _,
                    QuizEvent _ -> Stream.empty();
        };
    }
}
