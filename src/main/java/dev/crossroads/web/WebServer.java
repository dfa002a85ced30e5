package dev.crossroads.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The HTTP server while it runs. */
public final class WebServer {
    private final Vertx vertx;
    private final String deployment;
    private final int port;

    private WebServer(Vertx vertx, String deployment, int port) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.port = port;
    }

    /**
     * Starts serving. The future completes when requests are answered, or fails where the port can't be had.
     *
     * @param host the address to listen on
     * @param port the port, 0 for a free one
     * @param instances how many event loops share the connections; one per core is enough
     */
    public static Future<WebServer> start(Vertx vertx, String host, int port, int instances, WebParts parts) {
        ConnectionCap connections = new ConnectionCap(HttpLimits.CONNECTIONS_PER_ADDRESS);
        // A negative port is Vert.x's way to say: any free one, the same for all instances.
        int asked = port == 0 ? -1 : port;
        Queue<HttpVerticle> verticles = new ConcurrentLinkedQueue<>();
        DeploymentOptions options = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                .setInstances(instances);
        return vertx.deployVerticle(
                        () -> {
                            HttpVerticle verticle = new HttpVerticle(host, asked, parts, connections);
                            verticles.add(verticle);
                            return verticle;
                        },
                        options)
                .map(deployment ->
                        new WebServer(vertx, deployment, verticles.element().actualPort()));
    }

    /** The port that is listened on. */
    public int port() {
        return port;
    }

    /** Takes no more connections, and completes when the requests under way have ended, or their grace has. */
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }
}
