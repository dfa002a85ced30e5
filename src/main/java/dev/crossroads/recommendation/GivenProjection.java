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

/** The advice each learner was given on a complete set of answers, each distinct advice once. */
final class GivenProjection implements Projection {
    private static final String SQL = """
            INSERT INTO recommendation_given
                   (learner_id, course, key, version, leader, decided, confidence, verdict, margin, given_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[],
                                 $7::integer[], $8::text[], $9::integer[], $10::timestamptz[])
            ON CONFLICT (learner_id, course, key) DO NOTHING
            """;

    @Override
    public List<String> tables() {
        return List.of("recommendation_given");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return Columns.said(batch, GivenProjection::said)
                .map(columns -> columns.uuid(RecommendationGiven::learner)
                        .text(RecommendationGiven::course)
                        .text(RecommendationGiven::key)
                        .text(given -> given.advised().version())
                        .text(given -> given.advised().leader())
                        .bool(given -> given.advised().decided())
                        .optionalInteger(given -> given.advised().confidence())
                        .text(RecommendationGiven::verdict)
                        .integer(RecommendationGiven::margin)
                        .time(RecommendationGiven::at)
                        .statement(SQL));
    }

    private static Stream<RecommendationGiven> said(LearnerEvent event) {
        return switch (event) {
            case RecommendationGiven e -> Stream.of(e);
            case RecommendationAnswered _,
                    QuestionWeighed _,
                    RecommendationSaved _,
                    RecommendationWithdrawn _,
                    LanguageStarted _,
                    LanguageFollowedUp _,
                    LessonEvent _,
                    QuizEvent _ -> Stream.empty();
        };
    }
}
