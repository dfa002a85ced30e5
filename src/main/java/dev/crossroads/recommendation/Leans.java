package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.recommendation.advisor.Advisor;
import dev.crossroads.recommendation.advisor.EvidenceResult;
import dev.crossroads.recommendation.advisor.Lean;
import io.vertx.sqlclient.Pool;
import java.util.Collection;
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
public final class Leans {
    private final RecommendationAnswerTable answers;

    /** Of what this database holds. */
    public Leans(Pool pool) {
        answers = new RecommendationAnswerTable(pool);
    }

    /**
     * Where each points; who answered nothing, and showed nothing that counts, is missing.
     *
     * @param shown results in checkpoints by learner, for every one who is asked for
     */
    public Map<UUID, Lean> of(Course course, Map<UUID, ? extends Collection<EvidenceResult>> shown) {
        Questionnaire questionnaire = course.questionnaire().orElseThrow();
        Map<UUID, Map<String, String>> chosen =
                answers.ofAll(List.copyOf(shown.keySet()), course.id()).await();
        Map<UUID, Lean> leans = new HashMap<>();
        shown.forEach((learner, results) -> Advisor.lean(questionnaire, chosen.getOrDefault(learner, Map.of()), results)
                .ifPresent(lean -> leans.put(learner, lean)));
        return leans;
    }
}
