package dev.crossroads.quiz;

import dev.crossroads.event.LearnerEvent.Confidence;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a learner's quizzes came to, for the parts of the program that draw conclusions from it. Responses that the
 * learner must not know the marking of yet are left out.
 */
public final class Results {
    private final AttemptTable attempts;
    private final ResponseTable responses;

    /** Results as this database holds them. */
    public Results(Pool pool) {
        attempts = new AttemptTable(pool);
        responses = new ResponseTable(pool);
    }

    /**
     * A response that was marked.
     *
     * @param revision of the question as it stood then
     * @param taken the time from the answer before in the attempt, or from its start; one that was answered again
     *     before it was marked counts as answered then
     */
    public record Marked(
            UUID attempt,
            String quiz,
            String question,
            String revision,
            boolean correct,
            Optional<Confidence> confidence,
            Duration taken,
            Instant answeredAt) {}

    /**
     * A learner's attempts in a course without their responses, the latest of each quiz first.
     *
     * @param now attempts whose deadline is before it have ended
     */
    public Future<List<Attempt>> attempts(UUID learner, String course, Instant now) {
        return attempts.ofCourse(learner, course, now);
    }

    /**
     * A learner's marked responses in a course, the earliest first.
     *
     * @param now attempts whose deadline is before it have ended
     */
    public Future<List<Marked>> responses(UUID learner, String course, Instant now) {
        return responses
                .revealed(learner, course, now)
                .map(all -> all.stream()
                        .map(placed -> new Marked(
                                placed.attempt(),
                                // One copy of these, as they are remembered for thousands of learners.
                                placed.quiz().intern(),
                                placed.response().question().intern(),
                                placed.response().revision().intern(),
                                placed.response().correct(),
                                placed.response().confidence(),
                                placed.taken(),
                                placed.response().answeredAt()))
                        .toList());
    }
}
