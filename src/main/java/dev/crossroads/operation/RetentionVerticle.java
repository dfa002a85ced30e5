package dev.crossroads.operation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every hour whether something is due by {@link Retention}. Deploy it on a virtual thread. */
final class RetentionVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionVerticle.class);
    private static final Duration LOOKED_EVERY = Duration.ofHours(1);

    /** The start has enough to do. */
    private static final Duration FIRST = Duration.ofSeconds(20);

    private final RetentionRun run;
    private boolean isRunning;
    private long timer = -1;

    RetentionVerticle(RetentionRun run) {
        this.run = run;
    }

    @Override
    public Future<?> start() {
        timer = vertx.setPeriodic(FIRST.toMillis(), LOOKED_EVERY.toMillis(), _ -> look());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }

    private void look() {
        if (isRunning) {
            return;
        }
        isRunning = true;
        try {
            run.run();
        } catch (RuntimeException away) {
            LOG.warn("What is kept for how long can't be looked at now; it is tried again in an hour", away);
        } finally {
            isRunning = false;
        }
    }
}
