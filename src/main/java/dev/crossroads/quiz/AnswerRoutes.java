package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Untimed;
import dev.crossroads.quiz.Answering.Answered;
import dev.crossroads.quiz.FilledIn.Complete;
import dev.crossroads.quiz.QuestionPage.Trouble;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.web.Form;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.SentForm;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The form of a question, which every button below it sends: what is filled in counts, whether it is sent by "Answer",
 * by going on to another question or by finishing. What can't be recorded is given back with the reason.
 */
final class AnswerRoutes implements Routes {
    private static final int CONFLICT = 409;

    /** The header of a form that was kept in the browser while it could not be sent. */
    private static final String OFFLINE = "Crossroads-Offline";

    private final Quizzes quizzes;
    private final Showings showings;
    private final Answering answering;
    private final AttemptPages pages;

    AnswerRoutes(Quizzes quizzes, Showings showings, AttemptPages pages) {
        this.quizzes = quizzes;
        this.showings = showings;
        answering = quizzes.answering();
        this.pages = pages;
    }

    @Override
    public void mount(Router router) {
        router.get("/attempts/:attempt/questions/:question").handler(this::show);
        router.get("/attempts/:attempt/questions/:question/hint").handler(this::show);
        router.post("/attempts/:attempt/questions/:question").handler(this::answer);
        router.post("/attempts/:attempt/questions/:question/hint").handler(this::releaseHint);
        router.post("/attempts/:attempt/submission").handler(this::submit);
    }

    /** A question's form with the attempt and the question that it is of. */
    private record Sent(
            RoutingContext context, Visitor visitor, Attempt attempt, Quiz quiz, Question question, Form form) {
        Texts texts() {
            return visitor.texts();
        }

        QuestionShown shown(Attempt now) {
            return QuestionShown.of(now, quiz, question);
        }

        String words() {
            return FilledIn.words(question, form, texts());
        }
    }

    private Sent sent(RoutingContext context, String id) {
        Visitor visitor = Visitor.of(context);
        Attempt attempt = quizzes.attempt(visitor.learner(), Requests.uuid(context, "attempt"));
        Question question = asked(attempt, id)
                .orElseThrow(() -> Problem.notFound(new Message("quiz.problem.question-gone"))
                        .leadingTo(Paths.attempt(attempt.id()), new Message("quiz.problem.to-attempt")));
        return new Sent(
                context,
                visitor,
                attempt,
                quizzes.quiz(attempt.course(), attempt.quiz()),
                question,
                Requests.form(context));
    }

    /** A question of an attempt; empty where the course does not ask it any more, or never did. */
    private Optional<Question> asked(Attempt attempt, String id) {
        return Optional.of(id)
                .filter(attempt.questions()::contains)
                .flatMap(_ -> quizzes.course(attempt.course()).quiz(attempt.quiz()))
                .flatMap(quiz -> quiz.question(id));
    }

    /** Where a form was answered in its place, that address may be asked for again. */
    private void show(RoutingContext context) {
        Attempt attempt = quizzes.attempt(Visitor.of(context).learner(), Requests.uuid(context, "attempt"));
        Replies.redirect(
                context,
                asked(attempt, Requests.path(context, "question"))
                        .filter(_ -> attempt.isInProgress())
                        .map(question -> href(attempt, question.id()))
                        .orElse(Paths.attempt(attempt.id())));
    }

    private void answer(RoutingContext context) {
        Sent sent = sent(context, Requests.path(context, "question"));
        if (!sent.attempt().isInProgress()) {
            tellItHasEnded(sent, sent.attempt());
            return;
        }
        if (isClosed(sent) || isResumed(sent)) {
            return;
        }
        Optional<String> to = sent.form().first("to").filter(sent.attempt().questions()::contains);
        switch (FilledIn.of(sent.question(), sent.form(), sent.texts().language())) {
            case FilledIn.Nothing _ when to.isPresent() -> Replies.redirect(context, href(sent.attempt(), to.get()));
            case FilledIn.Nothing(MalformedAnswer why) -> refuse(sent, why, Optional.empty(), false);
            case FilledIn.Incomplete(MalformedAnswer why) ->
                refuse(sent, why, to.map(id -> href(sent.attempt(), id)), false);
            case Complete complete ->
                handIn(sent, complete)
                        .ifPresent(after -> lead(context, afterwards(after, sent.quiz(), sent.question(), to)));
        }
    }

