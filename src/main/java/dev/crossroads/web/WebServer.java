package dev.crossroads.web;

import dev.crossroads.web.wire.Bodies;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The HTTP server while it runs. */
public final class WebServer {
    private final Vertx vertx;
    private final List<String> deployments;
    private final List<HttpVerticle> verticles;

    private WebServer(Vertx vertx, List<String> deployments, List<HttpVerticle> verticles) {
        this.vertx = vertx;
        this.deployments = deployments;
        this.verticles = verticles;
    }

    /**
     * Starts serving. The future completes when requests are answered, or fails where the port can't be had, with a
     * {@link BindException} that names it.
     *
     * @param host the address to listen on
     * @param port the port, 0 for a free one
     * @param instances how many event loops share the connections; one per core is enough
     */
    public static Future<WebServer> start(Vertx vertx, String host, int port, int instances, WebParts parts) {
        // Headers that never change are encoded once; Vert.x has no option for it but this property.
        System.setProperty("vertx.cacheImmutableHttpResponseHeaders", "true");
        ConnectionCap connections = new ConnectionCap(HttpLimits.CONNECTIONS_PER_ADDRESS);
        Bodies bodies = new Bodies(parts.protection().wire().bodies());
        // A negative port is Vert.x's way to say: any free one, the same for all instances.
        int asked = port == 0 ? -1 : port;
        Queue<VirtualThreads> onward = new ConcurrentLinkedQueue<>();
        Queue<HttpVerticle> verticles = new ConcurrentLinkedQueue<>();
        DeploymentOptions onVirtualThreads = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                .setInstances(instances);
        return vertx.deployVerticle(() -> noting(onward, new VirtualThreads(parts.traces())), onVirtualThreads)
                .compose(threads -> vertx.deployVerticle(
                                () -> noting(
                                        verticles,
                                        new HttpVerticle(host, asked, parts, connections, bodies, onward.remove())),
                                new DeploymentOptions().setInstances(instances))
                        .map(server -> new WebServer(vertx, List.of(server, threads), List.copyOf(verticles))))
                .recover(failure -> Future.failedFuture(refused(failure, host, port)));
    }

    /** The native transport has an exception of its own for it, which only its words tell from others. */
    private static Throwable refused(Throwable failure, String host, int port) {
        boolean isOfNativeBind = failure instanceof IOException
                && failure.getMessage() != null
                && failure.getMessage().startsWith("bind(");
        return isOfNativeBind || failure instanceof BindException
                ? new BindException("%s, port %d: %s".formatted(host, port, failure.getMessage())).initCause(failure)
                : failure;
    }

    private static <T> T noting(Queue<T> all, T one) {
        all.add(one);
        return one;
    }

    /** The port that is listened on. */
    public int port() {
        return verticles.getFirst().actualPort();
    }

    /**
     * Every method of every path that is answered, such as {@code GET /courses/:course}; what is asked by a pattern, as
     * the pattern.
     */
    public List<String> served() {
        return verticles.getFirst().served();
    }

    /** Takes no more connections, and completes when the requests under way have ended, or that time has. */
    public Future<Void> stop(Duration within) {
        verticles.forEach(verticle -> verticle.stopWithin(within));
        Future<Void> stopped = Future.succeededFuture();
        for (String deployment : deployments) {
            stopped = stopped.eventually(() -> vertx.undeploy(deployment));
        }
        return stopped;
    }
}
