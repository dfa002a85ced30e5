package dev.crossroads.quiz;

import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.Hint;
import dev.crossroads.event.RecordedBatch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the end of attempts whose time is over, whether their learners come back or not. Whatever reads attempts
 * counts them as ended from that moment anyway; this tells whoever is watching, and puts the end into the log while the
 * course is as it was then. It asks the database when the next deadline is, and hears of attempts that begin and of
 * deadlines that are moved. On more than one node each does so: the end's id follows from the attempt, so it is
 * recorded once.
 */
final class DeadlineVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineVerticle.class);

    /** A beginning that was not heard of is ended this late at most, and a database that was away is asked again. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final int AT_ONCE = 500;

    private final AttemptTable attempts;
    private final Quizzes quizzes;
    private final InstantSource clock;
    private MessageConsumer<RecordedBatch> recorded;
    private MessageConsumer<Hint> elsewhere;
    private Instant from = Instant.EPOCH;
    private Instant next = Instant.MAX;
    private long timer = -1;

    DeadlineVerticle(AttemptTable attempts, Quizzes quizzes, InstantSource clock) {
        this.attempts = attempts;
        this.quizzes = quizzes;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        recorded = vertx.eventBus().consumer(BusAddresses.RECORDED, message -> heard(message.body()));
        elsewhere = vertx.eventBus().consumer(BusAddresses.HEARD, message -> heard(message.body()));
        sweep();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        return Future.join(recorded.unregister(), elsewhere.unregister());
    }

    private void heard(RecordedBatch batch) {
        batch.events().forEach(stored -> Hint.deadline(stored.event()).ifPresent(this::heard));
    }

    private void heard(Hint hint) {
        switch (hint) {
            case Hint.LearnersChanged changed -> changed.deadline().ifPresent(this::heard);
            case Hint.AnythingChanged _ -> heard(clock.instant());
            case Hint.PagesChanged _, Hint.CohortChanged _, Hint.RegradeDecided _ -> {}
        }
    }

    /** Asked again then, the database itself says what is over. */
    private void heard(Instant deadline) {
        wakeAt(deadline.isBefore(next) ? deadline : next);
    }

    private void wakeAt(Instant when) {
        vertx.cancelTimer(timer);
        next = when;
        // At its last moment an attempt is not over yet.
        long millis = Duration.between(clock.instant(), when).toMillis() + 1;
        timer = vertx.setTimer(Math.clamp(millis, 1, LONGEST_WAIT.toMillis()), _ -> sweep());
    }

    private void sweep() {
        Instant now = clock.instant();
        attempts.limited(from, AT_ONCE)
                .compose(limited -> end(limited, now).map(limited))
                .onSuccess(limited -> goOn(limited, now))
                .onFailure(away -> {
                    LOG.warn("Attempts whose time is over can't be ended now; it is tried again in a minute", away);
                    wakeAt(now.plus(LONGEST_WAIT));
                });
    }

    private Future<?> end(List<Attempt> limited, Instant now) {
        return Future.join(limited.stream()
                .filter(attempt -> attempt.isLateAt(now))
                .map(quizzes.attempts()::expire)
                .toList());
    }

    private void goOn(List<Attempt> limited, Instant now) {
        Optional<Instant> first = limited.stream()
                .filter(attempt -> !attempt.isLateAt(now))
                .flatMap(attempt -> attempt.overAt().stream())
                .findFirst();
        Optional<Instant> last =
                limited.size() == AT_ONCE ? limited.getLast().deadline().filter(from::isBefore) : Optional.empty();
        boolean areThereMore = first.isEmpty() && last.isPresent();
        if (areThereMore) {
            from = last.get();
        } else {
            // Other nodes' clocks may be behind, and what is late still counts for a moment.
            from = now.minus(LONGEST_WAIT);
        }
        Instant latest = areThereMore ? now : now.plus(LONGEST_WAIT);
        wakeAt(first.filter(latest::isAfter).orElse(latest));
    }
}
