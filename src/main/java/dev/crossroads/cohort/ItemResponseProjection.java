package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.LanguageFollowedUp;
import dev.crossroads.event.LearnerEvent.LanguageStarted;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationKept;
import dev.crossroads.event.LearnerEvent.RecommendationWithdrawn;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How each learner first and last responded to each item. An answer that is changed within an attempt is the answer of
 * that attempt. How long the first one took is in the view {@code timed_item_response}.
 */
final class ItemResponseProjection implements Projection {
    private static final String SQL = """
            INSERT INTO item_response AS known
                (learner_id, course, question, revision, quiz, attempts, first_attempt, first_answer, first_correct,
                 first_confidence, first_at, last_attempt, last_correct, last_confidence, last_at)
            SELECT learner_id, course, question, revision, quiz, 1, attempt, answer::jsonb, correct,
                   confidence, at, attempt, correct, confidence, at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[],
                        $8::boolean[], $9::text[], $10::timestamptz[])
                 AS t (learner_id, course, question, revision, quiz, attempt, answer, correct, confidence, at)
            ON CONFLICT (learner_id, course, question, revision) DO UPDATE
            SET attempts = known.attempts + CASE WHEN known.last_attempt = excluded.last_attempt THEN 0 ELSE 1 END,
                first_answer = CASE WHEN known.first_attempt = excluded.first_attempt
                                    THEN excluded.first_answer ELSE known.first_answer END,
                first_correct = CASE WHEN known.first_attempt = excluded.first_attempt
                                     THEN excluded.first_correct ELSE known.first_correct END,
                first_confidence = CASE WHEN known.first_attempt = excluded.first_attempt
                                        THEN excluded.first_confidence ELSE known.first_confidence END,
                last_attempt = excluded.last_attempt,
                last_correct = excluded.last_correct,
                last_confidence = excluded.last_confidence,
                last_at = excluded.last_at
            """;

    @Override
    public List<String> tables() {
        return List.of("item_response");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        List<QuestionAnswered> answered =
                batch.stream().flatMap(ItemResponseProjection::answered).toList();
        return answered.isEmpty() ? Optional.empty() : Optional.of(statement(answered));
    }

    private static Stream<QuestionAnswered> answered(LearnerEvent event) {
        return switch (event) {
            case QuestionAnswered e -> Stream.of(e);
            case SectionsRead _,
                    LessonCompleted _,
                    AttemptStarted _,
                    HintReleased _,
                    AttemptFinished _,
                    RecommendationAnswered _,
                    RecommendationKept _,
                    RecommendationWithdrawn _,
                    LanguageStarted _,
                    LanguageFollowedUp _ -> Stream.empty();
        };
    }

    private static Statement statement(List<QuestionAnswered> answered) {
        return Columns.<QuestionAnswered>of(answered)
                .uuid(QuestionAnswered::learner)
                .text(QuestionAnswered::course)
                .text(QuestionAnswered::question)
                .text(QuestionAnswered::revision)
                .text(QuestionAnswered::quiz)
                .uuid(QuestionAnswered::attempt)
                .text(e -> e.answer().toString())
                .bool(QuestionAnswered::correct)
                .optionalText(e -> e.confidence().map(Enum::name))
                .time(QuestionAnswered::at)
                .statement(SQL);
    }
}
