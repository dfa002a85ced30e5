package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.regrade.Change;
import dev.crossroads.quiz.regrade.Decision;
import dev.crossroads.recommendation.advisor.Leader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whose recommendation would have another leader once answers are marked again. */
public final class AdvisedOtherwise {
    private AdvisedOtherwise() {}

    /**
     * How many learners that are. Waits for the database.
     *
     * @param results of at least those whom the changes concern
     */
    public static int count(
            Leaders leaders, Course course, Decision decision, List<Change> changes, Map<UUID, CourseResults> results) {
        if (course.questionnaire().isEmpty() || changes.isEmpty()) {
            return 0;
        }
        Map<UUID, Change> byAttempt = changes.stream()
                .collect(Collectors.toMap(change -> change.given().attempt(), change -> change));
        Map<UUID, CourseResults> before = new HashMap<>();
        Map<UUID, CourseResults> after = new HashMap<>();
        changes.stream()
                .map(change -> change.given().learner())
                .distinct()
                .filter(results::containsKey)
                .forEach(learner -> {
                    CourseResults given = results.get(learner);
                    before.put(learner, given);
                    after.put(learner, given.remarked(response -> remarked(decision, byAttempt, response)));
                });
        Map<UUID, Leader> now = leaders.of(course, before);
        Map<UUID, Leader> then = leaders.of(course, after);
        return (int) before.keySet().stream()
                .filter(learner -> !Objects.equals(leader(now.get(learner)), leader(then.get(learner))))
                .count();
    }

    private static Marked remarked(Decision decision, Map<UUID, Change> changes, Marked response) {
        Change change = changes.get(response.attempt());
        return change == null || !response.question().equals(decision.question())
                ? response
                : response.remarked(change.after().correct(), decision.rule() != Rule.LEFT_OUT);
    }

    private static Optional<String> leader(Leader leader) {
        return Optional.ofNullable(leader).map(known -> known.alternative() + known.decided());
    }
}
