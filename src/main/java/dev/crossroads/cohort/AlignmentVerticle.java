package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what was cut short of {@link Alignment}: at its start, and every minute for what another node left. Deploy
 * it on a virtual thread.
 */
final class AlignmentVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AlignmentVerticle.class);
    private static final Duration LOOKED_FOR_EVERY = Duration.ofMinutes(1);

    private final Alignment alignment;
    private boolean isRunning;
    private long timer = -1;

    AlignmentVerticle(Alignment alignment) {
        this.alignment = alignment;
    }

    @Override
    public Future<?> start() {
        timer = vertx.setPeriodic(0, LOOKED_FOR_EVERY.toMillis(), _ -> sweep());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }

    private void sweep() {
        if (isRunning) {
            return;
        }
        isRunning = true;
        try {
            alignment.run();
        } catch (RuntimeException away) {
            LOG.warn("Deadlines can't follow changed dates now; it is tried again in a minute", away);
        } finally {
            isRunning = false;
        }
    }
}
