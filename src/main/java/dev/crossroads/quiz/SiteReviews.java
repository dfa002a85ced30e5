package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.memory.Memories;
import dev.crossroads.memory.Rated;
import dev.crossroads.quiz.Results.Hinted;
import dev.crossroads.web.TimeZones;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everybody's answers that count for memory, to see how well recall is predicted. Days are those of UTC, as nobody
 * keeps in which zone people were.
 */
public final class SiteReviews {
    /** Learners that are read at a time, so that no query takes as long as is waited for one. */
    private static final int AT_A_TIME = 200;

    private final Courses courses;
    private final Results results;
    private final ResponseTable responses;
    private final ReleasedHintTable hints;

    /** Of these courses, as this database holds them. */
    public SiteReviews(Pool pool, Courses courses) {
        this.courses = courses;
        results = new Results(pool, courses);
        responses = new ResponseTable(pool);
        hints = new ReleasedHintTable(pool);
    }

    /**
     * The answers to each item, the earliest first, by learner. Waits for the database.
     *
     * @param now attempts whose time is over by then have ended
     */
    public Map<UUID, List<List<Rated>>> all(Instant now) {
        Map<UUID, List<List<Rated>>> all = new TreeMap<>();
        for (Course course : courses.all()) {
            List<UUID> learners = responses.learners(course.id()).await();
            Series series = new Series(courses, course.id());
            for (int from = 0; from < learners.size(); from += AT_A_TIME) {
                List<UUID> some = learners.subList(from, Math.min(learners.size(), from + AT_A_TIME));
                Map<UUID, Set<Hinted>> hinted = hints.ofLearners(some).await();
                results.of(some, course.id(), now)
                        .await()
                        .forEach((learner, own) -> all.computeIfAbsent(learner, _ -> new ArrayList<>())
                                .addAll(Memories.reviews(
                                                Encounters.of(own, hinted.getOrDefault(learner, Set.of()), series),
                                                TimeZones.UTC)
                                        .values()));
            }
        }
        return all;
    }
}
