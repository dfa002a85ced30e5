package dev.crossroads.account;

import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords off the event loops, at most two at once on a node: each takes a core and 19 MiB, and more at once
 * would only take both from everybody else.
 */
final class PasswordHasher {
    private static final int AT_ONCE = 2;

    /** Who comes later than this waits longer than two seconds for two cores, and is better told so. */
    private static final int WAITING_AT_MOST = 50;

    private static final int RETRY_AFTER_SECONDS = 3;

    /** Stands in for the hash of an account that is not there, so that signing in takes as long. */
    private static final PasswordHash NOBODYS = PasswordHash.ofNobody();

    private final WorkerExecutor executor;
    private final AtomicInteger asked = new AtomicInteger();

    PasswordHasher(Vertx vertx) {
        executor = vertx.createSharedWorkerExecutor("passwords", AT_ONCE);
    }

    /** The hash of a new password. Waits: for virtual threads. */
    PasswordHash hash(String password) {
        return inTurn(() -> PasswordHash.of(password));
    }

    /** Whether that is the password. Waits: for virtual threads. */
    boolean matches(PasswordHash hash, String password) {
        return inTurn(() -> hash.matches(password));
    }

    /** Takes as long as {@link #matches}, where there is no password to compare with. */
    void matchNobody(String password) {
        inTurn(() -> NOBODYS.matches(password));
    }

    /** Runs other work on a password that costs much, such as an estimate of how easily it is guessed. */
    <T> T inTurn(Callable<T> work) {
        if (asked.incrementAndGet() > WAITING_AT_MOST + AT_ONCE) {
            asked.decrementAndGet();
            throw Problem.unavailable(new Message("account.problem.busy")).with("retryAfter", RETRY_AFTER_SECONDS);
        }
        return executor.executeBlocking(work, false).eventually(this::leave).await();
    }

    private Future<Void> leave() {
        asked.decrementAndGet();
        return Future.succeededFuture();
    }
}
