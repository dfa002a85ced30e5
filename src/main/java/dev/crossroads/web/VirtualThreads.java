package dev.crossroads.web;

import io.vertx.core.VerticleBase;
import io.vertx.ext.web.RoutingContext;

/** Where requests go on that may have to wait; deployed on virtual threads, one for each {@link HttpVerticle}. */
final class VirtualThreads extends VerticleBase {

    private final Traces traces;

    VirtualThreads(Traces traces) {
        this.traces = traces;
    }

    /** Hands a request on to the routes behind this one. */
    void goOn(RoutingContext request) {
        Outgoing.leaveLoop(request);
        traces.onward(context).runOnContext(_ -> RequestId.during(request, request::next));
    }
}
