package dev.crossroads.web;

import dev.crossroads.limit.Limit;
import dev.crossroads.limit.LocalLimits;
import dev.crossroads.limit.OutOfMemory;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The one place where what went wrong becomes an answer: {@code application/problem+json} (RFC 9457) for programs, a
 * page for people. What nobody expected is a 500 that shows nothing but an id, and the log has the cause under that id.
 */
final class Failures implements Handler<RoutingContext> {
    /** Problems for statuses that routers, limits and body readers set by themselves. */
    static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 431, 500, 501, 503);

    private static final int UNAUTHORIZED = 401;

    private static final int TOO_MANY = 429;

    private static final Pattern SECRET =
            Pattern.compile("^(/(?:join|reset|calendars|confirm|digest/off)/).*$", Pattern.DOTALL);

    private static final Set<Integer> NOT_THEIRS = Set.of(UNAUTHORIZED, 403, 404, TOO_MANY);

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Lines that are written however many there are of their kind; here it is seen to that they are not many. */
    private static final Marker COUNTED = MarkerFactory.getMarker("counted");

    private static final int KINDS = 1_000;

    private static final LocalLimits<Kind> LINES =
            new LocalLimits<>(new Limit("line", 5, Duration.ofSeconds(5)), InstantSource.system());
    private static final LocalLimits<Kind> STACKS =
            new LocalLimits<>(new Limit("stack", 1, Duration.ofMinutes(1)), InstantSource.system());
    private static final RecentlyUsed<Kind, String> LAST_TOLD = new RecentlyUsed<>(KINDS);

    private final ErrorPages pages;
    private final SignInPages signInPages;
    private final List<ProblemTranslator> translators;

    Failures(ErrorPages pages, SignInPages signInPages, List<ProblemTranslator> translators) {
        this.pages = pages;
        this.signInPages = signInPages;
        this.translators = translators;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        OutOfMemory.endIf(context.failure());
        if (Outgoing.isEnded(context) || response.closed() || isHungUp(context)) {
            return;
        }
        Problem problem = problem(context);
        if (response.headWritten()) {
            // The status is out: cutting the connection is the only way left to say that the rest is missing.
            context.request().connection().close();
            return;
        }
        answer(context, problem);
    }

    /**
     * Whether the request was never sent to its end: nobody is there to be told, and nothing of ours has failed. A
     * connection that is reset fails in the same way as one to a database, but that is asked for whole requests alone.
     */
    private static boolean isHungUp(RoutingContext context) {
        return context.failure() instanceof HttpClosedException
                || context.failure() instanceof IOException
                        && !context.request().isEnded();
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

    /** A kind of failure: its place and its class. */
    private record Kind(Class<?> failure, Optional<StackTraceElement> where) {
        static Kind of(Throwable failure) {
            return new Kind(
                    failure.getClass(), Arrays.stream(failure.getStackTrace()).findFirst());
        }
    }

    /**
     * A stranger who finds a failing request can't fill the log with it: of a kind at most a line a second is written,
     * its stack once a minute, and whoever meets it between is shown the id of the line that tells of it.
     */
    private static Problem unexpected(RoutingContext context, Throwable failure) {
        Kind kind = Kind.of(failure);
        String id = RequestId.of(context);
        if (LINES.count(kind, 1).isPresent()) {
            id = LAST_TOLD.find(kind).orElse(id);
        } else {
            LAST_TOLD.keep(kind, id);
            tell(context, failure, id, STACKS.count(kind, 1).isEmpty());
        }
        return Problem.of(500, "Internal error", new Message("web.problem.internal", Map.of("id", id)))
                .with("errorId", id);
    }

    private static void tell(RoutingContext context, Throwable failure, String id, boolean withStack) {
        LoggingEventBuilder line = LOG.atError().addMarker(COUNTED);
        if (MDC.get(RequestId.NAME) == null) {
            line = line.addKeyValue(RequestId.NAME, id);
        }
        if (withStack) {
            line = line.setCause(failure);
        }
        // The path as it is could forge lines of the log.
        line.log(
                "{} {} failed: {}",
                context.request().method(),
                printable(context.request().path()),
                failure.getClass().getName());
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
                // A form's address, asked for, leads to the page that the form is on.
                Problem.of(
                                shown,
                                title,
                                new Message(
                                        "web.problem.too-large",
                                        Map.of(
                                                "kib",
                                                (Uploads.isExpected(context)
                                                                ? HttpLimits.UPLOAD_BYTES
                                                                : HttpLimits.BODY_BYTES)
                                                        / 1024)))
                        .leadingTo(context.request().path(), new Message("web.error.to-form"));
            case 415 -> Problem.of(shown, title, new Message("web.problem.type"));
            default -> Problem.of(shown, title, new Message("web.problem.refused", Map.of("why", title)));
        };
    }

    /** A path as it may be logged: where a code or a link's token belongs, whatever stands there is left out. */
    private static String withoutSecret(String path) {
        return SECRET.matcher(printable(path)).replaceFirst("$1…");
    }

    private void answer(RoutingContext context, Problem problem) {
        // It exists for somebody else, or another site asked for it; a mistyped address is no Problem of ours.
        if (context.failure() instanceof Problem && NOT_THEIRS.contains(problem.status())) {
            AuditLog.of(context)
                    .with("status", problem.status())
                    .with(
                            "asked",
                            context.request().method() + " "
                                    + withoutSecret(context.request().path()))
                    .noteSeldom(problem.status() == TOO_MANY ? "throttled" : "refused");
        }
        HttpServerResponse response = context.response();
        if (problem.extensions().get("retryAfter") instanceof Number seconds) {
            response.putHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        // Headers that a handler set for its own answer do not hold for this one.
        response.headers().remove(HttpHeaders.ETAG).remove(HttpHeaders.CACHE_CONTROL);
        if (Requests.isApi(context) || prefersJson(context)) {
            Replies.send(context, problem.status(), "application/problem+json", Replies.encode(members(problem)));
        } else {
            answerPerson(context, problem, SentForm.of(context));
        }
    }

    private void answerPerson(RoutingContext context, Problem problem, Optional<SentForm> sent) {
        Optional<String> elsewhere = isBrowsing(context) ? elsewhere(context, problem) : Optional.empty();
        if (elsewhere.isPresent()) {
            Replies.redirect(context, elsewhere.get());
        } else if (sent.isPresent() && isSignedOut(context, problem, sent.get())) {
            Replies.html(context, problem.status(), signInPages.render(sent.get(), Visit.of(context)));
        } else {
            Replies.html(
                    context,
                    problem.status(),
                    pages.render(problem, Visit.of(context), Optional.ofNullable(Visitor.orNull(context)), sent));
        }
    }

    /** Whether somebody opened the address in a browser, which says so. */
    private static boolean isBrowsing(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        return context.request().method() == HttpMethod.GET && accepted != null && accepted.contains("text/html");
    }

    /**
     * Where the address leads that somebody opened: from one that only takes forms to the page with the form; a guest
     * in a cohort or on a page of an account, whose it may be though they are not signed in any more, to where they
     * sign in and come back.
     */
    private static Optional<String> elsewhere(RoutingContext context, Problem problem) {
        if (problem.status() == 405) {
            return Optional.of(AllowedMethods.pageAbove(context));
        }
        Visitor visitor = Visitor.orNull(context);
        boolean isGuest = visitor != null && visitor.guest();
        boolean isOfSomebody = Requests.isBelow(context, "/cohorts/") || Requests.isBelow(context, "/account/");
        return problem.status() == 404 && isGuest && isOfSomebody
                ? Optional.of(
                        "/sign-in?next=" + URLEncoder.encode(visitor.visit().address(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /**
     * To a guest, what is somebody's own does not exist: they may be its owner, who is not signed in any more. Of what
     * is theirs the problem knows where it goes on.
     */
    private static boolean isSignedOut(RoutingContext context, Problem problem, SentForm sent) {
        Visitor visitor = Visitor.orNull(context);
        boolean isGuest = visitor != null && visitor.guest();
        return problem.status() == UNAUTHORIZED
                || problem.status() == 404 && isGuest && sent.isOfSomebody() && !problem.knowsTheWay();
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
