package dev.crossroads.web;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health for whoever watches over the process: {@code /health/live} says that it answers at all, {@code /health/ready}
 * that everything it needs is there (200) or not (503). Neither takes longer than two seconds. Why something is down is
 * in the log, not in the answer.
 */
public final class HealthRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
    private static final long TIMEOUT_MILLIS = 2_000;

    private final HealthChecks checks;
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    /**
     * Health with these checks.
     *
     * @param checks by name, such as {@code database}; a check is good when its future succeeds
     */
    public HealthRoutes(Vertx vertx, Map<String, Supplier<Future<?>>> checks) {
        this.checks = HealthChecks.create(vertx);
        checks.forEach((name, check) -> this.checks.register(name, TIMEOUT_MILLIS, status -> run(name, check, status)));
    }

    @Override
    public void mount(Router router) {
        router.get("/health/live").handler(context -> Replies.json(context, 200, new Health("UP", List.of())));
        router.get("/health/ready").handler(this::ready);
    }

    private void run(String name, Supplier<Future<?>> check, Promise<Status> status) {
        Future.succeededFuture().compose(start -> check.get()).onComplete(done -> {
            note(name, done);
            // Past the timeout the answer is given already.
            status.tryComplete(done.succeeded() ? Status.OK() : Status.KO());
        });
    }

    /** Once when it goes down and once when it is back: whoever watches asks every few seconds, and anyone may. */
    private void note(String name, AsyncResult<?> done) {
        if (done.failed() && down.add(name)) {
            LOG.warn("The health check {} fails: {}", name, String.valueOf(done.cause()));
        } else if (done.succeeded() && down.remove(name)) {
            LOG.info("The health check {} succeeds again", name);
        }
    }

    private void ready(RoutingContext context) {
        CheckResult result = checks.checkStatus().await();
        List<Check> parts = result.getChecks() == null
                ? List.of()
                : result.getChecks().stream()
                        .map(part -> new Check(part.getId(), word(part)))
                        .toList();
        Replies.json(context, CheckResult.isUp(result) ? 200 : 503, new Health(word(result), parts));
    }

    private static String word(CheckResult result) {
        return CheckResult.isUp(result) ? "UP" : "DOWN";
    }

    private record Health(String status, List<Check> checks) {}

    private record Check(String id, String status) {}
}
