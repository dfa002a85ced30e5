package dev.crossroads.web.wire;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sets up the connections of one event loop as they come, before their first byte is read, and looks after them from
 * time to time. Cleartext HTTP/2 stays off: its pipelines are made of other parts, and in an upgrade this would come
 * too late, when the first request is read already.
 */
public final class Wire implements Handler<HttpConnection> {
    /** Nothing has begun. */
    static final long NEVER = -1;

    /** Often enough for limits of seconds, and nothing beside what a second's requests cost. */
    public static final long LOOKED_AFTER_MILLIS = 500;

    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;
    private final WireLimits limits;
    private final Bodies bodies;
    private final Set<Exchange> open = new LinkedHashSet<>();

    private long time = elapsed();

    /**
     * The connections of one event loop.
     *
     * @param bodies that are under way, shared by all loops
     */
    public Wire(HttpServerOptions options, WireLimits limits, Bodies bodies) {
        if (options.isHttp2ClearTextEnabled() || options.isSsl()) {
            throw new IllegalArgumentException("Only cleartext HTTP/1 is read here.");
        }
        this.options = options;
        this.limits = limits;
        this.bodies = bodies;
    }

    @Override
    public void handle(HttpConnection connection) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        pipeline.replace(DECODER, DECODER, new ExactRequestDecoder(options));
        Exchange exchange = new Exchange(this);
        pipeline.addFirst(exchange.bytes());
        pipeline.addBefore("handler", "exchange", exchange);
    }

    /**
     * Closes the connections that take too long; to be called on the event loop, every {@link #LOOKED_AFTER_MILLIS}.
     */
    public void lookAfter() {
        time = elapsed();
        List.copyOf(open).forEach(exchange -> exchange.lookAt(time));
    }

    Bodies bodies() {
        return bodies;
    }

    WireLimits limits() {
        return limits;
    }

    /**
     * Milliseconds, as they were when everything was looked after last: asked of every request, so it has to be cheap.
     */
    long time() {
        return time;
    }

    void add(Exchange exchange) {
        open.add(exchange);
    }

    void remove(Exchange exchange) {
        open.remove(exchange);
    }

    private static long elapsed() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