    /** Where a script goes on, which sent the answer and asks for that page by itself. */
    private record Next(String next) {}

    /** A form is led on, a script is told where to: a redirect that it followed would be asked for twice. */
    private static void lead(RoutingContext context, String href) {
        if ("told".equals(context.request().getHeader("Crossroads-Next"))) {
            Replies.json(context, 200, new Next(href));
        } else {
            Replies.redirect(context, href);
        }
    }

    /** An answer that was marked at once is shown so first, wherever its learner was going. */
    private String afterwards(Attempt after, Quiz quiz, Question question, Optional<String> to) {
        if (!quizzes.settled(after).isInProgress()) {
            return Paths.attempt(after.id());
        }
        return after.deferred()
                ? href(
                        after,
                        to.or(() -> QuestionPages.next(quiz, after, question.id()))
                                .orElse(question.id()))
                : href(after, question.id()) + "#feedback";
    }

    /** The page comes back as it was filled in: who asks for a hint has not answered yet. */
    private void releaseHint(RoutingContext context) {
        Sent sent = sent(context, Requests.path(context, "question"));
        if (!sent.attempt().isInProgress()) {
            tellItHasEnded(sent, sent.attempt());
            return;
        }
        Attempt attempt;
        try {
            attempt = quizzes.releaseHint(
                    sent.visitor().learner(),
                    sent.attempt().id(),
                    sent.question().id(),
                    Requests.eventId(context));
        } catch (Problem refused) {
            tell(sent, refused);
            return;
        }
        String page = pages.question(sent.visitor(), sent.shown(attempt), Optional.of(sent.form()), Optional.empty());
        Replies.html(context, 200, page);
    }

    /** Finishes with what is filled in on the page that the learner finishes from. */
    private void submit(RoutingContext context) {
        Form form = Requests.form(context);
        Optional<String> question = form.first("question");
        if (question.isEmpty()) {
            finish(context);
            return;
        }
        Sent sent = sent(context, question.get());
        if (!sent.attempt().isInProgress()) {
            tellItHasEnded(sent, sent.attempt());
            return;
        }
        if (isClosed(sent) || isResumed(sent)) {
            return;
        }
        boolean isLeftOut = sent.attempt().revealsKeyOf(sent.question().id())
                || form.first("without").isPresent();
        switch (FilledIn.of(sent.question(), form, sent.texts().language())) {
            case FilledIn.Incomplete(MalformedAnswer why) when !isLeftOut -> refuse(sent, why, Optional.empty(), true);
            case Complete complete when !isLeftOut -> handIn(sent, complete).ifPresent(_ -> finish(context));
            case FilledIn.Nothing _, FilledIn.Incomplete _, Complete _ -> finish(context);
        }
    }

    /** A form of a part that was open may be sent once an edit of the course has closed it. */
    private boolean isClosed(Sent sent) {
        boolean isClosed = sent.shown(sent.attempt()).opensAfter().isPresent()
                && !sent.words().isEmpty();
        if (isClosed) {
            tell(sent, Answering.closed());
        }
        return isClosed;
    }

    /** After signing in again the learner comes back to the question as it was filled in. */
    private boolean isResumed(Sent sent) {
        boolean isResumed = sent.form().first(SentForm.RESUMED).isPresent()
                && !sent.attempt().revealsKeyOf(sent.question().id());
        if (isResumed) {
            String why = sent.texts().say("quiz.answer.resumed");
            show(
                    sent,
                    200,
                    sent.attempt(),
                    new Trouble(why, Optional.empty(), Optional.empty(), Optional.empty(), false));
        }
        return isResumed;
    }

    private void finish(RoutingContext context) {
        UUID attempt = Requests.uuid(context, "attempt");
        if (isInTimeAgain(context, attempt)) {
            Replies.redirect(context, Paths.attempt(attempt));
            return;
        }
        Visitor visitor = Visitor.of(context);
        quizzes.finish(
                visitor.learner(),
                attempt,
                Requests.eventId(context),
                visitor.visit().zone());
        Replies.redirect(context, Paths.attempt(attempt));
    }

