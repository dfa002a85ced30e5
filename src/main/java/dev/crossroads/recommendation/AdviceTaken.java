package dev.crossroads.recommendation;

import dev.crossroads.course.Courses;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.event.Recorder;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.web.TimeOrderedIds;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A learner's steps after the questions of a recommendation, each as a request of theirs would take it: for others that
 * act in their place, at a time of their own.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class AdviceTaken {
    private final Recommendations recommendations;
    private final FollowUps followUps;

    /** Steps that are taken at the time of this clock. */
    public AdviceTaken(Courses courses, Recorder recorder, Pool pool, InstantSource clock) {
        recommendations = new Recommendations(courses, recorder, pool, clock);
        followUps = new FollowUps(courses, recommendations, recorder, pool, clock);
    }

    /**
     * Shows the learner what is advised, and starts with that or with something else.
     *
     * @param otherwise an alternative or {@code other}; empty to start with what is ahead
     */
    public void start(UUID learner, String course, Optional<String> otherwise) {
        Given given = recommendations.of(learner, course);
        recommendations.shown(learner, given);
        if (given.isFounded()) {
            followUps.start(
                    learner, course, otherwise.orElseGet(() -> given.advice().leader()), TimeOrderedIds.next());
        }
    }

    /**
     * Says how it goes, where it is time to ask.
     *
     * @param along how far along the path of what they started with, 0 to 1
     */
    public void followUp(UUID learner, String course, Going going, double along) {
        FollowUp before = followUps.of(learner, course);
        if (before.isDue(followUps.now())) {
            Optional<Integer> step = before.start()
                    .flatMap(FollowUp.Start::language)
                    .map(language -> (int) Math.round(along * steps(course, language)));
            followUps.going(learner, course, going, step, TimeOrderedIds.next());
        }
    }

    private int steps(String course, String language) {
        return followUps.course(course).questionnaire().orElseThrow().alternatives().stream()
                .filter(alternative -> alternative.id().equals(language))
                .mapToInt(Alternative::path)
                .sum();
    }
}
