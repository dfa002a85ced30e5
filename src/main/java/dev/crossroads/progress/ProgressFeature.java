package dev.crossroads.progress;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Recorder;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Frame;
import dev.crossroads.web.KnownPages;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.ProblemTranslator;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of lessons and progress: what is served, and what is kept of the log. */
public final class ProgressFeature {
    private final Courses courses;
    private final Reader reader;

    /**
     * Progress in these courses.
     *
     * @param changes what is remembered of learners is forgotten by
     */
    public ProgressFeature(Courses courses, Recorder recorder, Pool pool, InstantSource clock, LearnerChanges changes) {
        this.courses = courses;
        reader = new Reader(
                courses,
                recorder,
                new LessonProgressTable(pool),
                new Results(pool),
                new KnownStandings(courses, changes),
                clock);
    }

    /** What the recorder is to keep up to date. */
    public static List<Projection> projections() {
        return List.of(new LessonProgressProjection());
    }

    /** Refuses what would be recorded for a learner who is no more. */
    public static List<Guard> guards() {
        return List.of(new ClosedLearners());
    }

    /**
     * All that is held of learners.
     *
     * @param projections of every feature, in the order in which the recorder keeps them
     * @param data what features hold beside the log
     */
    public static LearnerRecords records(
            Pool pool, List<Projection> projections, List<LearnerData> data, InstantSource clock) {
        return new AllRecords(pool, projections, data, clock);
    }

    /** What people are told when nothing can be read or recorded. */
    public static List<ProblemTranslator> translators() {
        return List.of(new RecordingProblems());
    }

    /**
     * The pages and the JSON interface.
     *
     * @param known keeps pages that are sent again
     * @param parts what other features add to the learner's own page and to a course's contents, in that order
     */
    public List<Routes> routes(Pages pages, Frame frame, KnownPages known, List<PagePart> parts) {
        return List.of(
                new ProgressRoutes(courses, reader, pages, frame, known, parts), new ProgressApi(courses, reader));
    }
}
