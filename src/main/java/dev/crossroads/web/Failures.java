package dev.crossroads.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where what went wrong becomes an answer: {@code application/problem+json} (RFC 9457) for programs, a
 * page for people. What nobody expected is a 500 that shows nothing but an id, and the log has the cause under that id.
 */
final class Failures implements Handler<RoutingContext> {
    /** What routers, limits and body readers answer by themselves. */
    static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 431, 500, 501, 503);

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final ErrorPages pages;
    private final List<ProblemTranslator> translators;

    Failures(ErrorPages pages, List<ProblemTranslator> translators) {
        this.pages = pages;
        this.translators = translators;
    }

    /** Whether the request is one of the JSON interface. */
    static boolean isApi(RoutingContext context) {
        String path = context.request().path();
        return path != null && (path.startsWith("/api/") || path.equals("/api"));
    }

    @Override
    public void handle(RoutingContext context) {
        Problem problem = problem(context);
        HttpServerResponse response = context.response();
        if (Outgoing.isEnded(context) || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // The status is out: cutting the connection is the only way left to say that the rest is missing.
            context.request().connection().close();
            return;
        }
        answer(context, problem);
    }

    private Problem problem(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Problem known) {
            return known;
        }
        if (failure instanceof HttpException refused) {
            return ofStatus(context, refused.getStatusCode());
        }
        if (failure != null && isOurs(context)) {
            return translators.stream()
                    .map(translator -> translator.translate(failure))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseGet(() -> unexpected(context, failure));
        }
        return ofStatus(context, context.statusCode());
    }

    /** A reader of requests fails with the status it means, and with what it choked on. */
    private static boolean isOurs(RoutingContext context) {
        return context.statusCode() < 400 || context.statusCode() >= 500;
    }

    private static Problem unexpected(RoutingContext context, Throwable failure) {
        UUID id = UUID.randomUUID();
        // The path as it is could forge lines of the log.
        LOG.error(
                "{} {} failed, error id {}",
                context.request().method(),
                printable(context.request().path()),
                id,
                failure);
        return Problem.of(500, "Internal error", new Message("web.problem.internal", Map.of("id", id.toString())))
                .with("errorId", id.toString());
    }

    private static String printable(String path) {
        return path == null ? "" : path.replaceAll("\\P{Graph}", "?");
    }

    private static Problem ofStatus(RoutingContext context, int status) {
        Set<String> allowed = AllowedMethods.of(context);
        if (status == 404
                && !allowed.isEmpty()
                && !allowed.contains(context.request().method().name())) {
            context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            return ofStatus(context, 405);
        }
        int shown = status < 400 ? 500 : status;
        String title = HttpResponseStatus.valueOf(shown).reasonPhrase();
        return switch (shown) {
            case 400 -> Problem.of(shown, title, new Message("web.problem.unreadable"));
            case 404 -> Problem.of(shown, title, new Message("web.problem.nothing-here"));
            case 405 ->
                Problem.of(
                        shown,
                        title,
                        new Message(
                                "web.problem.method",
                                Map.of("method", context.request().method().name())));
            case 413 ->
                Problem.of(
                        shown,
                        title,
                        new Message("web.problem.too-large", Map.of("kib", HttpLimits.BODY_BYTES / 1024)));
            case 415 -> Problem.of(shown, title, new Message("web.problem.type"));
            default -> Problem.of(shown, title, new Message("web.problem.refused", Map.of("why", title)));
        };
    }

    private void answer(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (problem.extensions().get("retryAfter") instanceof Number seconds) {
            response.putHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        // What a handler may have said of the answer it wanted to give does not hold for this one.
        response.headers().remove(HttpHeaders.ETAG).remove(HttpHeaders.CACHE_CONTROL);
        if (isApi(context) || prefersJson(context)) {
            Replies.send(context, problem.status(), "application/problem+json", Replies.encode(members(problem)));
        } else {
            Replies.html(context, problem.status(), pages.render(problem, Visit.of(context)));
        }
    }

    private static Map<String, Object> members(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.putAll(problem.extensions());
        return members;
    }

    private static boolean prefersJson(RoutingContext context) {
        for (MIMEHeader accepted : context.parsedHeaders().accept()) {
            String type = accepted.subComponent();
            if (type.equals("json") || type.endsWith("+json")) {
                return true;
            }
            if (type.equals("html") || type.equals("*")) {
                return false;
            }
        }
        return false;
    }
}
