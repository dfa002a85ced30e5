package dev.crossroads.recorder;

import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Outcome.Refusal;
import dev.crossroads.event.Outcome.Refused;
import dev.crossroads.event.Projection;
import dev.crossroads.event.RecordedBatch;
import dev.crossroads.event.RecorderException;
import dev.crossroads.event.RecorderException.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.VertxException;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records events in batches, each of what came in while those before were written. A lone event goes at once, and
 * nothing waits for more to come: since a batch is one call and a commit, that took longer than it saved. In a flood
 * two are under way at a time, so that Postgres has work while we make some and while a commit reaches the disk.
 *
 * <p>Runs on an event loop with futures, unlike most of Crossroads: everything passes one queue, the loop is its lock,
 * and thousands of answers a second pass here. Deploy one instance per node.
 *
 * <p>Undeploying stops taking, stores what waits, and completes then, or when it has had its time
 * ({@link #stopWithin}); close the pool after it.
 */
public final class RecorderVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderVerticle.class);
    private static final int CONTENTION_TRIES = 5;

    /** So many are worth a batch of their own beside another. */
    static final int FLOOD = 8;

    /** In milliseconds, while nothing can be recorded. */
    private static final long REHEARSED_EVERY = 1_000;

    private final Pool pool;
    private final List<Guard> guards;
    private final List<Projection> projections;
    private final OtherNodes others;
    private final RecorderLimits limits;
    private final RecorderMetrics metrics;
    private final BatchFunctions functions = new BatchFunctions();
    private final WaitingEvents waiting;
    private final IntSupplier queueLength;
    private final Outage outage = new Outage(
            LOG,
            "Nothing can be recorded now, learners are told so; every further event tries again until it heals",
            "Recording works again; {} events were turned away meanwhile");
    private final Promise<Void> drained = Promise.promise();
    private MessageConsumer<LearnerEvent> consumer;
    private int underWay;
    private int lastSize;
    private boolean isStopping;
    private volatile Duration stopWithin = Duration.ofMinutes(1);
    private boolean isRehearsing;

    /**
     * A recorder.
     *
     * @param guards asked in this order; the first refusal of an event counts
     * @param projections brought up to date in this order
     * @param others told of what is recorded before whoever asked for it
     */
    public RecorderVerticle(
            Pool pool,
            List<Guard> guards,
            List<Projection> projections,
            OtherNodes others,
            RecorderLimits limits,
            MeterRegistry registry) {
        this.pool = pool;
        this.guards = List.copyOf(guards);
        this.projections = List.copyOf(projections);
        this.others = others;
        this.limits = limits;
        this.metrics = new RecorderMetrics(registry);
        this.waiting = new WaitingEvents(limits.queue());
        this.queueLength = waiting::size;
    }

    /** Plans that use keys, for statements of batches. */
    static final String BY_KEYS = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
            + "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_material = off; SET jit = off";

    /**
     * Session settings of the recorder's connections, in SQL.
     *
     * <p>All that a batch asks of tables is by their keys, so one plan per statement serves every batch, as long as it
     * does use the keys: one made while the log was short would read all of it, 48 ms for one event among 200,000
     * instead of 0.1. Planned anew for each batch, what guards attempts took 1.7 ms to plan and 6 to run.
     */
    public static String session(RecorderLimits limits) {
        return BY_KEYS + "; SET statement_timeout = " + limits.patience().toMillis();
    }

    @Override
    public Future<?> start() {
        metrics.watchQueue(queueLength);
        consumer = vertx.eventBus().localConsumer(BusAddresses.RECORD, this::receive);
        return consumer.completion();
    }

    @Override
    public Future<?> stop() {
        isStopping = true;
        if (underWay == 0 && waiting.size() == 0) {
            drained.tryComplete();
        }
        vertx.setTimer(stopWithin.toMillis(), _ -> stopAtOnce());
        return consumer.unregister().eventually(drained::future);
    }

    /** How long what waits has to be stored once it is undeployed; more than nothing. */
    public void stopWithin(Duration time) {
        stopWithin = time;
    }

    /** Tells everybody who waits that theirs is not stored; who is in a batch under way hears from its connection. */
    private void stopAtOnce() {
        if (!drained.future().isComplete()) {
            List<Waiting> left = waiting.takeAll();
            LOG.warn(
                    "Stopped before everything was recorded: {} events that waited are turned away, {} batches are cut off",
                    left.size(),
                    underWay);
            left.forEach(asked -> asked.answer()
                    .fail(new RecorderException(Cause.UNAVAILABLE, "the server stops and can't record it")));
            drained.tryComplete();
        }
    }

    /**
     * Fails while nothing can be recorded: since the last batch that could not be stored, until one is or the log takes
     * events again. For whoever watches over the process; safe for many threads.
     */
    public Future<Void> health() {
        return outage.isOn()
                ? Future.failedFuture(VertxException.noStackTrace("Nothing can be recorded now"))
                : Future.succeededFuture();
    }

    private void receive(Message<LearnerEvent> message) {
        ContextInternal here = ContextInternal.current();
        // Another context is another turn of the loop, in each step of a batch: for who traces it alone.
        Waiting asked = Waiting.forAnswer(message.body(), here.tracer() == null ? Runnable::run : here::dispatch);
        asked.answer().future().onSuccess(message::reply).onFailure(cause -> fail(message, cause));
        if (!waiting.add(asked)) {
            metrics.countOverloaded();
            asked.answer()
                    .fail(new RecorderException(
                            Cause.OVERLOADED, limits.queue() + " events are waiting to be recorded, no more may"));
            return;
        }
        writeIfDue();
    }

    private static void fail(Message<LearnerEvent> message, Throwable cause) {
        Cause why = cause instanceof RecorderException refusal ? refusal.why() : Cause.UNAVAILABLE;
        message.fail(why.failureCode(), cause.getMessage());
    }

    /** One beside another has to be worth a commit of its own: at least half of what the last one held. */
    private void writeIfDue() {
        boolean isDue = underWay == 0
                ? waiting.ready() > 0
                : underWay < limits.atOnce() && waiting.ready() >= Math.max(FLOOD, lastSize / 2);
        if (isDue) {
            write();
        }
    }

    private void write() {
        List<Waiting> batch = waiting.takeBatch(limits.batch());
        underWay++;
        lastSize = batch.size();
        // In the first one's context, so that what a batch asks of Postgres is told below one that waits for it.
        batch.getFirst()
                .context()
                // By way of the loop, so that what has arrived meanwhile joins the next batch, and the stack stays
                // flat.
                .execute(() -> settle(batch, 1).onComplete(_ -> context.runOnContext(_ -> written(batch))));
    }

    private void written(List<Waiting> batch) {
        underWay--;
        waiting.done(batch);
        writeIfDue();
        if (isStopping && underWay == 0 && waiting.size() == 0) {
            drained.tryComplete();
        }
    }

    /** Answers everyone in a batch, one way or another; never fails. */
    private Future<Void> settle(List<Waiting> batch, int attempt) {
        List<LearnerEvent> events = batch.stream().map(Waiting::event).toList();
        return new BatchTransaction(pool, guards, projections, others, limits, functions, events)
                .run()
                .compose(result -> answer(batch, result), cause -> mend(batch, attempt, cause));
    }

    private Future<Void> answer(List<Waiting> batch, BatchTransaction.Result result) {
        outage.over();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(result.outcomes().get(i));
        }
        int refused = (int)
                result.outcomes().stream().filter(Refused.class::isInstance).count();
        int added = result.added().size();
        metrics.countBatch(added, batch.size() - added - refused, refused);
        if (added > 0) {
            vertx.eventBus().publish(BusAddresses.RECORDED, new RecordedBatch(result.added()));
        }
        return Future.succeededFuture();
    }

    private Future<Void> mend(List<Waiting> batch, int attempt, Throwable cause) {
        if (functions.wereMissing(cause)) {
            return settle(batch, attempt);
        }
        return switch (Trouble.of(cause)) {
            case CONTENTION -> attempt < CONTENTION_TRIES ? settle(batch, attempt + 1) : giveUp(batch, cause);
            case EVENT -> batch.size() > 1 ? settleInHalves(batch) : refuse(batch.getFirst(), cause);
            case DATABASE -> giveUp(batch, cause);
        };
    }

    /** Finds the bad event among its others. The halves share no learner, so everyone's order is kept. */
    private Future<Void> settleInHalves(List<Waiting> batch) {
        int middle = batch.size() / 2;
        return settle(batch.subList(0, middle), 1).compose(_ -> settle(batch.subList(middle, batch.size()), 1));
    }

    private Future<Void> refuse(Waiting bad, Throwable cause) {
        outage.over();
        LOG.warn(
                "Event {} of learner {} can't be stored and is refused",
                bad.event().id(),
                bad.event().learner(),
                cause);
        String detail = "The database can't hold this: " + Trouble.inWords(cause);
        bad.answer().complete(new Refused(new Refusal(Reason.INVALID, detail)));
        metrics.countBatch(0, 0, 1);
        return Future.succeededFuture();
    }

    private Future<Void> giveUp(List<Waiting> batch, Throwable cause) {
        outage.goesOn(batch.size(), cause);
        rehearseSoon();
        metrics.countUnavailable(batch.size());
        RecorderException exception =
                new RecorderException(Cause.UNAVAILABLE, "nothing can be recorded now: " + Trouble.inWords(cause));
        batch.forEach(asked -> asked.answer().fail(exception));
        return Future.succeededFuture();
    }

    /**
     * While nothing can be recorded nobody may come to try, as whoever shares out the work sends people elsewhere: so
     * the log is tried without them.
     */
    private void rehearseSoon() {
        if (!isRehearsing && !isStopping) {
            isRehearsing = true;
            vertx.setTimer(
                    REHEARSED_EVERY,
                    _ -> new Rehearsal(pool, limits).run().onComplete(done -> {
                        isRehearsing = false;
                        if (done.succeeded()) {
                            outage.over();
                        } else if (outage.isOn()) {
                            rehearseSoon();
                        }
                    }));
        }
    }
}
