package dev.crossroads;

import dev.crossroads.event.EventCodecs;
import dev.crossroads.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.Optional;

/** Vert.x as a server runs it: measured, traced where that is wanted, and with events on its bus. */
final class ServerVertx {
    /** Only what a stranger can't make up, or every invented method would be a series of its own. */
    private static final EnumSet<Label> METRIC_LABELS =
            EnumSet.of(Label.HTTP_ROUTE, Label.HTTP_CODE, Label.EB_ADDRESS, Label.POOL_TYPE, Label.POOL_NAME);

    private ServerVertx() {}

    static Vertx open(MeterRegistry metrics, Optional<Tracing> tracing) {
        VertxOptions options = new VertxOptions()
                .setPreferNativeTransport(true)
                .setMetricsOptions(
                        new MicrometerMetricsOptions().setEnabled(true).setLabels(METRIC_LABELS));
        VertxBuilder builder = Vertx.builder()
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .with(options);
        Vertx vertx = tracing.map(traced -> traced.on(builder)).orElse(builder).build();
        EventCodecs.register(vertx);
        return vertx;
    }
}
