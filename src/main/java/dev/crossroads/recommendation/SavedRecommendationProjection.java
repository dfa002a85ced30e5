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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The recommendations that learners keep, until they withdraw them. */
final class SavedRecommendationProjection implements Projection {
    private static final String SQL = """
            INSERT INTO recommendation_kept (learner_id, recommendation_id, course, content, kept_at)
            SELECT learner_id, recommendation_id, course, content::jsonb, kept_at
              FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
                AS saved (learner_id, recommendation_id, course, content, kept_at)
            ON CONFLICT (learner_id, recommendation_id) DO UPDATE
            SET content = excluded.content
            """;

    /** A change of a saved recommendation. */
    private record Change(UUID learner, UUID recommendation, String course, Optional<String> content, Instant at) {}

    @Override
    public List<String> tables() {
        return List.of("recommendation_kept");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        return Columns.said(batch, SavedRecommendationProjection::change)
                .map(columns -> columns.uuid(Change::learner)
                        .uuid(Change::recommendation)
                        .text(Change::course)
                        .optionalText(Change::content)
                        .time(Change::at)
                        .statement(SQL));
    }

    private static Stream<Change> change(LearnerEvent event) {
        return switch (event) {
            case RecommendationSaved e ->
                Stream.of(new Change(
                        e.learner(),
                        e.recommendation(),
                        e.course(),
                        Optional.of(e.content().toString()),
                        e.at()));
            case RecommendationWithdrawn e ->
                Stream.of(new Change(e.learner(), e.recommendation(), e.course(), Optional.empty(), e.at()));
            case QuestionWeighed _, RecommendationGiven _ -> Stream.empty();
            case RecommendationAnswered _, LanguageStarted _, LanguageFollowedUp _, LessonEvent _, QuizEvent _ ->
                Stream.empty();
        };
    }
}
