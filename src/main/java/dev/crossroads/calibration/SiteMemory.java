package dev.crossroads.calibration;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Hint;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.quiz.MemoryParameterTable;
import dev.crossroads.quiz.MemoryParameterTable.Fitted;
import dev.crossroads.quiz.SiteReviews;
import dev.crossroads.statistics.Calibration;
import dev.crossroads.web.TimeOrderedIds;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The parameters that memory follows on this site, and how well they predict. Methods wait and are for virtual threads.
 */
final class SiteMemory {
    /** The list of what was fitted. */
    private static final int MOST = 20;

    private final MemoryParameterTable table;
    private final SiteReviews reviews;
    private final LearnerChanges changes;
    private final OtherNodes others;
    private final InstantSource clock;

    /** It reads everybody's answers: one after another. */
    private final ReentrantLock reading = new ReentrantLock();

    SiteMemory(Pool pool, Courses courses, LearnerChanges changes, OtherNodes others, InstantSource clock) {
        this.table = new MemoryParameterTable(pool);
        this.reviews = new SiteReviews(pool, courses);
        this.changes = changes;
        this.others = others;
        this.clock = clock;
    }

    /**
     * All that is known of it.
     *
     * @param fitted the latest first
     */
    record Known(Calibration calibration, List<Fitted> fitted) {
        /** The site's own parameters that memory follows; empty where it follows the published ones. */
        Optional<Fitted> inForce() {
            return fitted.stream().filter(Fitted::isInForce).findFirst();
        }

        /** Whether there are enough reviews to fit parameters to. */
        boolean canFit() {
            return calibration.happened().n() >= Trial.LEAST_REVIEWS;
        }
    }

    Known known() {
        List<Fitted> fitted = table.latest(MOST).await();
        reading.lock();
        try {
            return new Known(
                    Calibration.of(Trial.forecasts(current(), reviews.all(now()).values())), fitted);
        } finally {
            reading.unlock();
        }
    }

    /** Fits parameters and keeps them, without using them; empty where there are too few reviews. */
    Optional<Fitted> fit() {
        reading.lock();
        try {
            Instant now = now();
            Optional<Fitted> fitted = Trial.of(current(), reviews.all(now)).map(trial -> fitted(trial, now));
            fitted.ifPresent(of -> table.add(of).await());
            return fitted;
        } finally {
            reading.unlock();
        }
    }

    private static Fitted fitted(Trial trial, Instant now) {
        return new Fitted(
                TimeOrderedIds.next(),
                trial.fitted(),
                trial.reviews(),
                trial.learners(),
                trial.difference().n(),
                trial.before(),
                trial.after(),
                trial.difference().interval().orElseThrow().low(),
                trial.difference().interval().orElseThrow().high(),
                now,
                Optional.empty(),
                "",
                Optional.empty(),
                "");
    }

    /** Lets memory follow some that predict better; false where it does already, or they are none of those. */
    boolean apply(UUID id, String by) {
        return told(table.apply(id, by, now()).await());
    }

    /** Lets memory follow the published ones again; false where it does not follow these. */
    boolean withdraw(UUID id, String by) {
        return told(table.withdraw(id, by, now()).await());
    }

    /** Everybody's memory is another one now. */
    private boolean told(boolean isChanged) {
        if (isChanged) {
            Hint everything = new Hint.AnythingChanged();
            changes.hear(everything);
            others.tell(everything).await();
        }
        return isChanged;
    }

    private Fsrs current() {
        return table.current().await();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
