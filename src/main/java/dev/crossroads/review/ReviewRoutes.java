package dev.crossroads.review;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.memory.Memories;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Results.Hinted;
import dev.crossroads.quiz.Series;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.ZoneRoutes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a learner still knows. */
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
        ZoneId zone = ZoneRoutes.chosen(context);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Set<Hinted> hinted = results.hinted(visitor.learner()).await();
        List<KnownPage.Course> known = new ArrayList<>();
        for (Course course : courses.all()) {
            List<ConceptMemory> concepts =
                    ConceptMemory.of(course, memories(visitor.learner(), course, hinted, now, zone), today);
            if (!concepts.isEmpty()) {
                known.add(KnownPages.course(course, concepts, today));
            }
        }
        Chrome chrome = frame.around(visitor.texts().say("review.known.title"), Place.PROGRESS, visitor);
        Replies.html(
                context,
                200,
                pages.render("review/known", new KnownPage(chrome, TimeZones.choice(zone.getId()), known)));
    }

    private Map<String, ItemMemory> memories(
            UUID learner, Course course, Set<Hinted> hinted, Instant now, ZoneId zone) {
        CourseResults of = results.of(learner, course.id(), now).await();
        return Memories.of(Fsrs.STANDARD, Encounters.of(of, hinted, new Series(courses, course.id())), zone);
    }
}
