package dev.crossroads.trace;

import dev.crossroads.web.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.internal.ContextInternal;
import java.net.URI;

/** The front door of traces. Only where a collector is set: without one nothing of it is loaded. */
public final class Tracing implements Traces {
    private final OtlpTracer tracer;

    /**
     * Traces that are sent to a collector.
     *
     * @param collector of OTLP over HTTP, such as {@code http://localhost:4318}
     */
    public Tracing(URI collector, MeterRegistry registry) {
        tracer = new OtlpTracer(new OtlpSender(collector, registry));
    }

    /** Lets the Vert.x to be built tell what it does; closing that ends it. */
    public VertxBuilder on(VertxBuilder builder) {
        return builder.withTracer(_ -> tracer);
    }

    @Override
    public boolean isOn() {
        return true;
    }

    /** A context of its own for each request, as what is asked there has to be told from what others ask. */
    @Override
    public Context onward(Context own) {
        ContextInternal copy = ((ContextInternal) own).duplicate();
        OtlpTracer.carry(Vertx.currentContext(), copy);
        return copy;
    }

    @Override
    public void routed(Context of, String method, String route) {
        OtlpTracer.route(of, method, route);
    }
}
