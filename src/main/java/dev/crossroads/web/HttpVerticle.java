package dev.crossroads.web;

import dev.crossroads.web.wire.Bodies;
import dev.crossroads.web.wire.Framing;
import dev.crossroads.web.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Serves HTTP. Several instances share one port; {@link WebServer} deploys them. Every request passes, in this order:
 * limits, security headers, files, its body, the check that it comes from our own pages, who it is of those that came
 * before, and what is known; so far on the event loop, as most requests end here and a change of threads costs more
 * than they do. Then, on virtual threads: what is open to everybody, the visitor, the features.
 */
final class HttpVerticle extends VerticleBase {
    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final Pattern DAMAGED = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final String host;
    private final int port;
    private final WebParts parts;
    private final ConnectionCap connections;
    private final Bodies bodies;
    private final VirtualThreads onward;
    private volatile Duration stopWithin = Duration.ofSeconds(5);
    private volatile HttpServer server;
    private volatile List<String> served = List.of();

    HttpVerticle(
            String host, int port, WebParts parts, ConnectionCap connections, Bodies bodies, VirtualThreads onward) {
        this.host = host;
        this.port = port;
        this.parts = parts;
        this.connections = connections;
        this.bodies = bodies;
        this.onward = onward;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = options();
        Router router = router();
        Wire wire = new Wire(options, parts.protection().wire(), bodies);
        vertx.setPeriodic(Wire.LOOKED_AFTER_MILLIS, _ -> wire.lookAfter());
        server = vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    wire.handle(connection);
                    connections.handle(connection);
                })
                .invalidRequestHandler(HttpVerticle::refuse)
                .requestHandler(request -> {
                    if (Framing.isClear(request)) {
                        router.handle(request);
                    } else {
                        refuseToGuess(request);
                    }
                });
        return server.listen();
    }

    /** Lets requests under way end. */
    @Override
    public Future<?> stop() {
        return server.shutdown(stopWithin.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How long requests under way have to end once it is stopped. */
    void stopWithin(Duration time) {
        stopWithin = time;
    }

    int actualPort() {
        return server.actualPort();
    }

    /** The routes that are answered, as {@code GET /courses/:course}. */
    List<String> served() {
        return served;
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                // Other threads write by way of Outgoing.
                .setStrictThreadMode(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(HttpLimits.REQUEST_LINE_BYTES)
                .setMaxHeaderSize(HttpLimits.HEADER_BYTES)
                .setMaxFormFields(HttpLimits.FORM_FIELDS)
                // The limit of the body holds before these.
                .setMaxFormAttributeSize(HttpLimits.UPLOAD_BYTES)
                .setMaxFormBufferedBytes(HttpLimits.UPLOAD_BYTES)
                .setIdleTimeout(HttpLimits.IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                // Netty's encoder gives up where many requests wait on one connection; see Replies for who compresses.
                .setCompressionSupported(false);
    }

    /** Answers what the parser gave up on: 414, 431 or 400, with the headers of every other answer. */
    private static void refuse(HttpServerRequest request) {
        SecurityHeaders.addTo(request.response());
        HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
    }

    /** Nobody can say where the next request begins on this connection. */
    private static void refuseToGuess(HttpServerRequest request) {
        SecurityHeaders.addTo(request.response());
        AuditLog.ofConnection(request.remoteAddress()).noteSeldom("unclear-request-refused");
        request.response().setStatusCode(400).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Outgoing.refuse(request);
    }

    private Router router() {
        Router router = Router.router(vertx);
        Failures failures = new Failures(parts.errorPages(), parts.signInPages(), parts.translators());
        router.route()
                .handler(new SecurityHeaders(parts.protection().isSecure()))
                .failureHandler(failures);
        router.route().handler(this::requireReadable);
        Failures.STATUSES.forEach(status -> router.errorHandler(status, failures));

        parts.open().forEach(routes -> routes.mountAtOnce(router));
        router.route().handler(Uploads.reader(uploads(), bodies()));
        router.route().handler(new SameOrigin());
        router.route().handler(parts.visitors()::recognize);
        router.route().handler(parts.protection().changes()::countAtOnce);
        router.route().handler(parts.visitorPages());
        parts.features().forEach(routes -> routes.mountAtOnce(router));

        router.route().handler(onward::goOn);
        parts.open().forEach(routes -> routes.mount(router));
        router.route().handler(parts.visitors()::identify);
        router.route().handler(parts.protection().changes()::countIdentified);
        router.route().handler(ofAccounts(parts.visitorPages()));
        parts.features().forEach(routes -> routes.mount(router));

        AllowedMethods allowed = AllowedMethods.in(router);
        served = allowed.all();
        allowed.mountBehind(router);
        router.getRoutes().forEach(HttpVerticle::allowHead);
        return router;
    }

    /** Addresses that the router or the reading of a parameter would fail on. */
    private void requireReadable(RoutingContext context) {
        HttpServerRequest request = context.request();
        parts.protection().proxies().attach(context);
        if (parts.traces().isOn()) {
            tellRoute(context, Vertx.currentContext());
        }
        if (parts.stopping().isAnnounced()) {
            context.addHeadersEndHandler(_ -> context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
        }
        String address = request.uri();
        if (address.indexOf('%') >= 0 && DAMAGED.matcher(address).find()) {
            throw Problem.badRequest(new Message("web.problem.percent"));
        }
        context.next();
    }

    private void tellRoute(RoutingContext context, Context own) {
        context.addHeadersEndHandler(_ -> {
            Route route = context.currentRoute();
            if (route != null && route.getName() != null) {
                parts.traces().routed(own, context.request().method().name(), RouteName.of(route.getName()));
            }
        });
    }

    /** Guests were recognized before; a new visitor never asks for the same page as new again. */
    private static Handler<RoutingContext> ofAccounts(VisitorPages visitorPages) {
        return context -> {
            if (Visitor.of(context).guest()) {
                context.next();
            } else {
                visitorPages.handle(context);
            }
        };
    }

    private List<Pattern> uploads() {
        return parts.features().stream()
                .flatMap(routes -> routes.uploads().stream())
                .toList();
    }

    /** Bodies are read where they mean something; a GET that claims to carry a form is a GET. */
    private static Handler<RoutingContext> bodies() {
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(HttpLimits.BODY_BYTES);
        return context -> {
            if (WITH_BODY.contains(context.request().method())) {
                reader.handle(context);
            } else {
                context.next();
            }
        };
    }

    /** Every resource with GET answers HEAD (RFC 9110 section 9.3.2); the server leaves the body out. */
    private static void allowHead(Route route) {
        if (route.methods() != null && route.methods().contains(HttpMethod.GET)) {
            route.method(HttpMethod.HEAD);
        }
    }
}
