package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.recommendation.advisor.Advisor;
import dev.crossroads.recommendation.advisor.Leader;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Questionnaire questionnaire = course.questionnaire().orElseThrow();
        Map<UUID, Answered> answered =
                answers.ofAll(List.copyOf(results.keySet()), course.id()).await();
        Map<UUID, Leader> leaders = new HashMap<>();
        results.forEach((learner, given) -> Advisor.leader(
                        questionnaire,
                        answered.getOrDefault(learner, Answered.NOTHING).to(questionnaire),
                        CheckpointEvidence.of(course, given))
                .ifPresent(leader -> leaders.put(learner, leader)));
        return leaders;
    }
}
