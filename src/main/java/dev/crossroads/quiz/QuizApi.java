package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.Untimed;
import dev.crossroads.quiz.FeedbackView.Why;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.AnswerChecks;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The JSON interface of quizzes and attempts. */
final class QuizApi implements Routes {
    private final Quizzes quizzes;
    private final Showings showings;
    private final Reports reports;
    private final Attempts attempts;
    private final Answering answering;

    QuizApi(Quizzes quizzes, Showings showings, Reports reports) {
        this.quizzes = quizzes;
        this.showings = showings;
        this.reports = reports;
        attempts = quizzes.attempts();
        answering = quizzes.answering();
    }

    record StartRequest(Optional<Only> only) {}

    /** Which questions an attempt is to ask, where not all. */
    enum Only {
        MISSED
    }

    record AnswerRequest(
            JsonNode answer,
            Optional<Confidence> confidence,
            Optional<String> explanation,
            Optional<Integer> replaces,
            Optional<String> shown,
            Optional<Boolean> offline) {}

    record Nothing() {}

    /** The reply to an answer; in deferred mode it says no more than that it is recorded. */
    record AnswerReply(
            boolean recorded,
            Optional<Integer> version,
            Optional<Boolean> correct,
            Optional<Integer> points,
            Optional<JsonNode> key,
            Optional<String> explanation,
            Optional<List<Why>> options) {

        static AnswerReply of(Optional<Integer> version, Optional<FeedbackView> feedback) {
            return new AnswerReply(
                    true,
                    version,
                    feedback.map(FeedbackView::correct),
                    feedback.map(FeedbackView::points),
                    feedback.map(FeedbackView::key),
                    feedback.flatMap(FeedbackView::explanation),
                    feedback.map(FeedbackView::options));
        }
    }

    record HintReply(boolean recorded, List<String> hints, int more) {}

    @Override
    public void mountAtOnce(Router router) {
        router.put("/api/v1/attempts/:attempt/answers/:question").handler(this::answerAtOnce);
    }

    @Override
    public void mount(Router router) {
        router.postWithRegex("/api/v1/courses/(?<course>[^/]+)/quizzes/(?<quiz>.+)/attempts")
                .handler(this::start);
        router.getWithRegex("/api/v1/courses/(?<course>[^/]+)/quizzes/(?<quiz>.+)")
                .handler(this::quiz);
        router.get("/api/v1/attempts/:attempt").handler(this::attempt);
        router.put("/api/v1/attempts/:attempt/answers/:question").handler(this::answer);
        router.post("/api/v1/attempts/:attempt/hints/:question").handler(this::releaseHint);
        router.post("/api/v1/attempts/:attempt/submission").handler(this::submit);
    }

    private void quiz(RoutingContext context) {
        Course course = quizzes.course(Requests.path(context, "course"));
        Quiz quiz = quizzes.quiz(course.id(), Requests.path(context, "quiz"));
        UUID learner = Visitor.of(context).learner();
        // Of a warm-up everybody sees what is asked of them, which is no more than of its class.
        Quiz asked = Quiz.isWarmUp(quiz.id()) ? quiz.asking(quizzes.warmUp(learner, course.id(), quiz)) : quiz;
        Replies.json(context, 200, QuizViews.quiz(course, asked, quizzes.termsIfKnown(learner, course.id())));
    }

    private void start(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        UUID learner = visitor.learner();
        String course = Requests.path(context, "course");
        String quiz = Requests.path(context, "quiz");
        StartRequest request = Requests.json(context, StartRequest.class);
        Optional<UUID> retryOf = request.only().map(_ -> lastFinished(learner, course, quiz));
        Attempt attempt = quizzes.start(
                learner,
                course,
                quiz,
                Requests.eventId(context),
                retryOf,
                visitor.visit().zone());
        context.response().putHeader(HttpHeaders.LOCATION, Paths.API + Paths.attempt(attempt.id()));
        show(context, 201, quizzes.asWished(attempt, visitor.visit().zone()));
    }

    private UUID lastFinished(UUID learner, String course, String quiz) {
        return quizzes.history(learner, course, quiz).stream()
                .filter(attempt -> !attempt.isInProgress())
                .findFirst()
                .map(Attempt::id)
                .orElseThrow(() -> Problem.conflict("No attempt at this quiz is finished, so nothing is missed yet."));
    }

