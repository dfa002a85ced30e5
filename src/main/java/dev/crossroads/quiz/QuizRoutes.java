package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.term.Terms;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The pages of quizzes and of their results: links and forms, no script needed. */
final class QuizRoutes implements Routes {
    private final Quizzes quizzes;
    private final AttemptPages attemptPages;
    private final Pages pages;
    private final Frame frame;
    private final VisitorPages visitorPages;

    QuizRoutes(Quizzes quizzes, AttemptPages attemptPages, Pages pages, Frame frame, VisitorPages visitorPages) {
        this.quizzes = quizzes;
        this.attemptPages = attemptPages;
        this.pages = pages;
        this.frame = frame;
        this.visitorPages = visitorPages;
    }

    @Override
    public void mount(Router router) {
        router.getWithRegex("/courses/(?<course>[^/]+)/quizzes/(?<quiz>.+)").handler(this::quiz);
        router.postWithRegex("/courses/(?<course>[^/]+)/quizzes/(?<quiz>.+)").handler(this::start);
        router.get("/attempts/:attempt").handler(this::results);
    }

    /** The quiz as it is offered, or the question to go on with where an attempt is in progress. */
    private void quiz(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = quizzes.course(Requests.path(context, "course"));
        String id = Requests.path(context, "quiz");
        if (id.startsWith(Quiz.PLACEMENT) && course.quiz(id).isEmpty()) {
            // Its part has another name by now, or too little to ask.
            Replies.redirect(context, Paths.placement(course.id()));
            return;
        }
        Quiz quiz = quizzes.quiz(course.id(), id);
        List<Attempt> history = quizzes.history(visitor.learner(), course.id(), quiz.id());
        if (quiz.isSealed() && (history.isEmpty() || !history.getFirst().isInProgress())) {
            Replies.redirect(
                    context,
                    quiz.id().startsWith(Quiz.PLACEMENT) ? Paths.placement(course.id()) : Paths.course(course.id()));
            return;
        }
        if (history.isEmpty() || !history.getFirst().isInProgress()) {
            Chrome chrome = chrome(quiz.title(), course, visitor);
            CourseTerms said = quizzes.terms(visitor.learner(), course.id());
            String page = pages.render(
                    "quiz/quiz",
                    QuizPages.quiz(
                            chrome,
                            course,
                            quiz,
                            said,
                            quizzes.offered(
                                            visitor.learner(),
                                            course.id(),
                                            quiz,
                                            history,
                                            visitor.visit().zone())
                                    .size(),
                            history,
                            quiz.counts() || history.isEmpty() ? Map.of() : quizzes.tallies(visitor.learner(), history),
                            quizzes.now(),
                            visitor.visit().zone()));
            visitorPages.sendPersonal(context, page, said.until(quiz, quizzes.now()));
            return;
        }
        Attempt attempt = quizzes.withResponses(history.getFirst());
        String wanted = Optional.ofNullable(context.queryParams().get("question"))
                .filter(attempt.questions()::contains)
                .or(() ->
                        quizzes.openIn(attempt, visitor.visit().zone()).stream().findFirst())
                .orElse(attempt.questions().getFirst());
        // A page with a countdown changes every second, so it is not cached.
        Instant until = attempt.deadline().isPresent() ? Instant.MIN : Instant.MAX;
        String page =
                attemptPages.question(visitor, quizzes.shown(attempt, wanted), Optional.empty(), Optional.empty());
        visitorPages.sendPersonal(context, page, until);
    }

    private void start(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        String course = Requests.path(context, "course");
        String quiz = Requests.path(context, "quiz");
        Optional<UUID> retryOf = Requests.form(context).uuid("retryOf");
        try {
            quizzes.start(
                    visitor.learner(),
                    course,
                    quiz,
                    Requests.eventId(context),
                    retryOf,
                    visitor.visit().zone());
        } catch (Problem refused) {
            boolean isNotTheTime = refused.status() == 409 || refused.status() == 404;
            if (isNotTheTime && quiz.startsWith(Quiz.PLACEMENT) && retryOf.isEmpty()) {
                // The page says which there are and from when on each can be taken again.
                Replies.redirect(context, placement(course, quiz));
                return;
            }
            Terms terms = quizzes.terms(visitor.learner(), course).of(quizzes.quiz(course, quiz));
            if (terms.at(quizzes.now()) == Terms.State.OPEN) {
                throw refused;
            }
            // The page of the quiz says when it opens, or that it has closed.
        }
        Replies.redirect(context, Paths.quiz(course, quiz));
    }

    private void results(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Attempt attempt = quizzes.attempt(visitor.learner(), Requests.uuid(context, "attempt"));
        Course course = quizzes.course(attempt.course());
        if (attempt.isInProgress()) {
            Replies.redirect(context, Paths.quiz(course.id(), attempt.quiz()));
            return;
        }
        if (attempt.questions().isEmpty() && Quiz.isReview(attempt.quiz())) {
            // All of it was left out.
            Replies.redirect(context, ReviewAhead.PATH);
            return;
        }
        if (attempt.quiz().startsWith(Quiz.PLACEMENT)) {
            Replies.redirect(context, placement(course.id(), attempt.quiz()));
            return;
        }
        Replies.html(context, 200, attemptPages.results(visitor, attempt, Optional.empty()));
    }

    /** The page of placements, at that of a quiz. */
    private static String placement(String course, String quiz) {
        return Paths.placement(course) + "#" + Paths.encoded(quiz.substring(Quiz.PLACEMENT.length()));
    }

    private Chrome chrome(String title, Course course, Visitor visitor) {
        return frame.around(title, Place.COURSE, course, visitor);
    }
}
