package dev.crossroads.placement;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The page of a course's placement, and the same in JSON; its attempts are those of quizzes. */
final class PlacementRoutes implements Routes {
    private final Courses courses;
    private final Results results;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    PlacementRoutes(Courses courses, Results results, InstantSource clock, Pages pages, Frame frame) {
        this.courses = courses;
        this.results = results;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    record PlacementView(List<PartView> parts) {}

    record PartView(
            String title,
            String quiz,
            String attempts,
            String page,
            int asks,
            boolean inProgress,
            Optional<Instant> endedAt,
            List<SubjectView> concepts,
            List<SubjectView> lessons) {}

    /**
     * A concept or a lesson.
     *
     * @param mean the expected share of its questions that would be right, 0 to 1
     * @param low where the interval begins that holds it with 95 %
     * @param high where it ends
     * @param says known, new or open
     */
    record SubjectView(
            String id,
            String title,
            int right,
            int partly,
            int asked,
            double mean,
            double low,
            double high,
            String says) {
        static SubjectView of(String id, String title, Placed.Of<?> of) {
            return new SubjectView(
                    id,
                    title,
                    of.answered().right(),
                    of.answered().partly(),
                    of.answered().asked(),
                    of.belief().mean(),
                    of.belief().interval().low(),
                    of.belief().interval().high(),
                    Word.of(of.says()));
        }
    }

    @Override
    public void mount(Router router) {
        router.get("/courses/:course/placement").handler(this::page);
        router.get("/api/v1/courses/:course/placement").handler(this::json);
    }

    private void page(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Course course = course(context);
        Placed placed = placed(visitor, course);
        Chrome chrome = frame.around(visitor.texts().say("placement.title"), Place.COURSE, course, visitor);
        Replies.html(
                context,
                200,
                pages.render(
                        "placement/placement",
                        PlacementPages.of(
                                chrome, visitor.texts().in(visitor.visit().zone()), course, placed, clock.instant())));
    }

    private void json(RoutingContext context) {
        Course course = course(context);
        Replies.json(
                context,
                200,
                new PlacementView(placed(Visitor.of(context), course).parts().stream()
                        .map(part -> view(course, part))
                        .toList()));
    }

    private static PartView view(Course course, Placed.Part part) {
        String page = Paths.quiz(course.id(), part.quiz());
        return new PartView(
                part.part().title(),
                Paths.API + page,
                Paths.API + page + "/attempts",
                page,
                part.asks(),
                part.isOpen(),
                part.endedAt(),
                part.concepts().stream()
                        .map(of ->
                                SubjectView.of(of.subject().id(), of.subject().title(), of))
                        .toList(),
                part.lessons().stream()
                        .map(of ->
                                SubjectView.of(of.subject().id(), of.subject().title(), of))
                        .toList());
    }

    private Placed placed(Visitor visitor, Course course) {
        return Placed.of(
                course,
                results.of(visitor.learner(), course.id(), clock.instant()).await());
    }

    private Course course(RoutingContext context) {
        String id = Requests.path(context, "course");
        return courses.course(id).orElseThrow(() -> Problem.noCourse(id));
    }
}
