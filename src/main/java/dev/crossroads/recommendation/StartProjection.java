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

/** Which language each learner said they started with. Who says the same again changes nothing. */
final class StartProjection implements Projection {
    private static final String SQL = """
            INSERT INTO recommendation_start AS stored
                   (learner_id, course, language, version, leader, decided, confidence, started_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[],
                                 $7::integer[], $8::timestamptz[])
            ON CONFLICT (learner_id, course) DO UPDATE
            SET language = excluded.language, version = excluded.version, leader = excluded.leader,
                decided = excluded.decided, confidence = excluded.confidence, started_at = excluded.started_at
            WHERE stored.language IS DISTINCT FROM excluded.language
            """;

    @Override
    public List<String> tables() {
        return List.of("recommendation_start");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return Columns.said(batch, StartProjection::said)
                .map(columns -> columns.uuid(LanguageStarted::learner)
                        .text(LanguageStarted::course)
                        .optionalText(LanguageStarted::language)
                        .text(started -> started.advised().version())
                        .text(started -> started.advised().leader())
                        .bool(started -> started.advised().decided())
                        .optionalInteger(started -> started.advised().confidence())
                        .time(LanguageStarted::at)
                        .statement(SQL));
    }

    private static Stream<LanguageStarted> said(LearnerEvent event) {
        return switch (event) {
            case LanguageStarted e -> Stream.of(e);
            case RecommendationAnswered _,
                    RecommendationSaved _,
                    RecommendationWithdrawn _,
                    LanguageFollowedUp _,
                    QuestionWeighed _,
                    RecommendationGiven _,
                    LessonEvent _,
                    QuizEvent _ -> Stream.empty();
        };
    }
}
