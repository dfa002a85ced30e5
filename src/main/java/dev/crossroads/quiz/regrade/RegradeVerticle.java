package dev.crossroads.quiz.regrade;

import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.RecordedBatch;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out decisions to mark again: those that were cut short when it starts, those that are made, and all of them
 * for answers that come later. Deploy it on a virtual thread. Every node may do so, as each event is recorded once.
 */
public final class RegradeVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RegradeVerticle.class);

    /** Decisions of another node, and what could not be recorded, are looked for this often. */
    private static final Duration LOOKED_FOR_EVERY = Duration.ofMinutes(1);

    /** Answers that come together are marked together, in milliseconds. */
    private static final long TOGETHER = 50;

    /** A start waits this long for what was cut short; the rest is done while pages are served. */
    private static final long START_SECONDS = 5;

    private final Regrades regrades;
    private final Set<UUID> heard = new HashSet<>();
    private MessageConsumer<RecordedBatch> recorded;
    private volatile Map<String, List<Decision>> standing = Map.of();
    private boolean isRunning;
    private boolean isWanted;
    private boolean isStopping;
    private long timer = -1;

    /** Carries out the decisions of these. */
    public RegradeVerticle(Regrades regrades) {
        this.regrades = regrades;
    }

    @Override
    public Future<?> start() {
        recorded = vertx.eventBus().consumer(BusAddresses.RECORDED, message -> hear(message.body()));
        regrades.listen(_ -> context.runOnContext(_ -> sweep()));
        timer = vertx.setPeriodic(LOOKED_FOR_EVERY.toMillis(), _ -> sweep());
        Promise<Void> first = Promise.promise();
        context.runOnContext(_ -> {
            sweep();
            first.tryComplete();
        });
        return first.future().timeout(START_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    @Override
    public Future<?> stop() {
        isStopping = true;
        vertx.cancelTimer(timer);
        return recorded.unregister();
    }

    private void hear(RecordedBatch batch) {
        if (standing.isEmpty()) {
            return;
        }
        int before = heard.size();
        for (StoredEvent stored : batch.events()) {
            if (isConcerned(stored.event())) {
                heard.add(stored.event().learner());
            }
        }
        if (heard.size() > before) {
            vertx.setTimer(TOGETHER, _ -> sweep());
        }
    }

    private boolean isConcerned(LearnerEvent event) {
        return event instanceof QuestionAnswered answered
                        && standing.containsKey(name(answered.course(), answered.question()))
                || event instanceof AttemptFinished;
    }

    private static String name(String course, String question) {
        return course + " " + question;
    }

    /** One at a time, as it waits: what is asked for meanwhile is done after. */
    private void sweep() {
        isWanted = true;
        if (isRunning) {
            return;
        }
        isRunning = true;
        try {
            while (isWanted && !isStopping) {
                isWanted = false;
                List<UUID> late = List.copyOf(heard);
                heard.clear();
                try {
                    carryOut(late);
                } catch (RuntimeException away) {
                    heard.addAll(late);
                    LOG.warn("Answers can't be marked again now; it is tried again in a minute", away);
                }
            }
        } finally {
            isRunning = false;
        }
    }

    private void carryOut(List<UUID> late) {
        List<Decision> all = regrades.all();
        standing = all.stream().collect(Collectors.groupingBy(d -> name(d.course(), d.question())));
        for (Decision decision : all) {
            if (!decision.isDone()) {
                LOG.info("Answers to {} are marked again: {}", decision.question(), decision.rule());
                regrades.run(decision);
            } else if (!late.isEmpty()) {
                regrades.run(decision, late);
            }
        }
    }
}
