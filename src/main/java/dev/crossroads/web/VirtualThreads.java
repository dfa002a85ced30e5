package dev.crossroads.web;

import io.vertx.core.VerticleBase;
import io.vertx.ext.web.RoutingContext;

/** Where requests go on that may have to wait; deployed on virtual threads, one for each {@link HttpVerticle}. */
final class VirtualThreads extends VerticleBase {

    /** Hands a request on to the routes behind this one. */
    void goOn(RoutingContext request) {
        Outgoing.leaveLoop(request);
        context.runOnContext(_ -> RequestId.during(request, request::next));
    }
}
