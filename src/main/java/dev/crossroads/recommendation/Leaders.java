package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.recommendation.advisor.Leader;
import dev.crossroads.recommendation.advisor.Preferences;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the recommendations of many learners point, for the parts of the program that show it to others: the leader
 * alone, without the searches that explain it.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class Leaders {
    private final RecommendationAnswerTable answers;

    /** Of what this database holds. */
    public Leaders(Pool pool) {
        answers = new RecommendationAnswerTable(pool);
    }

    /**
     * Where each points; who answered nothing, and showed nothing that counts, is missing.
     *
     * @param results for every learner who is asked for
     */
    public Map<UUID, Leader> of(Course course, Map<UUID, CourseResults> results) {
        Map<UUID, Preferences> stated = preferences(results.keySet(), course).await();
        Map<UUID, Leader> leaders = new HashMap<>();
        results.forEach((learner, given) -> Optional.ofNullable(stated.get(learner))
                .flatMap(said -> of(course, said, given))
                .ifPresent(leader -> leaders.put(learner, leader)));
        return leaders;
    }

    /** The answers of each of these learners to the course's questionnaire; empty where it has none. */
    public Future<Map<UUID, Preferences>> preferences(Collection<UUID> learners, Course course) {
        if (course.questionnaire().isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Questionnaire questionnaire = course.questionnaire().get();
        Preferences nothing = Preferences.of(questionnaire, Answered.NOTHING.to(questionnaire));
        return answers.ofAll(List.copyOf(learners), course.id()).map(answered -> {
            Map<UUID, Preferences> stated = new HashMap<>();
            learners.forEach(learner -> stated.put(
                    learner,
                    Optional.ofNullable(answered.get(learner))
                            .map(said -> Preferences.of(questionnaire, said.to(questionnaire)))
                            .orElse(nothing)));
            return stated;
        });
    }

    /** The language that these answers point to; empty where nothing counts. */
    public static Optional<Leader> of(Course course, Preferences stated, CourseResults results) {
        return stated.leader(CheckpointEvidence.of(course, results));
    }
}
