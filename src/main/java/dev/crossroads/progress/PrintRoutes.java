package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Frame;
import dev.crossroads.web.LargePage;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Whole courses on one page each. A page is made when it is first asked for, is the same for everybody, and stays until
 * the course is read again.
 */
final class PrintRoutes implements Routes {
    private final Lessons lessons;
    private final Pages pages;
    private final Frame frame;
    private final MadeOfCourses<LargePage> made = new MadeOfCourses<>(this::render);

    PrintRoutes(Lessons lessons, Pages pages, Frame frame) {
        this.lessons = lessons;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/courses/:course/print").handler(this::print);
        router.get("/courses/:course/print.html").handler(this::moved);
    }

    /** Where a course is printed, if that is what mdBook's address of a page asks for. */
    static Optional<String> addressOf(Course course, String page) {
        return page.equals("print.html") && course.imprint().isPrintable()
                ? Optional.of(Paths.print(course.id()))
                : Optional.empty();
    }

    private void print(RoutingContext context) {
        Course course = course(context);
        if (!course.imprint().isPrintable()) {
            throw Problem.notFound(new Message("progress.problem.print"));
        }
        made.of(course).send(context);
    }

    private void moved(RoutingContext context) {
        Replies.redirect(context, Paths.print(course(context).id()));
    }

    private Course course(RoutingContext context) {
        return lessons.course(Requests.path(context, "course"));
    }

    private LargePage render(Course course) {
        return LargePage.of(pages.render("progress/print", PrintPage.of(course, frame.assets(), frame.webjars())));
    }
}