    private void attempt(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Attempt attempt = quizzes.attempt(visitor.learner(), Requests.uuid(context, "attempt"));
        show(context, 200, quizzes.asWished(attempt, visitor.visit().zone()));
    }

    /** Answers are recorded on the event loop, but for the first request of a visitor, who is made out elsewhere. */
    private void answerAtOnce(RoutingContext context) {
        if (Visitor.isIdentified(context)) {
            answer(context);
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context) {
        attempts.begun(Visitor.of(context).learner(), Requests.uuid(context, "attempt"))
                .compose(begun -> answer(context, begun))
                .onFailure(context::fail)
                .onSuccess(reply -> Replies.json(context, 200, reply));
    }

    private Future<AnswerReply> answer(RoutingContext context, Attempt begun) {
        Question question = quizzes.asked(begun, Requests.path(context, "question"));
        Submission given = submission(context, begun, question);
        return answering.answer(begun, question, given).map(answered -> reply(answered.orProblem(), question, given));
    }

    private Submission submission(RoutingContext context, Attempt begun, Question question) {
        AnswerRequest request = Requests.json(context, AnswerRequest.class);
        return new Submission(
                Requests.eventId(context),
                read(question, request.answer()),
                request.confidence(),
                explanation(request),
                replaces(request),
                request.shown().flatMap(token -> showings.read(begun, question.id(), token, quizzes.now())),
                request.offline().filter(is -> is).map(_ -> Untimed.OFFLINE));
    }

    /**
     * Which version an answer is only those are told who said which one they saw: of others nobody has looked it up.
     */
    private static AnswerReply reply(Attempt attempt, Question question, Submission given) {
        Optional<Integer> version =
                given.replaces().flatMap(_ -> attempt.response(question.id())).map(Attempt.Response::version);
        return AnswerReply.of(version, attempt.earned(question).map(earned -> FeedbackView.of(attempt, earned)));
    }

    private static Optional<Integer> replaces(AnswerRequest request) {
        if (request.replaces().filter(version -> version < 0).isPresent()) {
            throw Problem.badRequest("The member 'replaces' must be a version: 0 for none, 1 for the first answer.")
                    .with("member", "replaces");
        }
        return request.replaces();
    }

    private static Optional<String> explanation(AnswerRequest request) {
        try {
            return request.explanation().map(AnswerChecks::explanation);
        } catch (MalformedAnswer tooLong) {
            throw Problem.badRequest(tooLong.getMessage());
        }
    }

    private static Answer read(Question question, JsonNode answer) {
        try {
            return Answers.fromJson(question, answer);
        } catch (MalformedAnswer malformed) {
            throw Problem.badRequest(malformed.getMessage());
        }
    }

    private void releaseHint(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        UUID id = Requests.uuid(context, "attempt");
        String questionId = Requests.path(context, "question");
        Requests.json(context, Nothing.class);
        Attempt attempt = quizzes.releaseHint(learner, id, questionId, Requests.eventId(context));
        AskedQuestion.Common asked = quizzes.shown(attempt, questionId).asked().common();
        List<String> released = asked.hints();
        Replies.json(context, 200, new HintReply(true, released, asked.hintsAvailable() - released.size()));
    }

    private void submit(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        UUID id = Requests.uuid(context, "attempt");
        Requests.json(context, Nothing.class);
        show(
                context,
                200,
                quizzes.finish(
                        visitor.learner(),
                        id,
                        Requests.eventId(context),
                        visitor.visit().zone()));
    }

    private void show(RoutingContext context, int status, Attempt attempt) {
        quizzes.quiz(attempt.course(), attempt.quiz());
        Instant now = quizzes.now();
        List<QuestionShown> asked = quizzes.shown(attempt);
        // Nobody reports a question by feedback that they have yet to get.
        boolean mayBeReported = asked.stream().anyMatch(shown -> shown.earned().isPresent());
        Replies.json(
                context,
                status,
                QuizViews.attempt(
                        attempt,
                        asked,
                        shown -> showings.shown(shown, now),
                        mayBeReported ? reports.of(attempt.learner(), attempt.id()) : Map.of()));
    }
}
