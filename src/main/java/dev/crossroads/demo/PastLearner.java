package dev.crossroads.demo;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.RecommendationAnswered;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Recorder;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.LearnerTerms;
import dev.crossroads.quiz.LearnerWishes;
import dev.crossroads.quiz.Quizzes;
import dev.crossroads.quiz.ShownLog;
import dev.crossroads.quiz.Submission;
import dev.crossroads.recommendation.AdviceTaken;
import dev.crossroads.web.Problem;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.TimeZones;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Does deeds in the past: by the same code and the same recorder as a learner's requests, at a time that was. So days
 * of a course can be there at once, and nothing of it differs from what real learners leave behind but when it was
 * recorded.
 */
final class PastLearner {
    /** Nothing is remembered of learners whose days pass in a moment. */
    private static final LearnerChanges UNHEARD = new LearnerChanges(() -> Future.succeededFuture(false));
    /** The time that a question of a review takes. */
    private static final Duration A_QUESTION = Duration.ofSeconds(30);

    private static final int CONFLICT = 409;

    private final Course course;
    private final Recorder recorder;
    private final UUID learner;
    private final Quizzes quizzes;
    private final AdviceTaken advice;
    private final Forgetting forgetting;
    private Instant now = Instant.EPOCH;
    private Optional<Instant> shown = Optional.empty();

    PastLearner(Course course, Recorder recorder, Pool pool, UUID learner, Forgetting forgetting) {
        this.course = course;
        this.recorder = recorder;
        this.learner = learner;
        this.forgetting = forgetting;
        Courses courses = new Courses(List.of(course));
        this.quizzes = new Quizzes(
                courses,
                recorder,
                new ShownLog(recorder),
                pool,
                LearnerTerms.PLAIN,
                LearnerWishes.NONE,
                UNHEARD,
                () -> now);
        this.advice = new AdviceTaken(courses, recorder, pool, () -> now);
    }

    /** Does it at that time; blocks until it is recorded. */
    void perform(Deed deed, Instant at) {
        now = at.truncatedTo(ChronoUnit.MILLIS);
        Optional<Instant> asked = shown;
        shown = asksAQuestion(deed) ? Optional.of(now) : Optional.empty();
        switch (deed) {
            case Deed.Read read -> record(read(read));
            case Deed.Choose choose ->
                record(new RecommendationAnswered(
                        TimeOrderedIds.next(),
                        learner,
                        now,
                        course.id(),
                        choose.question(),
                        choose.option(),
                        course.questionnaire().map(Questionnaire::version)));
            case Deed.Start start -> advice.start(learner, course.id(), start.otherwise());
            case Deed.FollowUp said -> advice.followUp(learner, course.id(), said.going(), said.along());
            case Deed.Begin begin ->
                quizzes.start(
                        learner, course.id(), begin.quiz(), TimeOrderedIds.next(), Optional.empty(), TimeZones.UTC);
            case Deed.Respond respond -> {
                respond(respond, asked);
                forgetting.answered(respond, now);
            }
            case Deed.Review _ -> review();
            case Deed.HandIn handIn ->
                inProgress(handIn.quiz())
                        .ifPresent(
                                attempt -> quizzes.finish(learner, attempt.id(), TimeOrderedIds.next(), TimeZones.UTC));
        }
    }

    /** Answers one question after another; nothing where none is due. */
    private void review() {
        Attempt begun;
        try {
            begun = quizzes.start(
                    learner, course.id(), Quiz.REVIEW, TimeOrderedIds.next(), Optional.empty(), TimeZones.UTC);
        } catch (Problem nothingDue) {
            if (nothingDue.status() != CONFLICT) {
                throw nothingDue;
            }
            return;
        }
        Optional<String> open = nextOpen(begun);
        while (open.isPresent()) {
            Instant asked = now;
            now = now.plus(A_QUESTION);
            respond(forgetting.recall(open.get(), A_QUESTION, now), Optional.of(asked));
            open = inProgress(Quiz.REVIEW).flatMap(this::nextOpen);
        }
        inProgress(Quiz.REVIEW)
                .ifPresent(attempt -> quizzes.finish(learner, attempt.id(), TimeOrderedIds.next(), TimeZones.UTC));
    }

    /** A part may have to wait for one that stands behind it. */
    private Optional<String> nextOpen(Attempt review) {
        Quiz quiz = quizzes.quiz(course.id(), Quiz.REVIEW);
        return review.questions().stream()
                .filter(question -> review.response(question).isEmpty())
                .filter(question -> review.opensAfter(quiz, question).isEmpty())
                .findFirst();
    }

    private SectionsRead read(Deed.Read read) {
        Lesson lesson = course.lesson(read.lesson()).orElseThrow();
        return new SectionsRead(
                TimeOrderedIds.next(),
                learner,
                now,
                course.id(),
                lesson.id(),
                List.of(read.section()),
                lesson.sections().size());
    }

    private void record(LearnerEvent event) {
        if (recorder.record(event).await() instanceof Outcome.Refused(Outcome.Refusal refusal)) {
            throw Problem.conflict(refusal.detail());
        }
    }

    /** After each of these a quiz shows the next question at once. */
    private static boolean asksAQuestion(Deed deed) {
        return deed instanceof Deed.Begin || deed instanceof Deed.Respond;
    }

    private void respond(Deed.Respond respond, Optional<Instant> asked) {
        inProgress(respond.quiz())
                .ifPresent(attempt -> quizzes.answer(
                        attempt,
                        quizzes.asked(attempt, respond.question()),
                        new Submission(
                                TimeOrderedIds.next(),
                                respond.answer(),
                                respond.confidence(),
                                Optional.empty(),
                                Optional.empty(),
                                asked,
                                Optional.empty())));
    }

    /** Empty where a time limit ended it. */
    private Optional<Attempt> inProgress(String quiz) {
        return quizzes.inProgress(learner, course.id(), quiz);
    }
}
