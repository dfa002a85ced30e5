package dev.crossroads.quiz;

import dev.crossroads.course.Courses;
import dev.crossroads.course.Quiz;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.quiz.CourseResults.Given;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The results of learners' quizzes, for the parts of the program that draw conclusions from them. */
public final class Results {
    private final Courses courses;
    private final AttemptTable attempts;
    private final ResponseTable responses;
    private final ReleasedHintTable hints;
    private final MemoryParameterTable parameters;

    /** A question of an attempt that released a hint. */
    public record Hinted(UUID attempt, String question) {}

    /** Results as this database holds them, of attempts that ask what these courses still have. */
    public Results(Pool pool, Courses courses) {
        this.courses = courses;
        attempts = new AttemptTable(pool);
        responses = new ResponseTable(pool);
        hints = new ReleasedHintTable(pool);
        parameters = new MemoryParameterTable(pool);
    }

    /**
     * A learner's results in a course.
     *
     * @param now attempts whose time is over by then have ended
     */
    public Future<CourseResults> of(UUID learner, String course, Instant now) {
        return of(List.of(learner), course, now).map(all -> all.getOrDefault(learner, CourseResults.NONE));
    }

    /** The same of many learners, by learner; those without attempts are left out. */
    public Future<Map<UUID, CourseResults>> of(Collection<UUID> learners, String course, Instant now) {
        UUID[] ids = ids(learners);
        return read(ids, course, now, responses.ofCourse(ids, course, false));
    }

    /** The same with their answers. */
    public Future<Map<UUID, CourseResults>> withAnswers(Collection<UUID> learners, String course, Instant now) {
        UUID[] ids = ids(learners);
        return read(ids, course, now, responses.ofCourse(ids, course, true));
    }

    /**
     * The same with responses to a quiz's questions alone, wherever they were asked, and to whatever else it asked. Of
     * other quizzes the attempts are there, without their responses.
     */
    public Future<Map<UUID, CourseResults>> withAnswersTo(
            Quiz quiz, Collection<UUID> learners, String course, Instant now) {
        UUID[] ids = ids(learners);
        return read(ids, course, now, responses.ofQuiz(ids, course, quiz));
    }

    /**
     * The same, without answers, of those quizzes alone whose ids begin so: of others not even the attempts are there.
     * A large cohort gave hundreds of times as many answers elsewhere.
     */
    public Future<Map<UUID, CourseResults>> ofQuizzes(
            String beginning, Collection<UUID> learners, String course, Instant now) {
        UUID[] ids = ids(learners);
        return read(attempts.ofQuizzes(ids, course, beginning), now, responses.ofQuizzes(ids, course, beginning));
    }

    /** All that is stored of many learners' quizzes, by learner; those without attempts are left out. */
    public Future<Map<UUID, StoredResults>> stored(Collection<UUID> learners, String course) {
        UUID[] ids = ids(learners);
        Future<Map<UUID, List<Given>>> given = responses.ofCourse(ids, course, false);
        Future<Map<UUID, Set<Hinted>>> hinted = hints.ofLearners(List.copyOf(learners));
        return Future.join(attempts.ofCourse(ids, course), given, hinted).map(all -> {
            Map<UUID, List<Attempt>> tried = all.resultAt(0);
            Map<UUID, StoredResults> stored = new HashMap<>();
            tried.forEach((learner, own) -> stored.put(
                    learner,
                    new StoredResults(
                            own.stream()
                                    .map(attempt -> attempt.stillAsking(courses))
                                    .toList(),
                            given.result().getOrDefault(learner, List.of()),
                            hinted.result().getOrDefault(learner, Set.of()))));
            return stored;
        });
    }

    /** The series of a course's questions, for one reading. */
    public Series series(String course) {
        return new Series(courses, course);
    }

    private static UUID[] ids(Collection<UUID> learners) {
        return learners.toArray(UUID[]::new);
    }

    /** The ends of their attempts, where no answers are needed: one query. */
    public Future<Map<UUID, CourseResults>> withoutResponses(Collection<UUID> learners, String course, Instant now) {
        return attempts.ofCourse(ids(learners), course).map(stored -> {
            Map<UUID, CourseResults> results = new HashMap<>();
            stored.forEach((learner, tried) -> results.put(
                    learner,
                    CourseResults.of(
                            tried.stream()
                                    .map(attempt -> attempt.stillAsking(courses))
                                    .toList(),
                            List.of(),
                            now)));
            return results;
        });
    }

    /** The parameters that memory follows. */
    public Future<Fsrs> parameters() {
        return parameters.current();
    }

    /**
     * A learner's memory of a course.
     *
     * @param zone in which their days begin
     */
    public Future<Remembered> remembered(UUID learner, String course, Instant now, ZoneId zone) {
        return remembered(Map.of(learner, zone), course, now)
                .map(all -> all.getOrDefault(learner, Remembered.nothing(now, zone)));
    }

    /**
     * The same of many learners, by learner; those without attempts are left out.
     *
     * @param zones in which their days begin, by learner
     */
    public Future<Map<UUID, Remembered>> remembered(Map<UUID, ZoneId> zones, String course, Instant now) {
        return of(zones.keySet(), course, now).compose(all -> remembered(all, zones, course, now));
    }

    /**
     * The same of learners whose results are known.
     *
     * @param all by learner
     */
    public Future<Map<UUID, Remembered>> remembered(
            Map<UUID, CourseResults> all, Map<UUID, ZoneId> zones, String course, Instant now) {
        return parameters.current().compose(fsrs -> {
            List<UUID> answered = all.entrySet().stream()
                    .filter(entry -> !entry.getValue().responses().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            Series series = new Series(courses, course);
            Siblings siblings = siblings(course);
            return (answered.isEmpty()
                            ? Future.succeededFuture(Map.<UUID, Set<Hinted>>of())
                            : hints.ofLearners(answered))
                    .map(hinted -> {
                        Map<UUID, Remembered> remembered = new HashMap<>();
                        all.forEach((learner, results) -> remembered.put(
                                learner,
                                Remembered.of(
                                        fsrs,
                                        results,
                                        hinted.getOrDefault(learner, Set.of()),
                                        series,
                                        siblings,
                                        now,
                                        zones.get(learner))));
                        return remembered;
                    });
        });
    }

    private Siblings siblings(String course) {
        return courses.course(course).map(Siblings::of).orElseGet(Siblings::none);
    }

    private Future<Map<UUID, CourseResults>> read(
            UUID[] ids, String course, Instant now, Future<Map<UUID, List<Given>>> given) {
        return read(attempts.ofCourse(ids, course), now, given);
    }

    private Future<Map<UUID, CourseResults>> read(
            Future<Map<UUID, List<Attempt>>> tried, Instant now, Future<Map<UUID, List<Given>>> given) {
        return tried.compose(stored -> given.map(all -> {
            Map<UUID, CourseResults> results = new HashMap<>();
            stored.forEach((learner, own) -> results.put(
                    learner,
                    CourseResults.of(
                            own.stream()
                                    .map(attempt -> attempt.stillAsking(courses))
                                    .toList(),
                            all.getOrDefault(learner, List.of()),
                            now)));
            return results;
        }));
    }
}
