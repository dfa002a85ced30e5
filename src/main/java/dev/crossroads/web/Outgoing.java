package dev.crossroads.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * The way of an answer to its connection. A connection is written to by its own event loop alone, which Vert.x calls
 * strict thread mode: a queue by which other threads could write would take 5 KB of every connection, also of those
 * that wait. What a virtual thread answers is handed back to the loop here, in the order in which it is said.
 */
public final class Outgoing {
    private static final String LOOP = Outgoing.class.getName();
    private static final String ENDED = LOOP + ".ended";

    private final HttpServerResponse response;
    private final Context loop;

    private Outgoing(HttpServerResponse response, Context loop) {
        this.response = response;
        this.loop = loop;
    }

    /** What a request is answered by, from whatever thread it is. */
    public static Outgoing of(RoutingContext context) {
        return new Outgoing(context.response(), context.get(LOOP));
    }

    /** Notes, on the event loop, that the request goes on by other threads. */
    static void leaveLoop(RoutingContext context) {
        context.put(LOOP, Vertx.currentContext());
    }

    /** Ends the answer with a body. */
    public static void end(RoutingContext context, Buffer body) {
        of(context).ending(context).onLoop(response -> response.end(body));
    }

    /** Ends an answer that has no body. */
    public static void end(RoutingContext context) {
        of(context).ending(context).onLoop(HttpServerResponse::end);
    }

    /** Whether the answer was ended, be it on its way to the loop still: then nothing more can be said. */
    static boolean isEnded(RoutingContext context) {
        return context.get(ENDED) != null || context.response().ended();
    }

    private Outgoing ending(RoutingContext context) {
        if (loop != null) {
            context.put(ENDED, true);
        }
        return this;
    }

    /** Sends a piece of the body; done when the connection has taken it. */
    public Future<Void> write(Buffer piece) {
        return onLoop(response -> response.write(piece));
    }

    /** Ends the body; done when the connection has taken it. */
    public Future<Void> end() {
        return onLoop(HttpServerResponse::end);
    }

    /** Ends the body with a last piece. */
    public Future<Void> end(Buffer piece) {
        return onLoop(response -> response.end(piece));
    }

    private Future<Void> onLoop(Function<HttpServerResponse, Future<Void>> step) {
        if (loop == null) {
            return step.apply(response);
        }
        Promise<Void> done = Promise.promise();
        loop.runOnContext(_ -> {
            // Whoever has gone meanwhile, or was hung up on, takes nothing.
            if (response.closed() || response.ended()) {
                done.fail("The connection is closed");
            } else {
                step.apply(response).onComplete(done);
            }
        });
        return done.future();
    }
}
