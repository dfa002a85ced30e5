package dev.crossroads.authoring;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.AnswerTally;
import dev.crossroads.quiz.Previews;
import dev.crossroads.quiz.Previews.Previewed;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quizzes with their keys, for instructors, and where a server watches its courses for whoever runs it. For everybody
 * else the pages do not exist.
 */
public final class PreviewRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewRoutes.class);

    private final Courses courses;
    private final Previews previews;
    private final Optional<OperatorAccess> authors;
    private final Pages pages;
    private final Frame frame;

    /**
     * Previews of these courses.
     *
     * @param authors who may look without being an instructor; empty where nobody may
     */
    public PreviewRoutes(
            Courses courses, Previews previews, Optional<OperatorAccess> authors, Pages pages, Frame frame) {
        this.courses = courses;
        this.previews = previews;
        this.authors = authors;
        this.pages = pages;
        this.frame = frame;
    }

    /** Where all quizzes of a course are. */
    private static String path(Course course) {
        return Paths.course(course.id()) + "/preview";
    }

    private static String path(Course course, Quiz quiz) {
        return path(course) + "/" + Paths.encoded(quiz.id());
    }

    @Override
    public void mount(Router router) {
        router.get("/courses/:course/preview").handler(this::all);
        router.getWithRegex("/courses/(?<course>[^/]+)/preview/(?<quiz>.+)").handler(this::one);
    }

    private Visitor visitor(RoutingContext context) {
        return authors.filter(access -> access.isGranted(context)).isPresent()
                ? Visitor.of(context)
                : Visitor.requireInstructor(context);
    }

    private Course course(RoutingContext context) {
        String id = Requests.path(context, "course");
        return courses.course(id).orElseThrow(() -> Problem.noCourse(id));
    }

    private void all(RoutingContext context) {
        Visitor visitor = visitor(context);
        Course course = course(context);
        Optional<Map<String, AnswerTally>> tallies = tallies(course);
        List<PreviewsPage.Entry> quizzes = course.allQuizzes()
                .map(quiz -> new PreviewsPage.Entry(
                        new Link(quiz.title(), path(course, quiz)),
                        quiz.questions().size(),
                        quiz.questions().stream()
                                .mapToInt(question -> tallies.map(
                                                known -> known.getOrDefault(question.id(), AnswerTally.NONE)
                                                        .n())
                                        .orElse(0))
                                .sum()))
                .toList();
        Replies.html(
                context,
                200,
                pages.render(
                        "authoring/previews",
                        new PreviewsPage(
                                frame.around(visitor.texts().say("authoring.previews"), Place.COURSE, course, visitor),
                                new Link(course.title(), Paths.course(course.id())),
                                tallies.isPresent(),
                                quizzes)));
    }

    private void one(RoutingContext context) {
        Visitor visitor = visitor(context);
        Course course = course(context);
        String id = Requests.path(context, "quiz");
        Quiz quiz = course.quiz(id)
                .filter(found -> !found.isMixed())
                .orElseThrow(() -> Problem.notFound(new Message("quiz.problem.quiz", Map.of("quiz", id))));
        Chrome chrome = frame.around(quiz.title(), Place.COURSE, course, visitor);
        Optional<Map<String, AnswerTally>> tallies = tallies(course);
        List<PreviewPage.Question> questions = previews.of(chrome, course, quiz, tallies).stream()
                .map(this::question)
                .toList();
        Replies.html(
                context,
                200,
                pages.render(
                        "authoring/preview",
                        new PreviewPage(
                                chrome,
                                new Link(quiz.title(), Paths.quiz(course.id(), quiz.id())),
                                new Link(course.title(), path(course)),
                                tallies.isPresent(),
                                questions)));
    }

    private PreviewPage.Question question(Previewed previewed) {
        Optional<AnswerTally> answers = previewed.answers();
        return new PreviewPage.Question(
                previewed.number(),
                previewed.id(),
                pages.render("quiz/previewed", previewed),
                answers.map(AnswerTally::n).orElse(0),
                answers.map(tally -> facility(tally, previewed.chrome().texts())),
                previewed.wrong(),
                answers.flatMap(AnswerTally::wrong)
                        .map(AnswerTally.Common::count)
                        .orElse(0));
    }

    /** An author is shown a share of few, too, as its interval says how little that is. */
    private static String facility(AnswerTally tally, Texts texts) {
        if (tally.n() == 0) {
            return texts.say("authoring.nobody");
        }
        Proportion right = new Proportion(tally.right(), tally.n());
        return texts.say(
                "authoring.share",
                Map.of(
                        "share", texts.percent(Statistics.percent(right.share())),
                        "low", Statistics.percent(right.interval().low()),
                        "high",
                                texts.percent(
                                        Statistics.percent(right.interval().high()))));
    }

    /**
     * Questions are shown whatever happens to the database, and a log may be too long to be counted while one waits.
     */
    private Optional<Map<String, AnswerTally>> tallies(Course course) {
        try {
            return Optional.of(previews.tallies(course));
        } catch (Exception away) { // await() throws what the database client failed with, checked or not
            LOG.warn("The answers to a course's questions can't be counted now", away);
            return Optional.empty();
        }
    }
}
