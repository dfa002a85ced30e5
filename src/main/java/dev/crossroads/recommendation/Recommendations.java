package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.Importance;
import dev.crossroads.event.LearnerEvent.QuestionWeighed;
import dev.crossroads.event.LearnerEvent.RecommendationAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationGiven;
import dev.crossroads.event.Recorder;
import dev.crossroads.event.RecorderException;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Advisor;
import dev.crossroads.recommendation.advisor.OwnWeights;
import dev.crossroads.recommendation.advisor.Stated;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recommendations: a learner's answers and checkpoint results, brought to the advisor.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Recommendations {
    private static final Logger LOG = LoggerFactory.getLogger(Recommendations.class);

    private final Courses courses;
    private final Recorder recorder;
    private final RecommendationAnswerTable answers;
    private final Results results;
    private final InstantSource clock;

    Recommendations(Courses courses, Recorder recorder, Pool pool, InstantSource clock) {
        this.courses = courses;
        this.recorder = recorder;
        this.answers = new RecommendationAnswerTable(pool);
        this.results = new Results(pool, courses);
        this.clock = clock;
    }

    /**
     * A learner's recommendation.
     *
     * @param stated what they said, as far as it still means the same
     * @param again the questions that they answered once, and that ask something else by now
     * @param until when it is another one though nothing happened, as an attempt ends by its deadline
     */
    record Given(
            Course course,
            Questionnaire questionnaire,
            Stated stated,
            Set<String> again,
            Advice advice,
            Instant until) {
        /** The option chosen for each question, by id. */
        Map<String, String> chosen() {
            return stated.chosen();
        }

        /** Whether there is anything that the advice rests on. */
        boolean isFounded() {
            return !chosen().isEmpty() || advice.shownTotals().values().stream().anyMatch(weight -> weight != 0);
        }

        /** Whether every question is answered. */
        boolean isComplete() {
            return chosen().size() == questionnaire.questions().size();
        }
    }

    /** The current advice; a problem 404 where the course has no questionnaire. */
    Given of(UUID learner, String courseId) {
        Course course = courses.course(courseId).orElseThrow(() -> Problem.noCourse(courseId));
        Questionnaire questionnaire = course.questionnaire().orElseThrow(() -> none(courseId));
        Future<Answered> answered = answers.of(learner, courseId);
        Future<CourseResults> shown = results.of(learner, courseId, clock.instant());
        Stated stated = answered.await().to(questionnaire);
        return new Given(
                course,
                questionnaire,
                stated,
                answered.await().askedAgain(questionnaire),
                Advisor.advise(questionnaire, stated, CheckpointEvidence.of(course, shown.await())),
                shown.await().until());
    }

    /**
     * Records that a learner was shown what is advised, where every question is answered: each distinct advice once.
     * The page does not depend on it, so a busy recorder is not asked again; the next look tries again.
     */
    void shown(UUID learner, Given given) {
        if (!given.isComplete()) {
            return;
        }
        String course = given.course().id();
        RecommendationGiven event =
                GivenAdvice.of(learner, course, given.advice(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (answers.wasGiven(learner, course, event.key()).await()) {
            return;
        }
        try {
            recorder.record(event).await();
        } catch (RecorderException e) {
            LOG.debug("An advice was shown and not recorded", e);
        }
    }

    /**
     * Records how much a question matters to a learner, and returns what is advised then.
     *
     * @throws Problem 404 where there is no such question, 409 where as many as may matter most do already
     */
    Given weigh(UUID learner, String courseId, String question, Importance importance, UUID event) {
        Questionnaire questionnaire = questionnaire(courseId);
        question(questionnaire, question);
        Stated before = answers.of(learner, courseId).await().to(questionnaire);
        long most = before.importance().entrySet().stream()
                .filter(other ->
                        other.getValue() == Importance.MOST && !other.getKey().equals(question))
                .count();
        if (importance == Importance.MOST && most >= OwnWeights.MOST) {
            throw Problem.conflict(new Message("recommendation.matters.many", Map.of("most", OwnWeights.MOST)));
        }
        QuestionWeighed weighed = new QuestionWeighed(
                event, learner, clock.instant().truncatedTo(ChronoUnit.MILLIS), courseId, question, importance);
        LearnerEvent stored = recorder.record(weighed).await().orRefusal();
        Given after = of(learner, courseId);
        if (!stored.equals(weighed) && after.stated().importance(question) != importance) {
            throw Problem.idInUse();
        }
        return after;
    }

    /** A problem 404: the course has no questionnaire. */
    static Problem none(String course) {
        return Problem.notFound(new Message("recommendation.problem.none", Map.of("course", course)));
    }

    /** An importance by its name in forms and in the API; a problem 400 for any other name. */
    static Importance importance(String text) {
        return Word.read(Importance.class, text)
                .orElseThrow(() ->
                        Problem.badRequest(new Message("recommendation.matters.problem", Map.of("matters", text))));
    }

    private static AdvisoryQuestion question(Questionnaire questionnaire, String question) {
        return questionnaire
                .question(question)
                .orElseThrow(() ->
                        Problem.notFound(new Message("recommendation.problem.question", Map.of("question", question))));
    }

    private Questionnaire questionnaire(String courseId) {
        return courses.course(courseId)
                .orElseThrow(() -> Problem.noCourse(courseId))
                .questionnaire()
                .orElseThrow(() -> none(courseId));
    }

    /** Records an answer and returns what is advised then. */
    Given answer(UUID learner, String courseId, String question, String option, UUID event) {
        Questionnaire questionnaire = questionnaire(courseId);
        question(questionnaire, question)
                .option(option)
                .orElseThrow(() -> Problem.badRequest(
                        new Message("recommendation.problem.option", Map.of("question", question, "option", option))));
        RecommendationAnswered answered = new RecommendationAnswered(
                event,
                learner,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                courseId,
                question,
                option,
                Optional.of(questionnaire.version()));
        return reread(answered, recorder.record(answered).await().orRefusal());
    }

    /** The advice with the answer; a problem 409 where its id was used for something else. */
    private Given reread(RecommendationAnswered asked, LearnerEvent stored) {
        Given after = of(asked.learner(), asked.course());
        if (!stored.equals(asked) && !asked.option().equals(after.chosen().get(asked.question()))) {
            throw Problem.idInUse();
        }
        return after;
    }
}
