package dev.crossroads.quiz;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts into the log what was shown and stays open, every few seconds, and all of it when the server stops. */
final class ShownVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ShownVerticle.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ShownLog shown;
    private final InstantSource clock;
    private long timer = -1;

    ShownVerticle(ShownLog shown, InstantSource clock) {
        this.shown = shown;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        rest();
        return Future.succeededFuture();
    }

    private void rest() {
        timer = vertx.setTimer(
                PAUSE.toMillis(), _ -> shown.recordDue(clock.instant()).onComplete(_ -> rest()));
    }

    @Override
    public Future<?> stop() {
        vertx.cancelTimer(timer);
        return shown.recordAll().otherwise(away -> {
            LOG.warn("Which questions were shown last and not answered is lost", away);
            return null;
        });
    }
}
