package dev.crossroads.event;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Asks for many at the same moment, by one statement for all of them. Who asks while nothing is under way is served at
 * once; who asks meanwhile goes along with the next statement. So a class that begins an exam costs tens of statements
 * and not thousands, and one learner by themselves waits for nobody. A statement is sent after everybody in it has
 * asked, so each sees all that was committed before they did.
 *
 * <p>What can't be read of one key fails whoever asked for that one, and nobody else.
 *
 * <p>Safe for all threads. Whoever asks on an event loop is answered there.
 *
 * @param <K> what is asked for, with {@code equals}
 */
public final class Gathered<K, V> {
    /** As many as a plan by keys serves well, and few enough that nobody waits long for those before them. */
    private static final int MOST = 500;

    /** One statement beside another has to be worth it. */
    private static final int FLOOD = 16;

    private static final int AT_ONCE = 2;

    /** After that long somebody is told that the database is slow, as those are whose statement takes that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Function<List<K>, Future<Map<K, V>>> statement;
    private final LongSupplier nanos;
    private final Queue<Asked<K, V>> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * Keys that are asked for by a statement.
     *
     * @param statement answers by key what there is of these, at most five hundred and none twice. It must not block,
     *     and may be asked for the same again where another's can't be read.
     */
    public Gathered(Function<List<K>, Future<Map<K, V>>> statement) {
        this(statement, System::nanoTime);
    }

    /** The same by another clock, of nanoseconds. */
    Gathered(Function<List<K>, Future<Map<K, V>>> statement, LongSupplier nanos) {
        this.statement = statement;
        this.nanos = nanos;
    }

    private record Asked<K, V>(K key, long since, Promise<Optional<V>> promise, Optional<Context> loop) {

        static <K, V> Asked<K, V> of(K key, long since) {
            return new Asked<>(
                    key,
                    since,
                    Promise.promise(),
                    Optional.ofNullable(Vertx.currentContext()).filter(Context::isEventLoopContext));
        }

        void found(Map<K, V> found) {
            there(() -> promise.complete(Optional.ofNullable(found.get(key))));
        }

        void failed(Throwable cause) {
            there(() -> promise.fail(cause));
        }

        private void there(Runnable completion) {
            loop.ifPresentOrElse(context -> context.runOnContext(_ -> completion.run()), completion);
        }
    }

    /** The value of a key, if there is one; fails with what the statement failed with. */
    public Future<Optional<V>> ask(K key) {
        Asked<K, V> asked = Asked.of(key, nanos.getAsLong());
        synchronized (this) {
            waiting.add(asked);
        }
        askWhereDue();
        return asked.promise().future();
    }

    private void askWhereDue() {
        for (List<Asked<K, V>> batch = take(); !batch.isEmpty(); batch = take()) {
            List<Asked<K, V>> taken = batch;
            answer(taken).onComplete(_ -> {
                synchronized (this) {
                    underWay--;
                }
                askWhereDue();
            });
        }
    }

    private synchronized List<Asked<K, V>> take() {
        boolean isDue = underWay == 0 ? !waiting.isEmpty() : underWay < AT_ONCE && waiting.size() >= FLOOD;
        List<Asked<K, V>> batch = new ArrayList<>();
        while (isDue && !waiting.isEmpty() && batch.size() < MOST) {
            batch.add(waiting.remove());
        }
        underWay += batch.isEmpty() ? 0 : 1;
        return batch;
    }

    /** Answers all of a batch, one way or another; completes with whether that is done, and never fails. */
    private Future<Void> answer(List<Asked<K, V>> batch) {
        long latest = nanos.getAsLong() - PATIENCE.toNanos();
        Map<Boolean, List<Asked<K, V>>> areLate =
                batch.stream().collect(Collectors.partitioningBy(asked -> asked.since() - latest < 0));
        areLate.get(true)
                .forEach(asked -> asked.failed(
                        new TimeoutException("Waited " + PATIENCE.toSeconds() + " s for statements before this one")));
        return areLate.get(false).isEmpty() ? Future.succeededFuture() : answerInTime(areLate.get(false));
    }

    private Future<Void> answerInTime(List<Asked<K, V>> batch) {
        return sent(batch)
                .<Void>compose(
                        found -> {
                            batch.forEach(asked -> asked.found(found));
                            return Future.succeededFuture();
                        },
                        cause -> {
                            if (batch.size() > 1 && isOfAKey(cause)) {
                                return answerInHalves(batch);
                            }
                            batch.forEach(asked -> asked.failed(cause));
                            return Future.succeededFuture();
                        });
    }

    /**
     * A statement for many belongs to nobody's request: on the context of one of them its result would wait until
     * others have had their pages rendered.
     */
    private Future<Map<K, V>> sent(List<Asked<K, V>> batch) {
        List<K> keys = batch.stream().map(Asked::key).distinct().toList();
        if (batch.size() == 1 || !Thread.currentThread().isVirtual()) {
            return sentHere(keys);
        }
        Promise<Map<K, V>> found = Promise.promise();
        Thread.startVirtualThread(() -> sentHere(keys).onComplete(found));
        return found.future();
    }

    private Future<Map<K, V>> sentHere(List<K> keys) {
        try {
            return statement.apply(keys);
        } catch (RuntimeException mistake) {
            return Future.failedFuture(mistake);
        }
    }

    /** Whether rows could not be read, where a database that is away or slow would be so for everybody. */
    private static boolean isOfAKey(Throwable cause) {
        return cause instanceof RuntimeException && !(cause instanceof VertxException);
    }

    private Future<Void> answerInHalves(List<Asked<K, V>> batch) {
        int middle = batch.size() / 2;
        return answer(batch.subList(0, middle)).compose(_ -> answer(batch.subList(middle, batch.size())));
    }
}
