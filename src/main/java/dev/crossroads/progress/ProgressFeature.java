package dev.crossroads.progress;

import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Recorder;
import dev.crossroads.quiz.LearnerTerms;
import dev.crossroads.quiz.SampleQuestions;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import dev.crossroads.web.VisitorPages;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of lessons and progress: what is served, and what is kept of the log. */
public final class ProgressFeature {
    private final Courses courses;
    private final Lessons lessons;

    /**
     * Progress in these courses.
     *
     * @param terms on which learners take quizzes
     * @param changes what is remembered of learners is forgotten by
     */
    public ProgressFeature(
            Courses courses,
            Recorder recorder,
            Pool pool,
            LearnerTerms terms,
            InstantSource clock,
            LearnerChanges changes) {
        this.courses = courses;
        lessons = new Lessons(
                courses,
                recorder,
                new LessonProgressTable(pool),
                new Standings(pool, courses),
                terms,
                new StandingCache(courses, changes),
                clock);
    }

    /** Forgets where learners stand, as cohorts may have set other dates. */
    public void forgetAll() {
        lessons.forgetAll();
    }

    /** The next step, as a page of a course offers it at its end. */
    public PagePart next(Pages pages) {
        return new NextPart(lessons, pages);
    }

    /** The projections for the recorder. */
    public static List<Projection> projections() {
        return List.of(new LessonProgressProjection());
    }

    /**
     * The pages and the JSON interface.
     *
     * @param visitorPages keeps pages that are sent again
     * @param parts what other features add to the learner's own page and to a course's contents, in that order
     * @param today what they add to the front page of who comes back
     * @param samples the question that the front page asks newcomers
     */
    public List<Routes> routes(
            Pages pages,
            Frame frame,
            VisitorPages visitorPages,
            List<PagePart> parts,
            List<PagePart> today,
            SampleQuestions samples) {
        return List.of(
                new ProgressRoutes(courses, lessons, pages, frame, visitorPages, parts, today, samples),
                new PrintRoutes(lessons, pages, frame),
                new ProgressApi(courses, lessons));
    }
}
