package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.Recorder;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.LearnerTerms;
import dev.crossroads.recorder.Outage;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reading lessons, and where learners stand in a course.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class Lessons {
    private static final Logger LOG = LoggerFactory.getLogger(Lessons.class);

    private final Courses courses;
    private final Recorder recorder;
    private final LessonProgressTable readings;
    private final Standings stored;
    private final LearnerTerms terms;
    private final StandingCache standings;
    private final InstantSource clock;
    private final Outage outage = new Outage(
            LOG,
            "Where learners stand can't be read now; lessons are shown without it until it heals",
            "Where learners stand can be read again; {} readings failed meanwhile");

    Lessons(
            Courses courses,
            Recorder recorder,
            LessonProgressTable readings,
            Standings stored,
            LearnerTerms terms,
            StandingCache standings,
            InstantSource clock) {
        this.courses = courses;
        this.recorder = recorder;
        this.readings = readings;
        this.stored = stored;
        this.terms = terms;
        this.standings = standings;
        this.clock = clock;
    }

    /** A course, or a problem 404. */
    Course course(String course) {
        return courses.course(course).orElseThrow(() -> Problem.noCourse(course));
    }

    /** A lesson of a course, or a problem 404. */
    Lesson lesson(Course course, String lesson) {
        return course.lesson(lesson)
                .orElseThrow(() -> Problem.notFound(new Message("progress.problem.lesson", Map.of("lesson", lesson))));
    }

    /** Where a learner stands in a course; fails as the database client does, and an outage is logged once. */
    Standing standing(UUID learner, Course course) {
        Instant now = now();
        try {
            return standings.find(learner, course, now, () -> readStanding(learner, course, now));
        } catch (Exception away) { // await() throws what the database client failed with, checked or not
            outage.goesOn(1, away);
            throw away;
        }
    }

    private Future<Standing> readStanding(UUID learner, Course course, Instant now) {
        Future<Map<UUID, Standing>> standing = stored.of(List.of(learner), course, now);
        Future<Map<UUID, CourseTerms>> said = terms.of(List.of(learner), course.id());
        return Future.join(standing, said).map(_ -> {
            outage.over();
            return standing.result().get(learner).on(said.result().getOrDefault(learner, CourseTerms.NONE), now);
        });
    }

    /** Forgets where everybody stands, as cohorts may have set other dates. */
    void forgetAll() {
        standings.forgetAll();
    }

    /** Records that sections were read, and returns how far the lesson is read now. */
    ReadingMark read(UUID learner, Course course, Lesson lesson, List<String> sections, UUID event) {
        if (sections.isEmpty()) {
            throw Problem.badRequest("The list 'sections' is empty; name at least one section that was read.");
        }
        for (String section : sections) {
            if (lesson.section(section).isEmpty()) {
                throw Problem.badRequest("The lesson has no section \"" + section + "\"; it has "
                        + lesson.sections().stream().map(Lesson.Section::id).collect(Collectors.joining(", ")) + ".");
            }
        }
        List<String> distinct = sections.stream().distinct().toList();
        recorder.record(new SectionsRead(
                        event,
                        learner,
                        now(),
                        course.id(),
                        lesson.id(),
                        distinct,
                        lesson.sections().size()))
                .await()
                .same(
                        SectionsRead.class,
                        stored -> stored.lesson().equals(lesson.id())
                                && stored.sections().equals(distinct))
                .orElseThrow(Problem::idInUse);
        return mark(learner, course, lesson);
    }

    /** Records that the learner is done with a lesson, and returns how far it is read now. */
    ReadingMark complete(UUID learner, Course course, Lesson lesson, UUID event) {
        recorder.record(new LessonCompleted(event, learner, now(), course.id(), lesson.id()))
                .await()
                .same(LessonCompleted.class, stored -> stored.lesson().equals(lesson.id()))
                .orElseThrow(Problem::idInUse);
        return mark(learner, course, lesson);
    }

    private ReadingMark mark(UUID learner, Course course, Lesson lesson) {
        if (!lesson.quizzes().isEmpty()) {
            // A passed checkpoint counts; the page that comes next asks for the same, which is remembered.
            return standing(learner, course).mark(lesson);
        }
        Map<String, LessonReading> reading = readings.ofLesson(learner, course.id(), lesson.id()).await().stream()
                .collect(Collectors.toUnmodifiableMap(LessonReading::lesson, Function.identity()));
        return new Standing(course, reading, CourseResults.NONE).mark(lesson);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
