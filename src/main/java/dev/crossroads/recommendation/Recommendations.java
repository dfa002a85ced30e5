package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.RecommendationAnswered;
import dev.crossroads.event.Recorder;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Advisor;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a learner said they need and what their checkpoints showed, brought to the advisor.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Recommendations {
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
     * @param chosen the option chosen for each question, by id
     * @param until when it is another one though nothing happened, as an attempt ends by its deadline
     */
    record Given(Course course, Questionnaire questionnaire, Map<String, String> chosen, Advice advice, Instant until) {
        /** Whether there is anything that the advice rests on. */
        boolean isFounded() {
            return !chosen.isEmpty() || !advice.contributions().isEmpty();
        }
    }

    /** What is advised now; a problem 404 where the course has no questionnaire. */
    Given of(UUID learner, String courseId) {
        Course course = courses.course(courseId).orElseThrow(() -> Problem.noCourse(courseId));
        Questionnaire questionnaire = course.questionnaire().orElseThrow(() -> none(courseId));
        Future<Map<String, String>> chosen = answers.of(learner, courseId);
        Future<CourseResults> shown = results.of(learner, courseId, clock.instant());
        Map<String, String> known = stillAsked(questionnaire, chosen.await());
        return new Given(
                course,
                questionnaire,
                known,
                Advisor.advise(
                        questionnaire,
                        known,
                        CheckpointEvidence.of(course, shown.await().responses())),
                shown.await().until());
    }

    /** Of the options that a learner chose those that the course still has. */
    static Map<String, String> stillAsked(Questionnaire questionnaire, Map<String, String> chosen) {
        Map<String, String> known = new HashMap<>(chosen);
        known.entrySet()
                .removeIf(answer -> questionnaire
                        .question(answer.getKey())
                        .flatMap(question -> question.option(answer.getValue()))
                        .isEmpty());
        return Map.copyOf(known);
    }

    /** A problem 404: the course has no questionnaire. */
    static Problem none(String course) {
        return Problem.notFound(new Message("recommendation.problem.none", Map.of("course", course)));
    }

    /** Records an answer and returns what is advised then. */
    Given answer(UUID learner, String courseId, String question, String option, UUID event) {
        Questionnaire questionnaire = of(learner, courseId).questionnaire();
        questionnaire
                .question(question)
                .orElseThrow(() ->
                        Problem.notFound(new Message("recommendation.problem.question", Map.of("question", question))))
                .option(option)
                .orElseThrow(() -> Problem.badRequest(
                        new Message("recommendation.problem.option", Map.of("question", question, "option", option))));
        RecommendationAnswered answered = new RecommendationAnswered(
                event, learner, clock.instant().truncatedTo(ChronoUnit.MILLIS), courseId, question, option);
        return reread(answered, recorder.record(answered).await().orRefusal());
    }

    /** What is advised with the answer; a problem 409 where its id was used before and something else is recorded. */
    private Given reread(RecommendationAnswered asked, LearnerEvent stored) {
        Given after = of(asked.learner(), asked.course());
        if (!stored.equals(asked) && !asked.option().equals(after.chosen().get(asked.question()))) {
            throw Problem.idInUse();
        }
        return after;
    }
}
