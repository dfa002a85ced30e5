package dev.crossroads.quiz;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.MadeOfCourses;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a learner remembers, at a cost that follows from what came since the last time: what their ended attempts
 * left is kept, of many answers in the database too, and only the others are read. The database is asked each time
 * whether what is kept still holds, so no change has to be heard of. Safe for use by many threads.
 */
final class Recalling {
    /** Bytes of what is kept: a few thousand people who answered some hundred times, or fifty with ten thousand. */
    private static final long MOST = Math.min(64_000_000, Runtime.getRuntime().maxMemory() / 32);

    /** Somebody who answers thinks no longer; who comes back tomorrow is read anew. */
    private static final Duration AGE = Duration.ofMinutes(30);

    /** Encounters, about those of a thousand answers: fewer are read anew in as much time as a row takes. */
    private static final int WORTH_STORING = 3_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(Recalling.class);

    /** Of a map's entry and its objects, about; an encounter takes eight. */
    private static final int BYTES_OF_ENTRY = 150;

    private final int worthStoring;
    private final Courses courses;
    private final AttemptTable attempts;
    private final ResponseTable responses;
    private final ReleasedHintTable hints;
    private final MemoryParameterTable parameters;
    private final EndedTable stored;
    private final MadeOfCourses<String> editions = new MadeOfCourses<>(PackedHistories::edition);
    private final Cache<Key, Ended> kept = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key _, Ended ended) -> bytes(ended))
            .expireAfterAccess(AGE)
            .scheduler(Scheduler.systemScheduler())
            .build();

    private record Key(UUID learner, String course) {}

    Recalling(Pool pool, Courses courses) {
        this(pool, courses, WORTH_STORING);
    }

    /** @param worthStoring so many encounters more than there are in the database are stored there */
    Recalling(Pool pool, Courses courses, int worthStoring) {
        this.worthStoring = worthStoring;
        this.courses = courses;
        attempts = new AttemptTable(pool);
        responses = new ResponseTable(pool);
        hints = new ReleasedHintTable(pool);
        parameters = new MemoryParameterTable(pool);
        stored = new EndedTable(pool);
    }

    private static int bytes(Ended ended) {
        int entries = ended.attempts().size()
                + ended.reviewed().size()
                + 2 * ended.histories().byQuestion().size();
        return BYTES_OF_ENTRY * (entries + 1) + Long.BYTES * ended.histories().size();
    }

    /**
     * A learner's memory of a course, and until when it is right.
     *
     * @param zone in which their days begin
     */
    Future<Kept> read(UUID learner, Course course, Instant now, ZoneId zone) {
        Future<Optional<EndedTable.Stored>> row = known(learner, course).isPresent()
                ? Future.succeededFuture(Optional.empty())
                : stored.find(learner, course.id(), editions.of(course));
        Future<Fsrs> current = parameters.current();
        return row.compose(found -> current.compose(fsrs -> {
            Reading reading = new Reading(learner, course, fsrs, now, zone);
            return known(learner, course)
                    .map(known -> known.by(fsrs, zone))
                    .or(() -> found.map(one -> Ended.of(course, one, fsrs, zone)))
                    .map(reading::since)
                    .orElseGet(reading::anew);
        }));
    }

    /** Not of another edition of the course; what is in two editions is not compared. */
    @SuppressWarnings("ReferenceEquality")
    private Optional<Ended> known(UUID learner, Course course) {
        return Optional.ofNullable(kept.getIfPresent(new Key(learner, course.id())))
                .filter(known -> known.course() == course);
    }

    /** One reading of what a learner remembers of a course. */
    private final class Reading {
        private final UUID learner;
        private final Course course;
        private final Fsrs fsrs;
        private final Instant now;
        private final ZoneId zone;

        Reading(UUID learner, Course course, Fsrs fsrs, Instant now, ZoneId zone) {
            this.learner = learner;
            this.course = course;
            this.fsrs = fsrs;
            this.now = now;
            this.zone = zone;
        }

        Future<Kept> anew() {
            return attempts.besides(Set.of(), learner, course.id())
                    .compose(all -> read(Ended.none(course, all.marks(), fsrs, zone), all));
        }

        Future<Kept> since(Ended before) {
            return attempts.besides(before.attempts(), learner, course.id())
                    .compose(besides -> stillHolds(before, besides) ? read(before, besides) : anew());
        }

        private boolean stillHolds(Ended before, Besides besides) {
            int still = besides.all() - besides.unknown().size();
            return besides.marks().equals(before.marks())
                    && still == before.attempts().size();
        }

        private Future<Kept> read(Ended before, Besides besides) {
            UUID[] ids = besides.unknown().stream().map(Attempt::id).toArray(UUID[]::new);
            if (ids.length == 0) {
                return Future.succeededFuture(kept(before, besides, CourseResults.NONE, Set.of()));
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
                        return kept(before, besides, results, hinted);
                    }));
        }

        /** @param results of all attempts that are not among the ended ones */
        private Kept kept(Ended before, Besides besides, CourseResults results, Set<Hinted> hinted) {
            Series series = new Series(courses, course.id());
            // Not those whose time is over and whose end nobody has recorded: they are read once more.
            Set<UUID> over = besides.unknown().stream()
                    .filter(attempt -> !attempt.isInProgress())
                    .map(Attempt::id)
                    .collect(Collectors.toSet());
            Ended ended = stored(before.and(over, results, hinted, series, now));
            kept.put(new Key(learner, course.id()), ended);
            CourseResults others = results.only(attempt -> !over.contains(attempt.id()));
            return new Kept(new Recalled(course, Remembered.of(ended, others, hinted, series, now)), others.until());
        }

        /** The same, stored where so much of it is not that it is worth it; nobody waits for that. */
        private Ended stored(Ended ended) {
            if (ended.histories().size() - ended.stored() < worthStoring) {
                return ended;
            }
            stored.keep(learner, course.id(), editions.of(course), ended.toStore(), now)
                    .onFailure(why -> LOGGER.debug("What a learner's attempts left could not be stored", why));
            return ended.isStored();
        }
    }
}
