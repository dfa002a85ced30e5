package dev.crossroads.quiz;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.crossroads.course.Course;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.quiz.ReviewPlan.Recalled;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What learners remember, kept until something of theirs changes: to work it out anew of thousands of answers takes a
 * tenth of a second. Where not every change is heard of, nothing is kept. Safe for use by many threads.
 */
final class RecalledCache {
    /** About what the memory of some hundreds of questions takes, in bytes. */
    private static final long BYTES = 50_000;

    private static final long MOST = Math.min(2_000, Runtime.getRuntime().maxMemory() / 32 / BYTES);

    /** Other programs on the same database are not heard of, nor is it that an hour is over. */
    private static final Duration AGE = Duration.ofMinutes(1);

    private final LearnerChanges changes;
    private final Cache<Key, Kept> kept = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(AGE)
            .scheduler(Scheduler.systemScheduler())
            .build();

    /** By learner, what there is to forget. */
    private final Cache<UUID, Set<Key>> keys = Caffeine.newBuilder()
            .maximumSize(2 * MOST)
            .expireAfterAccess(AGE.multipliedBy(2))
            .build();

    /** Counts changes: what was being read when one came is not kept. */
    private final AtomicLong edition = new AtomicLong();

    private record Key(UUID learner, String course, ZoneId zone) {}

    /**
     * What was read.
     *
     * @param until when it changes though nothing happens
     */
    record Kept(Recalled recalled, Instant until) {
        /** Not once the course was read again; what is in two editions is not compared. */
        @SuppressWarnings("ReferenceEquality")
        private boolean isOf(Course course, Instant now, ZoneId zone) {
            return recalled.course() == course
                    && now.isBefore(until)
                    && recalled.remembered().today().equals(LocalDate.ofInstant(now, zone));
        }
    }

    RecalledCache(LearnerChanges changes) {
        this.changes = changes;
        changes.listen(LearnerChanges.Layer.READINGS, this::forget, this::forgetAll);
    }

    /**
     * What a learner remembers of a course.
     *
     * @param read asks the database
     */
    Future<Recalled> find(UUID learner, Course course, Instant now, ZoneId zone, Supplier<Future<Kept>> read) {
        return changes.areAllHeard().compose(areHeard -> {
            Key key = new Key(learner, course.id(), zone);
            Kept known = areHeard ? kept.getIfPresent(key) : null;
            if (known != null && known.isOf(course, now, zone)) {
                return Future.succeededFuture(known.recalled());
            }
            long before = edition.get();
            return read.get().map(found -> {
                if (areHeard) {
                    keys.get(learner, _ -> ConcurrentHashMap.newKeySet()).add(key);
                    kept.put(key, found);
                    // After it is kept: a change that comes now forgets it itself.
                    if (edition.get() != before) {
                        kept.invalidate(key);
                    }
                }
                return found.recalled();
            });
        });
    }

    private void forget(UUID learner) {
        edition.incrementAndGet();
        Set<Key> known = keys.getIfPresent(learner);
        if (known != null) {
            kept.invalidateAll(known);
        }
    }

    private void forgetAll() {
        edition.incrementAndGet();
        kept.invalidateAll();
    }
}
