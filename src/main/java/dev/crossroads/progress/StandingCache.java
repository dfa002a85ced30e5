package dev.crossroads.progress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerChanges;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Where learners stand, remembered until something of theirs changes, so that a page costs no query. Where not every
 * change is heard of, nothing is remembered. Safe for use by many threads.
 */
final class StandingCache {
    /** About what the standing of a learner takes who is halfway through a course, in bytes. */
    private static final long STANDING_BYTES = 10_000;

    /** More than a large class, and no more than a sixteenth of what the JVM may take. */
    private static final long MOST = Math.min(5_000, Runtime.getRuntime().maxMemory() / 16 / STANDING_BYTES);

    /**
     * Other programs on the same database, such as {@code rebuild}, are not heard of. Long enough for the pages of a
     * lesson, and as long as a live view takes to look at everything again.
     */
    private static final Duration AGE = Duration.ofMinutes(1);

    private final Courses courses;
    private final LearnerChanges changes;
    private final Cache<Key, Future<Timed>> standings = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(AGE)
            .scheduler(Scheduler.systemScheduler())
            .build();

    /** Counts how often all of it was forgotten: also what is being read meanwhile. */
    private final AtomicLong edition = new AtomicLong();

    private record Key(UUID learner, String course) {}

    /** A standing, and until when it holds. */
    private record Timed(Standing standing, Instant until, long edition) {
        /** Not once the course was read again; what is in two editions is not compared. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Course course) {
            return standing.course() == course;
        }
    }

    StandingCache(Courses courses, LearnerChanges changes) {
        this.courses = courses;
        this.changes = changes;
        changes.listen(LearnerChanges.Layer.STANDINGS, this::forget, edition::incrementAndGet);
    }

    /**
     * Where a learner stands; waits for the database where that is not known, and fails as it does.
     *
     * @param read asks the database for the standing as it is now
     */
    Standing find(UUID learner, Course course, Instant now, Supplier<Future<Standing>> read) {
        if (!changes.areAllHeard().await()) {
            return read.get().await();
        }
        Key key = new Key(learner, course.id());
        Future<Timed> asked = asked(key, now, read);
        Timed found = asked.await();
        if (now.isBefore(found.until()) && found.isOf(course) && found.edition() == edition.get()) {
            return found.standing();
        }
        // Only this one: another may have been read meanwhile.
        standings.asMap().remove(key, asked);
        return asked(key, now, read).await().standing();
    }

    private Future<Timed> asked(Key key, Instant now, Supplier<Future<Standing>> read) {
        Future<Timed> asked = standings.get(key, _ -> {
            long before = edition.get();
            return read.get().map(standing -> new Timed(standing, until(standing, now), before));
        });
        if (!asked.succeeded()) {
            asked.onFailure(_ -> standings.asMap().remove(key, asked));
        }
        return asked;
    }

    private static Instant until(Standing standing, Instant now) {
        Instant latest = now.plus(AGE);
        return standing.until().isBefore(latest) ? standing.until() : latest;
    }

    /** Forgets all of them; the same of readings under way. */
    void forgetAll() {
        standings.asMap().clear();
    }

    /** A reading under way is forgotten too: it may have begun before the change. */
    private void forget(UUID learner) {
        courses.all().forEach(course -> standings.asMap().remove(new Key(learner, course.id())));
    }
}
