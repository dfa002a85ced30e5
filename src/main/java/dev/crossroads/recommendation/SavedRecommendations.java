package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerEvent.RecommendationSaved;
import dev.crossroads.event.LearnerEvent.RecommendationWithdrawn;
import dev.crossroads.event.Recorder;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.SavedRecommendationTable.Listed;
import dev.crossroads.recommendation.SavedRecommendationTable.Saved;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Recommendations that learners keep as they stand, each with a link that opens it for whoever has it. Its id is random
 * (122 bits), nothing on it says whose it is, and whoever saved it can withdraw it.
 *
 * <p>Methods that return no future wait for the database: call them from virtual threads.
 */
final class SavedRecommendations {
    /** A list that can still be read, and a bound on what one visitor can store: each is some 20 KB. */
    private static final int MOST = 20;

    private final Courses courses;
    private final Recommendations recommendations;
    private final Recorder recorder;
    private final SavedRecommendationTable table;
    private final InstantSource clock;

    SavedRecommendations(
            Courses courses, Recommendations recommendations, Recorder recorder, Pool pool, InstantSource clock) {
        this.courses = courses;
        this.recommendations = recommendations;
        this.recorder = recorder;
        this.table = new SavedRecommendationTable(pool);
        this.clock = clock;
    }

    /**
     * A saved recommendation.
     *
     * @param own whether it is the visitor's who opened it
     */
    record Opened(Given given, RecommendationSnapshot content, Instant savedAt, boolean own) {}

    /**
     * Keeps what is advised now and returns its id; the same as the latest one is not saved twice.
     *
     * @throws Problem 400 where nothing is answered yet, 409 where the learner keeps as many as they may
     */
    UUID keep(UUID learner, String courseId, UUID event) {
        Given given = recommendations.of(learner, courseId);
        if (!given.isFounded()) {
            throw Problem.badRequest(new Message("recommendation.saved.nothing"));
        }
        RecommendationSnapshot content = RecommendationSnapshot.of(given);
        List<Listed> saved = of(learner, courseId).await();
        Optional<Listed> same = saved.stream()
                .limit(1)
                .filter(latest -> says(latest, courseId, content))
                .findFirst();
        if (same.isPresent()) {
            return same.get().id();
        }
        if (saved.size() >= MOST) {
            throw Problem.conflict(new Message("recommendation.saved.many", Map.of("most", MOST)));
        }
        RecommendationSaved asked =
                new RecommendationSaved(event, learner, now(), courseId, UUID.randomUUID(), content.toJson());
        return recorder.record(asked)
                .await()
                .same(RecommendationSaved.class, _ -> true)
                .map(RecommendationSaved::recommendation)
                .orElseThrow(Problem::idInUse);
    }

    /** Withdraws one of the learner's own; again is no mistake. A problem 404 where they never saved such a one. */
    void withdraw(UUID learner, String courseId, UUID recommendation, UUID event) {
        if (!table.wasSaved(learner, courseId, recommendation).await()) {
            throw none();
        }
        RecommendationWithdrawn asked = new RecommendationWithdrawn(event, learner, now(), courseId, recommendation);
        recorder.record(asked)
                .await()
                .same(
                        RecommendationWithdrawn.class,
                        stored -> stored.recommendation().equals(recommendation))
                .orElseThrow(Problem::idInUse);
    }

    /** The one that a link opens; a problem 404 where it opens none, or none any more. */
    Opened open(UUID learner, String courseId, UUID recommendation) {
        Course course = courses.course(courseId).orElseThrow(() -> Problem.noCourse(courseId));
        Saved saved = table.at(recommendation, courseId).await().orElseThrow(SavedRecommendations::none);
        RecommendationSnapshot content = RecommendationSnapshot.read(saved.content());
        return new Opened(
                content.in(course), content, saved.at(), saved.learner().equals(learner));
    }

    /** A learner's own, the newest first. */
    Future<List<Listed>> of(UUID learner, String courseId) {
        return table.of(learner, courseId);
    }

    /** The same; a problem 404 where there is no such course. */
    List<Listed> listed(UUID learner, String courseId) {
        courses.course(courseId).orElseThrow(() -> Problem.noCourse(courseId));
        return of(learner, courseId).await();
    }

    private boolean says(Listed listed, String courseId, RecommendationSnapshot content) {
        return table.at(listed.id(), courseId)
                .await()
                .filter(saved -> RecommendationSnapshot.read(saved.content()).equals(content))
                .isPresent();
    }

    private static Problem none() {
        return Problem.notFound(new Message("recommendation.saved.none"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
