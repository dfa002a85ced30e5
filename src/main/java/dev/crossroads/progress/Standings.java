package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.StoredResults;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** A learner's standing, and when they last read a section or began an attempt. */
    public record Reached(CourseProgress progress, Instant lastSeenAt) {}

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

    /**
     * All that is stored of these learners in a course, of which follows where they stand.
     *
     * @param readings by lesson id; lessons never opened are left out
     */
    public record Stored(Map<String, LessonReading> readings, StoredResults results) {
        /** The learner's standing with these results. */
        public Standing standing(Course course, CourseResults at) {
            return new Standing(course, readings, at);
        }

        /** The same with an answer that was recorded; empty where that takes reading it again. */
        public Optional<Stored> with(QuestionAnswered answered) {
            return results.with(answered).map(more -> new Stored(readings, more));
        }
    }

    /** All that is stored of each of these learners. */
    public Future<Map<UUID, Stored>> stored(Collection<UUID> learners, Course course) {
        Future<Map<UUID, Map<String, LessonReading>>> read =
                readings.ofCourse(learners.toArray(UUID[]::new), course.id());
        Future<Map<UUID, StoredResults>> results = this.results.stored(learners, course.id());
        return Future.join(read, results)
                .map(_ -> learners.stream()
                        .distinct()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                learner -> new Stored(
                                        read.result().getOrDefault(learner, Map.of()),
                                        results.result().getOrDefault(learner, StoredResults.NONE)))));
    }

    /**
     * The standings of these learners in a course, in two queries; one who has not begun is missing. One whose time is
     * over and whose end is not recorded yet, a matter of seconds, counts for nothing here.
     */
    public Future<Map<UUID, Reached>> reached(List<UUID> learners, Course course, Instant now) {
        Future<Map<UUID, Map<String, LessonReading>>> read =
                readings.ofCourse(learners.toArray(UUID[]::new), course.id());
        Future<Map<UUID, CourseResults>> ended = results.withoutResponses(learners, course.id(), now);
        return Future.join(read, ended).map(_ -> {
            Map<UUID, Reached> reached = new LinkedHashMap<>();
            for (UUID learner : learners) {
                Standing standing = new Standing(
                        course,
                        read.result().getOrDefault(learner, Map.of()),
                        ended.result().getOrDefault(learner, CourseResults.NONE));
                if (standing.isBegun()) {
                    reached.put(learner, new Reached(standing.progress(), standing.lastSeenAt()));
                }
            }
            return reached;
        });
    }
}
