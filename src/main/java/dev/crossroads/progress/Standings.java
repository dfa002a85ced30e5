package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where learners stand in a course, one or many: the one way in which it is read, for their own pages as for those of
 * their instructors.
 */
public final class Standings {
    private final LessonProgressTable readings;
    private final Results results;

    /** Standings in these courses as this database holds them. */
    public Standings(Pool pool, Courses courses) {
        readings = new LessonProgressTable(pool);
        results = new Results(pool, courses);
    }

    /** How far somebody is, and when they read last. */
    public record Reached(CourseProgress progress, Instant lastReadAt) {}

    /**
     * Where each of these learners stands, in three queries however many they are.
     *
     * @param now attempts whose time is over by then have ended
     */
    public Future<Map<UUID, Standing>> of(Collection<UUID> learners, Course course, Instant now) {
        Future<Map<UUID, Map<String, LessonReading>>> read =
                readings.ofCourse(learners.toArray(UUID[]::new), course.id());
        Future<Map<UUID, CourseResults>> results = this.results.of(learners, course.id(), now);
        return Future.join(read, results).map(_ -> {
            Map<UUID, Standing> standings = new LinkedHashMap<>();
            learners.forEach(learner -> standings.put(
                    learner,
                    new Standing(
                            course,
                            read.result().getOrDefault(learner, Map.of()),
                            results.result().getOrDefault(learner, CourseResults.NONE))));
            return standings;
        });
    }

    /** How far these learners have read a course, in one query; who has not begun is missing. */
    public Future<Map<UUID, Reached>> reached(List<UUID> learners, Course course) {
        return readings.ofCourse(learners.toArray(UUID[]::new), course.id()).map(read -> {
            Map<UUID, Reached> reached = new LinkedHashMap<>();
            read.forEach((learner, lessons) -> reached.put(learner, reached(course, lessons)));
            return reached;
        });
    }

    private static Reached reached(Course course, Map<String, LessonReading> readings) {
        return new Reached(
                new Standing(course, readings, CourseResults.NONE).progress(),
                readings.values().stream()
                        .map(LessonReading::lastReadAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
