package dev.crossroads.cohort;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads where those cohorts stand that instructors looked at of late, one after the other: after a start, so that the
 * first who comes back does not wait for all of it, and every few minutes, so that whoever looks again after days has
 * no more to wait for than what was recorded since the last time, before a start as after it.
 */
final class ReadAhead implements CohortFeature.Ahead {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);
    private static final Duration OF_LATE = Duration.ofDays(14);

    /** More than are open on the morning after an upgrade, on the machine that this is for. */
    private static final int MOST = 20;

    /** Of a class at work each member is worked out once more in that time: a millisecond or two. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Thread thread;
    private final CountDownLatch first = new CountDownLatch(1);

    /**
     * Begins at once, and looks again every few minutes.
     *
     * @param drawing draws the page of the cohort that somebody looked at last, once and before others are read
     */
    ReadAhead(VisitTable visits, CohortStandings standings, Consumer<CohortProgress> drawing, InstantSource clock) {
        Consumer<CohortProgress> drawn = progress -> {
            if (first.getCount() > 0) {
                try {
                    drawing.accept(progress);
                } finally {
                    first.countDown();
                }
            }
        };
        thread = Thread.ofVirtual().name("read-ahead").start(() -> {
            try {
                while (true) {
                    read(visits, standings, drawn, clock);
                    first.countDown();
                    Thread.sleep(AGAIN);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void read(
            VisitTable visits, CohortStandings standings, Consumer<CohortProgress> drawn, InstantSource clock)
            throws InterruptedException {
        try {
            List<UUID> cohorts =
                    visits.cohortsSince(clock.instant().minus(OF_LATE), MOST).await();
            for (UUID cohort : cohorts) {
                standings.read(cohort).ifPresent(drawn);
            }
        } catch (Throwable failed) { // await() throws what a future failed with, checked or not
            if (Thread.currentThread().isInterrupted() || failed instanceof InterruptedException) {
                throw new InterruptedException();
            }
            LOG.warn("Cohorts could not be read ahead; they are read when somebody looks at them", failed);
        }
    }

    @Override
    public void awaitPage(Duration most) {
        try {
            first.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A cohort that is not read by then is read when somebody looks at it. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
