package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import io.vertx.sqlclient.Pool;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Facts that learners stated when they asked which language to start with, for numbers of many of them.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class LearnerFacts {
    private final RecommendationAnswerTable answers;

    /** Of what this database holds. */
    public LearnerFacts(Pool pool) {
        answers = new RecommendationAnswerTable(pool);
    }

    /** The questions of a course that ask for a fact, those first that ask what somebody knows already. */
    public static List<AdvisoryQuestion> questions(Course course) {
        return course.questionnaire().stream()
                .flatMap(questionnaire -> questionnaire.questions().stream())
                .filter(AdvisoryQuestion::fact)
                .sorted((one, other) -> Boolean.compare(asksWhatIsKnown(other), asksWhatIsKnown(one)))
                .toList();
    }

    private static boolean asksWhatIsKnown(AdvisoryQuestion question) {
        return question.options().stream().anyMatch(option -> !option.has().isEmpty());
    }

    /** The option of each learner who answered the question as it is asked now. */
    public Map<UUID, String> of(Course course, AdvisoryQuestion question, Collection<UUID> learners) {
        return answers.ofAll(List.copyOf(learners), course.id()).await().entrySet().stream()
                .map(of -> Map.entry(
                        of.getKey(), of.getValue().to(course.questionnaire().orElseThrow())))
                .filter(of -> of.getValue().chosen().containsKey(question.id()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, of -> of.getValue().chosen().get(question.id())));
    }
}
