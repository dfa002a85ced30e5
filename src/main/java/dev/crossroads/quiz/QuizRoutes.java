package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.AnswerChecks;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.KnownPages;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The pages of quizzes: links and forms, no script needed. */
final class QuizRoutes implements Routes {
    private final Quizzes quizzes;
    private final Pages pages;
    private final Frame frame;
    private final KnownPages known;

    QuizRoutes(Quizzes quizzes, Pages pages, Frame frame, KnownPages known) {
        this.quizzes = quizzes;
        this.pages = pages;
        this.frame = frame;
        this.known = known;
    }

    @Override
    public void mount(Router router) {
        router.getWithRegex("/courses/(?<course>[^/]+)/quizzes/(?<quiz>.+)").handler(this::quiz);
        router.postWithRegex("/courses/(?<course>[^/]+)/quizzes/(?<quiz>.+)").handler(this::start);
        router.get("/attempts/:attempt").handler(this::results);
        router.post("/attempts/:attempt/questions/:question").handler(this::answer);
        router.post("/attempts/:attempt/questions/:question/hint").handler(this::releaseHint);
        router.post("/attempts/:attempt/submission").handler(this::submit);
    }

    /** The quiz as it is offered, or the question to go on with where an attempt is in progress. */
    private void quiz(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = quizzes.course(Requests.path(context, "course"));
        Quiz quiz = quizzes.quiz(course.id(), Requests.path(context, "quiz"));
        List<Attempt> history = quizzes.history(visitor.learner(), course.id(), quiz.id());
        if (history.isEmpty() || !history.getFirst().isInProgress()) {
            Chrome chrome = chrome(quiz.title(), course, visitor);
            String page = pages.render("quiz/quiz", QuizPages.quiz(chrome, course, quiz, history));
            known.sendPersonal(context, page, Instant.MAX);
            return;
        }
        Attempt attempt = quizzes.attempt(visitor.learner(), history.getFirst().id());
        String wanted = Optional.ofNullable(context.queryParams().get("question"))
                .filter(attempt.questions()::contains)
                .or(attempt::firstUnanswered)
                .orElse(attempt.questions().getFirst());
        // One that tells how much time is left is another one every second.
        Instant until = attempt.deadline().isPresent() ? Instant.MIN : Instant.MAX;
        String page = question(context, attempt, quizzes.asked(attempt, wanted), Optional.empty(), Optional.empty());
        known.sendPersonal(context, page, until);
    }

    private void start(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        String course = Requests.path(context, "course");
        String quiz = Requests.path(context, "quiz");
        Optional<UUID> retryOf = Requests.form(context)
                .first("retryOf")
                .filter(id -> !id.isEmpty())
                .map(QuizRoutes::attemptId);
        quizzes.start(learner, course, quiz, Requests.eventId(context), retryOf);
        Replies.redirect(context, Paths.quiz(course, quiz));
    }

    private static UUID attemptId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("The form's field 'retryOf' must be the id of an attempt.");
        }
    }

    private void answer(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        Form form = Requests.form(context);
        Attempt attempt = quizzes.attempt(learner, Requests.uuid(context, "attempt"));
        Question question = quizzes.asked(attempt, Requests.path(context, "question"));
        Answer answer;
        Optional<String> explanation;
        try {
            answer = Answers.fromForm(question, form::all);
            explanation =
                    form.first("explanation").filter(words -> !words.isBlank()).map(AnswerChecks::explanation);
        } catch (MalformedAnswer malformed) {
            if (!attempt.isInProgress()) {
                Replies.redirect(context, Paths.attempt(attempt.id()));
                return;
            }
            String problem = malformed.in(Visitor.of(context).texts());
            Replies.html(context, 400, question(context, attempt, question, Optional.of(form), Optional.of(problem)));
            return;
        }
        Quizzes.Submission submission = new Quizzes.Submission(
                Requests.eventId(context),
                answer,
                form.first("confidence").filter(word -> !word.isEmpty()).map(QuizRoutes::confidence),
                explanation,
                replaces(form));
        Attempt after = quizzes.answer(attempt, question, submission);
        Course course = quizzes.course(after.course());
        String shown = after.deferred() ? QuizPages.next(after, question.id()).orElse(question.id()) : question.id();
        Replies.redirect(context, QuizPages.href(course, after, shown) + (after.deferred() ? "" : "#feedback"));
    }

    private static Optional<Integer> replaces(Form form) {
        return form.first("replaces").map(version -> {
            try {
                return Integer.valueOf(version);
            } catch (NumberFormatException _) {
                throw Problem.badRequest("The form's field 'replaces' must be the version of an answer.");
            }
        });
    }

    private static Confidence confidence(String word) {
        try {
            return Confidence.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Problem.badRequest("The form's field 'confidence' must be sure, unsure or guess.");
        }
    }

    /** The page comes back as it was filled in: who asks for a hint has not answered yet. */
    private void releaseHint(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        String question = Requests.path(context, "question");
        Attempt attempt =
                quizzes.releaseHint(learner, Requests.uuid(context, "attempt"), question, Requests.eventId(context));
        Optional<Form> filled = Optional.of(Requests.form(context));
        Replies.html(
                context, 200, question(context, attempt, quizzes.asked(attempt, question), filled, Optional.empty()));
    }

    private void submit(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        Attempt attempt = quizzes.finish(learner, Requests.uuid(context, "attempt"), Requests.eventId(context));
        Replies.redirect(context, Paths.attempt(attempt.id()));
    }

    private void results(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Attempt attempt = quizzes.attempt(visitor.learner(), Requests.uuid(context, "attempt"));
        Course course = quizzes.course(attempt.course());
        if (attempt.isInProgress()) {
            Replies.redirect(context, Paths.quiz(course.id(), attempt.quiz()));
            return;
        }
        Quiz quiz = quizzes.quiz(course.id(), attempt.quiz());
        int started = quizzes.history(visitor.learner(), course.id(), quiz.id()).size();
        Chrome chrome =
                chrome(visitor.texts().say("quiz.results.title", Map.of("quiz", quiz.title())), course, visitor);
        ResultsPage page = QuizPages.results(chrome, course, quiz, attempt, started);
        Replies.html(context, 200, pages.render("quiz/results", page));
    }

    private String question(
            RoutingContext context,
            Attempt attempt,
            Question question,
            Optional<Form> filled,
            Optional<String> problem) {
        Course course = quizzes.course(attempt.course());
        Quiz quiz = quizzes.quiz(course.id(), attempt.quiz());
        Chrome chrome = chrome(quiz.title(), course, Visitor.of(context));
        return pages.render(
                "quiz/question",
                QuizPages.question(chrome, course, quiz, attempt, question, filled, problem, quizzes.now()));
    }

    private Chrome chrome(String title, Course course, Visitor visitor) {
        return frame.around(title, Place.COURSE, course, visitor);
    }
}
