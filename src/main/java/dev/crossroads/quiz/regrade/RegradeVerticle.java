package dev.crossroads.quiz.regrade;

import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.Hint;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LogReader;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.RecordedBatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out decisions to mark again, where they are in the log: when it starts, once a minute, and at once when one
 * is made or an answer is heard of that one may concern. Deploy it on a virtual thread. Every node may do so, as each
 * event is recorded once.
 */
public final class RegradeVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RegradeVerticle.class);

    /** What was heard by nobody, and what could not be recorded, is looked for this often. */
    private static final Duration LOOKED_FOR_EVERY = Duration.ofMinutes(1);

    /** Answers that come together are marked together, in milliseconds. */
    private static final long TOGETHER = 50;

    private static final long FIRST_RETRY_MILLIS = 1_000;

    /** A start waits this long for what was cut short; the rest is done while pages are served. */
    private static final long START_SECONDS = 5;

    private final Regrades regrades;
    private final Following following;
    private final OtherNodes others;
    private MessageConsumer<RecordedBatch> recorded;
    private MessageConsumer<Hint> elsewhere;
    private boolean isRunning;
    private boolean isWanted;
    private boolean isToBeKept;
    private boolean isAwaited;
    private boolean isStopping;
    private long timer = -1;
    private long retryMillis = FIRST_RETRY_MILLIS;

    /**
     * Carries out the decisions of these, for all that this log tells of; other nodes are told of those that are made
     * here, as answers come to them that they concern.
     */
    public RegradeVerticle(Regrades regrades, LogReader log, OtherNodes others) {
        this.regrades = regrades;
        this.others = others;
        following = new Following(regrades, log);
    }

    @Override
    public Future<?> start() {
        recorded = vertx.eventBus().consumer(BusAddresses.RECORDED, message -> hear(message.body()));
        elsewhere = vertx.eventBus().consumer(BusAddresses.HEARD, message -> {
            if (message.body() instanceof Hint.RegradeDecided || message.body() instanceof Hint.AnythingChanged) {
                sweep(false);
            }
        });
        regrades.listen(_ -> {
            context.runOnContext(_ -> sweep(false));
            others.tell(new Hint.RegradeDecided());
        });
        timer = vertx.setPeriodic(LOOKED_FOR_EVERY.toMillis(), _ -> sweep(true));
        Promise<Void> first = Promise.promise();
        context.runOnContext(_ -> {
            sweep(true);
            first.tryComplete();
        });
        return first.future().timeout(START_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    @Override
    public Future<?> stop() {
        isStopping = true;
        vertx.cancelTimer(timer);
        return Future.join(recorded.unregister(), elsewhere.unregister());
    }

    private void hear(RecordedBatch batch) {
        if (!isAwaited && batch.events().stream().anyMatch(stored -> isConcerned(stored.event()))) {
            isAwaited = true;
            vertx.setTimer(TOGETHER, _ -> {
                isAwaited = false;
                sweep(false);
            });
        }
    }

    private boolean isConcerned(LearnerEvent event) {
        return switch (event) {
            case QuestionAnswered answered ->
                following.questions().getOrDefault(answered.course(), Set.of()).contains(answered.question());
            case AttemptFinished finished -> following.questions().containsKey(finished.course());
            default -> false;
        };
    }

    /** A connection that broke is there again in a moment; a database that is away is asked less and less often. */
    private void retry(boolean keeps) {
        vertx.setTimer(retryMillis, _ -> sweep(keeps));
        retryMillis = Math.min(2 * retryMillis, LOOKED_FOR_EVERY.toMillis());
    }

    /** One at a time, as it waits: what is asked for meanwhile is done after. */
    private void sweep(boolean keeps) {
        isWanted = true;
        isToBeKept |= keeps;
        if (isRunning) {
            return;
        }
        isRunning = true;
        try {
            while (isWanted && !isStopping) {
                boolean now = isToBeKept;
                isWanted = false;
                isToBeKept = false;
                try {
                    following.goOn(now);
                    retryMillis = FIRST_RETRY_MILLIS;
                } catch (RuntimeException away) {
                    LOG.warn("Answers can't be marked again now; it is tried again in {} s", retryMillis / 1_000, away);
                    retry(now);
                }
            }
        } finally {
            isRunning = false;
        }
    }
}
