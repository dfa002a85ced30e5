package dev.crossroads.review;

import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.LeaveOut;
import dev.crossroads.quiz.QuestionWords;
import dev.crossroads.quiz.Quizzes;
import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.ReviewPlan;
import dev.crossroads.quiz.ReviewWishes;
import dev.crossroads.quiz.Reviews;
import dev.crossroads.review.ReviewPage.LeftOutQuestion;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OwnPath;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The pages of a learner's reviews and of their knowledge. */
final class ReviewRoutes implements Routes {
    private static final String KNOWN = "/progress/memory";

    private final Courses courses;
    private final Quizzes quizzes;
    private final ReviewSettings settings;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;
    private final VisitorPages visitorPages;

    ReviewRoutes(
            Courses courses,
            Quizzes quizzes,
            ReviewSettings settings,
            InstantSource clock,
            Pages pages,
            Frame frame,
            VisitorPages visitorPages) {
        this.courses = courses;
        this.quizzes = quizzes;
        this.settings = settings;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
        this.visitorPages = visitorPages;
    }

    @Override
    public void mount(Router router) {
        router.get(KNOWN).handler(this::known);
        router.get(ReviewAhead.PATH).handler(this::review);
        router.post(ReviewAhead.PATH).handler(this::begin);
        router.post(ReviewAhead.PATH + "/most").handler(this::choose);
        router.post(LeaveOut.PATH).handler(this::leaveOut);
        router.post(LeaveOut.PATH + "/removal").handler(this::bringBack);
    }

    private void review(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Reviews.Read read = read(visitor);
        Chrome chrome = frame.around(visitor.texts().say("review.title"), Place.PROGRESS, visitor);
        ReviewPage page = new ReviewPage(
                chrome,
                ReviewAhead.of(read.plan(), visitor.texts()),
                read.courses().stream()
                        .anyMatch(course -> !course.remembered().memories().isEmpty()),
                ReviewPage.choices(read.plan().perDay()),
                read.wishes().perDay() != ReviewWishes.STANDARD.perDay(),
                leftOut(read, visitor.texts()));
        visitorPages.sendPersonal(
                context,
                pages.render("review/review", page),
                DuePart.midnight(clock.instant(), visitor.visit().zone()));
    }

    /** Begins the next of the day's attempts, or goes on with the one that is under way. */
    private void begin(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Optional<ReviewPlan.Portion> next =
                read(visitor).plan().portions().stream().findFirst();
        if (next.isEmpty()) {
            Replies.redirect(context, ReviewAhead.PATH);
            return;
        }
        Attempt begun = quizzes.start(
                visitor.learner(),
                next.get().course().id(),
                Quiz.REVIEW,
                Requests.eventId(context),
                Optional.empty(),
                visitor.visit().zone());
        Replies.redirect(
                context, begun.isInProgress() ? Paths.quiz(begun.course(), begun.quiz()) : Paths.attempt(begun.id()));
    }

    private void choose(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Form form = Requests.form(context);
        settings.atMost(
                visitor.learner(),
                ReviewWishes.A_DAY.stream()
                        .filter(each -> each.toString().equals(form.required("questions")))
                        .findFirst()
                        .orElseThrow(ReviewSettings::noSuchLimit));
        Done.SAVED.redirect(context, ReviewAhead.PATH);
    }

    /** The length of time that a question is left out. */
    private enum LeftOutFor {
        MONTH,
        GOOD
    }

    private void leaveOut(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Form form = Requests.form(context);
        ZoneId zone = visitor.visit().zone();
        Optional<LocalDate> until = switch (form.word("for", LeftOutFor.class)
                .orElseThrow(() -> Problem.badRequest("The form's field 'for' must be month or good."))) {
            case MONTH -> Optional.of(LocalDate.ofInstant(clock.instant(), zone).plusDays(LeaveOut.A_WHILE));
            case GOOD -> Optional.empty();
        };
        settings.leaveOut(visitor.learner(), form.required("course"), form.required("question"), until, zone);
        Done.LEFT_OUT.redirect(context, back(form));
    }

    private void bringBack(RoutingContext context) {
        Form form = Requests.form(context);
        settings.bringBack(Visitor.of(context).learner(), form.required("course"), form.required("question"));
        Done.BROUGHT_BACK.redirect(context, back(form));
    }

    private static String back(Form form) {
        return form.first("return").filter(OwnPath::is).orElse(ReviewAhead.PATH);
    }

    /** Questions that are left out or were, until somebody brings them back; not what is asked no more. */
    private List<LeftOutQuestion> leftOut(Reviews.Read read, Texts texts) {
        boolean isOnly = courses.only().isPresent();
        return read.wishes().leftOut().stream()
                .filter(out -> out.isOn(read.plan().today()))
                .flatMap(out -> courses.course(out.course()).stream()
                        .flatMap(course -> course.quizzes().values().stream()
                                .flatMap(quiz -> quiz.question(out.question()).stream()
                                        .map(question -> new LeftOutQuestion(
                                                course.id(),
                                                question.id(),
                                                isOnly ? Optional.empty() : Optional.of(course.title()),
                                                course.language(),
                                                question.asks()
                                                        .map(QuestionWords::beginning)
                                                        .orElse(quiz.title()),
                                                LeaveOut.said(out, texts))))))
                .toList();
    }

    private Reviews.Read read(Visitor visitor) {
        return quizzes.reviews(visitor.learner(), visitor.visit().zone());
    }

    private void known(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        ZoneId zone = visitor.visit().zone();
        Reviews.Read read = read(visitor);
        List<KnownPage.Course> known = read.courses().stream()
                .filter(one -> !one.remembered().memories().isEmpty())
                .map(one -> KnownPages.course(one.course(), one.remembered()))
                .toList();
        Chrome chrome = frame.around(visitor.texts().say("review.known.title"), Place.PROGRESS, visitor);
        Replies.html(
                context,
                200,
                pages.render(
                        "review/known",
                        new KnownPage(
                                chrome,
                                TimeZones.choice(zone.getId()),
                                ReviewAhead.of(read.plan(), visitor.texts()),
                                known)));
    }
}
