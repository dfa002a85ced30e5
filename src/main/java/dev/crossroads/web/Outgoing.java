package dev.crossroads.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of an answer to its connection. A connection is written to by its own event loop alone, which Vert.x calls
 * strict thread mode: a queue by which other threads could write would take 5 KB of every connection, also of those
 * that wait. What a virtual thread answers is handed back to the loop here, in the order in which it is said.
 */
public final class Outgoing {
    private static final String LOOP = Outgoing.class.getName();
    private static final String ENDED = LOOP + ".ended";
    private static final String BEFORE = LOOP + ".before";

    /** Of a long text so many bytes are expected at a time. */
    private static final int PACKED_PIECE = 8 * 1024;

    private final HttpServerResponse response;
    private final Context loop;
    private final Optional<Gzip> packer;

    private Outgoing(HttpServerResponse response, Context loop, Optional<Gzip> packer) {
        this.response = response;
        this.loop = loop;
        this.packer = packer;
    }

    /** Sends the answer of a request, from any thread. */
    public static Outgoing of(RoutingContext context) {
        return new Outgoing(context.response(), context.get(LOOP), Optional.empty());
    }

    /**
     * The same for a long text that is sent piece by piece, by one thread: compressed for who takes it. What is written
     * may wait for more.
     */
    public static Outgoing ofText(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!Replies.acceptsGzip(context.request())) {
            return of(context);
        }
        response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        return new Outgoing(response, context.get(LOOP), Optional.of(new Gzip(PACKED_PIECE)));
    }

    /** Notes, on the event loop, that the request goes on by other threads. */
    static void leaveLoop(RoutingContext context) {
        context.put(LOOP, Vertx.currentContext());
    }

    /**
     * Does something when the answer is made, and sends it when that is done, however it ends. For requests that left
     * the event loop.
     */
    public static void before(RoutingContext context, Supplier<Future<Void>> step) {
        context.put(BEFORE, step);
    }

    /** Ends the answer with a body. */
    public static void end(RoutingContext context, Buffer body) {
        end(context, response -> response.end(body));
    }

    /** Ends an answer that has no body. */
    public static void end(RoutingContext context) {
        end(context, HttpServerResponse::end);
    }

    private static void end(RoutingContext context, Function<HttpServerResponse, Future<Void>> last) {
        Outgoing outgoing = of(context).ending(context);
        Supplier<Future<Void>> before = context.remove(BEFORE);
        if (before == null) {
            outgoing.onLoop(last);
        } else {
            before.get().onComplete(_ -> outgoing.onLoop(last));
        }
    }

    /** Ends the answer to what goes no further than this event loop, and its connection. */
    static void refuse(HttpServerRequest request) {
        request.response().end().onComplete(_ -> request.connection().close());
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
        Buffer packed = packer.map(gzip -> gzip.take(piece.getBytes())).orElse(piece);
        return packed.length() == 0 ? Future.succeededFuture() : onLoop(response -> response.write(packed));
    }

    /** Ends the body; done when the connection has taken it. */
    public Future<Void> end() {
        return packer.isPresent() ? end(Buffer.buffer()) : onLoop(HttpServerResponse::end);
    }

    /** Ends the body with a last piece. */
    public Future<Void> end(Buffer piece) {
        Buffer packed =
                packer.map(gzip -> Buffer.buffer(gzip.end(piece.getBytes()))).orElse(piece);
        return onLoop(response -> response.end(packed));
    }

    private Future<Void> onLoop(Function<HttpServerResponse, Future<Void>> step) {
        if (loop == null) {
            return step.apply(response);
        }
        Promise<Void> done = Promise.promise();
        loop.runOnContext(_ -> {
            // The client may have gone, or was hung up on.
            if (response.closed() || response.ended()) {
                done.fail("The connection is closed");
            } else {
                step.apply(response).onComplete(done);
            }
        });
        return done.future();
    }
}