    /** A page that finishes by itself says by which deadline: one that was moved since has more time. */
    private boolean isInTimeAgain(RoutingContext context, UUID attempt) {
        Optional<String> known = Requests.form(context).first("deadline");
        if (known.isEmpty()) {
            return false;
        }
        Attempt now = quizzes.attempt(Visitor.of(context).learner(), attempt);
        return now.isInProgress()
                && now.deadline()
                        .filter(at -> at.toString().equals(known.get())
                                || !quizzes.now().isBefore(at))
                        .isEmpty();
    }

    /** Records an answer; where it can't be, that is told, and nothing is left to do. */
    private Optional<Attempt> handIn(Sent sent, Complete complete) {
        if (complete.isRecorded(sent.attempt(), sent.question())) {
            return Optional.of(sent.attempt());
        }
        Submission submission = new Submission(
                Requests.eventId(
                        sent.context(),
                        QuestionPages.base(sent.attempt(), sent.question().id())),
                complete.answer(),
                complete.confidence(),
                complete.words(),
                complete.replaces(),
                sent.form()
                        .first("shown")
                        .flatMap(token ->
                                showings.read(sent.attempt(), sent.question().id(), token, quizzes.now())),
                Optional.ofNullable(sent.context().request().getHeader(OFFLINE)).map(_ -> Untimed.OFFLINE));
        Answered answered =
                answering.answer(sent.attempt(), sent.question(), submission).await();
        return switch (answered) {
            case Answered.Recorded(Attempt after) -> Optional.of(after);
            case Answered.Refused(Problem why) -> {
                tell(sent, why);
                yield Optional.empty();
            }
        };
    }

    /** Shows the conflict: the recorded answer beside the typed one. */
    private void tell(Sent sent, Problem refused) {
        if (refused.status() != CONFLICT) {
            throw refused;
        }
        Attempt now = quizzes.attempt(sent.visitor().learner(), sent.attempt().id());
        if (!now.isInProgress()) {
            tellItHasEnded(sent, now);
            return;
        }
        String why = refused.said().map(message -> message.in(sent.texts())).orElseGet(refused::detail);
        Optional<String> recorded = sent.shown(now).recordedWords(sent.texts());
        boolean hasNoForm = now.revealsKeyOf(sent.question().id())
                || sent.shown(now).opensAfter().isPresent();
        Trouble trouble = new Trouble(
                why,
                hasNoForm ? Optional.empty() : recorded,
                hasNoForm ? Optional.of(sent.words()).filter(words -> !words.isEmpty()) : Optional.empty(),
                Optional.empty(),
                false);
        show(sent, CONFLICT, now, trouble);
    }

    /** The results, with a sentence on what came after the end and does not count. */
    private void tellItHasEnded(Sent sent, Attempt ended) {
        boolean isRecorded =
                FilledIn.of(sent.question(), sent.form(), sent.texts().language()) instanceof Complete complete
                        && complete.isRecorded(ended, sent.question());
        String words = sent.words();
        if (isRecorded || words.isEmpty()) {
            Replies.redirect(sent.context(), Paths.attempt(ended.id()));
            return;
        }
        Attempt.Ending ending = ended.ending().orElseThrow();
        Message why = new Message(
                ending.expired() ? "quiz.results.late" : "quiz.results.ended-before",
                Map.of(
                        "number", ended.questions().indexOf(sent.question().id()) + 1,
                        "time", sent.texts().dateAndTime(ending.at()),
                        "count", Attempt.GRACE.toSeconds()));
        Optional<ResultsPage.Late> late = Optional.of(new ResultsPage.Late(why.in(sent.texts()), words));
        Replies.html(sent.context(), CONFLICT, pages.results(sent.visitor(), ended, late));
    }

    /** @param onward where to go on without an answer, for who wanted to */
    private void refuse(Sent sent, MalformedAnswer why, Optional<String> onward, boolean isFinishing) {
        Trouble trouble = new Trouble(why.in(sent.texts()), Optional.empty(), Optional.empty(), onward, isFinishing);
        show(sent, 400, sent.attempt(), trouble);
    }

    private void show(Sent sent, int status, Attempt attempt, Trouble trouble) {
        String page =
                pages.question(sent.visitor(), sent.shown(attempt), Optional.of(sent.form()), Optional.of(trouble));
        Replies.html(sent.context(), status, page);
    }

    private String href(Attempt attempt, String question) {
        Course course = quizzes.course(attempt.course());
        return QuestionPages.href(course, attempt, question);
    }
}
