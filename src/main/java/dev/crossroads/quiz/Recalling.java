package dev.crossroads.quiz;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.quiz.AttemptTable.Besides;
import dev.crossroads.quiz.CourseResults.Given;
import dev.crossroads.quiz.RecalledCache.Kept;
import dev.crossroads.quiz.Results.Hinted;
import dev.crossroads.quiz.ReviewPlan.Recalled;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads what a learner remembers, at a cost that follows from what came since the last time: what their ended attempts
 * left is kept, and the database is asked for the others alone. It is asked each time whether what is kept still holds,
 * so no change has to be heard of. Safe for use by many threads.
 */
final class Recalling {
    /** Bytes of what is kept: a few thousand people who answered some hundred times, or fifty with ten thousand. */
    private static final long MOST = Math.min(64_000_000, Runtime.getRuntime().maxMemory() / 32);

    /** Somebody who answers thinks no longer; who comes back tomorrow is read anew. */
    private static final Duration AGE = Duration.ofMinutes(30);

    /** Of a map's entry and its objects, about; an encounter takes eight. */
    private static final int BYTES_OF_ENTRY = 150;

    private final Courses courses;
    private final AttemptTable attempts;
    private final ResponseTable responses;
    private final ReleasedHintTable hints;
    private final MemoryParameterTable parameters;
    private final Cache<Key, Ended> kept = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key _, Ended ended) -> bytes(ended))
            .expireAfterAccess(AGE)
            .scheduler(Scheduler.systemScheduler())
            .build();

    private record Key(UUID learner, String course) {}

    Recalling(Pool pool, Courses courses) {
        this.courses = courses;
        attempts = new AttemptTable(pool);
        responses = new ResponseTable(pool);
        hints = new ReleasedHintTable(pool);
        parameters = new MemoryParameterTable(pool);
    }

    private static int bytes(Ended ended) {
        int entries = ended.attempts().size()
                + ended.reviewed().size()
                + 2 * ended.histories().byQuestion().size();
        return BYTES_OF_ENTRY * (entries + 1) + Long.BYTES * ended.histories().size();
    }

    /**
     * What a learner remembers of a course, and until when.
     *
     * @param zone in which their days begin
     */
    Future<Kept> read(UUID learner, Course course, Instant now, ZoneId zone) {
        return parameters.current().compose(fsrs -> {
            Ended before = known(new Key(learner, course.id()), course);
            return before == null
                    ? anew(learner, course, fsrs, now, zone)
                    : attempts.besides(before.attempts(), learner, course.id())
                            .compose(besides -> stillHolds(before, besides)
                                    ? read(before.by(fsrs, zone), besides, learner, now)
                                    : anew(learner, course, fsrs, now, zone));
        });
    }

    /** Not of another edition of the course; what is in two editions is not compared. */
    @SuppressWarnings("ReferenceEquality")
    private Ended known(Key key, Course course) {
        Ended known = kept.getIfPresent(key);
        return known != null && known.course() == course ? known : null;
    }

    private static boolean stillHolds(Ended before, Besides besides) {
        return besides.marks().equals(before.marks())
                && besides.all() - besides.unknown().size() == before.attempts().size();
    }

    private Future<Kept> anew(UUID learner, Course course, Fsrs fsrs, Instant now, ZoneId zone) {
        return attempts.besides(Set.of(), learner, course.id())
                .compose(all -> read(Ended.none(course, all.marks(), fsrs, zone), all, learner, now));
    }

    private Future<Kept> read(Ended before, Besides besides, UUID learner, Instant now) {
        Course course = before.course();
        UUID[] ids = besides.unknown().stream().map(Attempt::id).toArray(UUID[]::new);
        if (ids.length == 0) {
            return Future.succeededFuture(kept(learner, before, besides, CourseResults.NONE, Set.of(), now));
        }
        Future<Map<UUID, List<Given>>> given = before.attempts().isEmpty()
                ? responses.ofCourse(new UUID[] {learner}, course.id(), false)
                : responses.ofAttempts(learner, course.id(), ids);
        return hints.ofAttempts(learner, ids)
                .compose(hinted -> given.map(all -> {
                    List<Attempt> others = besides.unknown().stream()
                            .map(attempt -> attempt.stillAsking(courses))
                            .toList();
                    CourseResults results = CourseResults.of(others, all.getOrDefault(learner, List.of()), now);
                    return kept(learner, before, besides, results, hinted, now);
                }));
    }

    /** @param results of all attempts that are not among the ended ones */
    private Kept kept(
            UUID learner, Ended before, Besides besides, CourseResults results, Set<Hinted> hinted, Instant now) {
        Course course = before.course();
        Series series = new Series(courses, course.id());
        // Not those whose time is over and whose end nobody has recorded: they are read once more.
        Set<UUID> over = besides.unknown().stream()
                .filter(attempt -> !attempt.isInProgress())
                .map(Attempt::id)
                .collect(Collectors.toSet());
        Ended ended = before.and(over, results, hinted, series, now);
        kept.put(new Key(learner, course.id()), ended);
        CourseResults others = results.only(attempt -> !over.contains(attempt.id()));
        return new Kept(new Recalled(course, Remembered.of(ended, others, hinted, series, now)), others.until());
    }
}
