package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.quiz.ReviewPlan.Recalled;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Memories and reviews of learners: read in one way, for whoever says it. */
public final class Reviews {
    private final Courses courses;
    private final Results results;
    private final LearnerWishes wishes;
    private final RecalledCache kept;
    private final Recalling recalling;

    /**
     * Of these courses, as this database holds what was answered, and as learners wish.
     *
     * @param changes of learners, after which nothing that is remembered of them counts
     */
    public Reviews(Courses courses, Pool pool, LearnerWishes wishes, LearnerChanges changes) {
        this.kept = new RecalledCache(changes);
        this.courses = courses;
        this.results = new Results(pool, courses);
        this.recalling = new Recalling(pool, courses);
        this.wishes = wishes;
    }

    /**
     * A learner's reviews.
     *
     * @param courses all that are served, with what they remember of each
     */
    public record Read(List<Recalled> courses, ReviewWishes wishes, ReviewPlan plan) {
        static Read of(List<Recalled> courses, ReviewWishes wishes, LocalDate today) {
            return new Read(courses, wishes, ReviewPlan.of(courses, wishes, today));
        }
    }

    /**
     * A learner's reviews.
     *
     * @param zone in which their days begin
     */
    public Future<Read> of(UUID learner, Instant now, ZoneId zone) {
        Future<Map<UUID, ReviewWishes>> wished = wishes.of(List.of(learner));
        List<Future<Recalled>> recalled = courses.all().stream()
                .map(course -> kept.find(learner, course, now, zone, () -> recalling.read(learner, course, now, zone)))
                .toList();
        return wished.compose(wish -> Future.all(recalled)
                .map(all -> Read.of(
                        all.list(),
                        wish.getOrDefault(learner, ReviewWishes.STANDARD),
                        LocalDate.ofInstant(now, zone))));
    }

    /**
     * The reviews of many learners, by learner; those who answered nothing are left out.
     *
     * @param zones in which their days begin, by learner
     */
    public Future<Map<UUID, Read>> of(Map<UUID, ZoneId> zones, Instant now) {
        Future<Map<UUID, ReviewWishes>> wished = wishes.of(zones.keySet());
        Map<UUID, List<Recalled>> recalled = new HashMap<>();
        Future<?> read = Future.succeededFuture();
        // One course after the other: each is a large answer where there are many learners.
        for (Course course : courses.all()) {
            read = read.compose(_ -> results.remembered(zones, course.id(), now))
                    .onSuccess(all -> all.forEach(
                            (learner, remembered) -> recalled.computeIfAbsent(learner, _ -> new ArrayList<>())
                                    .add(new Recalled(course, remembered))));
        }
        return read.compose(_ -> wished).map(wish -> {
            Map<UUID, Read> reviews = new HashMap<>();
            recalled.forEach((learner, all) -> reviews.put(
                    learner,
                    Read.of(
                            all,
                            wish.getOrDefault(learner, ReviewWishes.STANDARD),
                            LocalDate.ofInstant(now, zones.get(learner)))));
            return reviews;
        });
    }
}
