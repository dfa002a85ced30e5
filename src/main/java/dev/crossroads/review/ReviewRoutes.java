package dev.crossroads.review;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The page of a learner's knowledge. */
final class ReviewRoutes implements Routes {
    private final Courses courses;
    private final Results results;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    ReviewRoutes(Courses courses, Results results, InstantSource clock, Pages pages, Frame frame) {
        this.courses = courses;
        this.results = results;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/progress/memory").handler(this::known);
    }

    private void known(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        ZoneId zone = visitor.visit().zone();
        Instant now = clock.instant();
        List<KnownPage.Course> known = new ArrayList<>();
        for (Course course : courses.all()) {
            Remembered remembered = results.remembered(visitor.learner(), course.id(), now, zone)
                    .await();
            if (!remembered.memories().isEmpty()) {
                known.add(KnownPages.course(visitor.texts(), course, remembered));
            }
        }
        Chrome chrome = frame.around(visitor.texts().say("review.known.title"), Place.PROGRESS, visitor);
        Replies.html(
                context,
                200,
                pages.render("review/known", new KnownPage(chrome, TimeZones.choice(zone.getId()), known)));
    }
}
