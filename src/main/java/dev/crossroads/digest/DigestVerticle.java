package dev.crossroads.digest;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for digests whose hour has come; each node does. Deploy it on a virtual thread. */
final class DigestVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(DigestVerticle.class);
    private static final Duration LOOKED_FOR_EVERY = Duration.ofSeconds(5);
    private static final Duration TIDIED_EVERY = Duration.ofHours(6);

    private final Digests digests;
    private volatile boolean isStopped;
    private boolean isRunning;
    private long looking = -1;
    private long tidying = -1;

    DigestVerticle(Digests digests) {
        this.digests = digests;
    }

    @Override
    public Future<?> start() {
        looking = vertx.setPeriodic(LOOKED_FOR_EVERY.toMillis(), _ -> look());
        tidying = vertx.setPeriodic(1, TIDIED_EVERY.toMillis(), _ -> tidy());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        isStopped = true;
        vertx.cancelTimer(looking);
        vertx.cancelTimer(tidying);
        return Future.succeededFuture();
    }

    private void look() {
        if (isRunning) {
            return;
        }
        isRunning = true;
        try {
            digests.run(() -> !isStopped);
        } catch (RuntimeException away) {
            LOG.warn("Digests can't be written now; it is tried again in a moment", away);
        } finally {
            isRunning = false;
        }
    }

    private void tidy() {
        try {
            digests.tidy();
        } catch (RuntimeException away) {
            LOG.warn("Digests of long ago can't be forgotten now", away);
        }
    }
}
