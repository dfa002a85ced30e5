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
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parameters that memory follows on this site, and how well they predict. To work that out everybody's answers are
 * read, so it is done beside what the server does for others, and what is said is as of a time. Methods wait, but never
 * for long, and are for virtual threads.
 */
final class SiteMemory {
    private static final Logger LOGGER = LoggerFactory.getLogger(SiteMemory.class);

    /** The list of what was fitted. */
    private static final int MOST = 20;

    /** Intervals of a bin are a tenth of a per cent wide by then, and it is all held in memory while it is counted. */
    private static final int MOST_REVIEWS = 200_000;

    /** Answers given since change nothing that an operator would decide by. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** A small site is counted by then, and a page that takes longer is better shown without. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final MemoryParameterTable table;
    private final SiteReviews reviews;
    private final LearnerChanges changes;
    private final OtherNodes others;
    private final InstantSource clock;
    private final OneAtATime<Figures> counting;
    private final OneAtATime<Optional<Fitted>> fitting;
    private volatile Optional<Figures> figures = Optional.empty();
    private volatile Optional<Unfitted> unfitted = Optional.empty();

    SiteMemory(Pool pool, Courses courses, LearnerChanges changes, OtherNodes others, InstantSource clock) {
        this.table = new MemoryParameterTable(pool);
        this.reviews = new SiteReviews(pool, courses);
        this.changes = changes;
        this.others = others;
        this.clock = clock;
        this.counting = new OneAtATime<>("memory-figures", clock);
        this.fitting = new OneAtATime<>("memory-fitting", clock);
    }

    /**
     * The quality of memory's predictions.
     *
     * @param by the parameters it followed
     * @param isSample whether there are more reviews, and these are of learners drawn at random
     * @param asOf when the answers were read
     */
    record Figures(Calibration calibration, Fsrs by, boolean isSample, Instant asOf) {
        /** Whether there are enough reviews to fit parameters to. */
        boolean canFit() {
            return calibration.happened().n() >= Trial.LEAST_REVIEWS;
        }

        private boolean isFresh(Fsrs current, Instant now) {
            return by.equals(current) && now.isBefore(asOf.plus(FRESH));
        }
    }

    /** Parameters that were to be fitted and could not, since then. */
    record Unfitted(Instant at, boolean areTooFew) {}

    /**
     * All that is known of it.
     *
     * @param figures the latest there are; empty before any are
     * @param isCounting whether newer ones are on their way
     * @param fitted the latest first
     * @param fittingSince when the fit began that is under way
     * @param unfitted the last fit, where it came to nothing
     */
    record Known(
            Optional<Figures> figures,
            boolean isCounting,
            List<Fitted> fitted,
            Optional<Instant> fittingSince,
            Optional<Unfitted> unfitted) {
        /** The site's own parameters that memory follows; empty where it follows the published ones. */
        Optional<Fitted> inForce() {
            return fitted.stream().filter(Fitted::isInForce).findFirst();
        }
    }

    Known known() {
        Fsrs current = current();
        Optional<Figures> known = figures.filter(some -> some.isFresh(current, now()));
        if (known.isEmpty()) {
            known = counted().or(() -> figures);
        }
        List<Fitted> fitted = table.latest(MOST).await();
        return new Known(known, counting.since().isPresent(), fitted, fitting.since(), unfitted);
    }

    /** Figures of now, unless that takes longer than anybody waits for a page. */
    private Optional<Figures> counted() {
        // A task that gives up in Future.await(long, TimeUnit) can't wait for anything after it, and holds up its
        // verticle.
        return counting.begin(this::count)
                .map(Optional::of)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(why -> why instanceof TimeoutException
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(why))
                .await();
    }

    private Figures count() {
        Instant now = now();
        Fsrs by = current();
        SiteReviews.Read read = reviews.read(now, MOST_REVIEWS);
        Figures counted =
                new Figures(Calibration.of(Trial.forecasts(by, read.byLearner().values())), by, read.isSample(), now);
        figures = Optional.of(counted);
        return counted;
    }

    /**
     * Begins to fit parameters and to keep them, without using them; whoever asks while that is under way joins it.
     *
     * @return whether there may be enough reviews for it
     */
    boolean fit() {
        if (known().figures().filter(some -> !some.canFit()).isPresent()) {
            return false;
        }
        fitting.begin(this::fitNow)
                .onSuccess(fitted -> unfitted = fitted.isPresent() ? Optional.empty() : unfitted(true))
                .onFailure(why -> {
                    LOGGER.error("Parameters of memory could not be fitted", why);
                    unfitted = unfitted(false);
                });
        return true;
    }

    private Optional<Unfitted> unfitted(boolean areTooFew) {
        return Optional.of(new Unfitted(now(), areTooFew));
    }

    private Optional<Fitted> fitNow() {
        Instant now = now();
        Optional<Fitted> fitted =
                Trial.of(current(), reviews.read(now, MOST_REVIEWS).byLearner()).map(trial -> fitted(trial, now));
        fitted.ifPresent(of -> table.add(of).await());
        return fitted;
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
