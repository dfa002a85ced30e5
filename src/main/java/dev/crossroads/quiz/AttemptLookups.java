package dev.crossroads.quiz;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/**
 * Looks attempts up, with one query at a time for all that are asked for while the one before is under way: a class
 * that goes on after the server was started anew asks for hundreds at once.
 *
 * <p>Safe for all threads. Whoever asks on a context of Vert.x is answered there.
 */
final class AttemptLookups {
    private static final int MOST = 500;

    private final AttemptTable table;
    private final Queue<Asked> waiting = new ArrayDeque<>();
    private boolean isAsking;

    AttemptLookups(AttemptTable table) {
        this.table = table;
    }

    private record Asked(AttemptTable.Key key, Promise<Optional<Attempt>> answer, Optional<Context> asker) {

        void answer(AsyncResult<Map<AttemptTable.Key, Attempt>> found) {
            asker.ifPresentOrElse(context -> context.runOnContext(_ -> complete(found)), () -> complete(found));
        }

        private void complete(AsyncResult<Map<AttemptTable.Key, Attempt>> found) {
            if (found.succeeded()) {
                answer.complete(Optional.ofNullable(found.result().get(key)));
            } else {
                answer.fail(found.cause());
            }
        }
    }

    /** An attempt of a learner without its responses, if they have it. */
    Future<Optional<Attempt>> find(UUID learner, UUID attempt) {
        Asked asked = new Asked(
                new AttemptTable.Key(learner, attempt), Promise.promise(), Optional.ofNullable(Vertx.currentContext()));
        synchronized (this) {
            waiting.add(asked);
        }
        askNext(false);
        return asked.answer().future();
    }

    private void askNext(boolean isAnswered) {
        List<Asked> batch = new ArrayList<>();
        synchronized (this) {
            if (isAsking && !isAnswered) {
                return;
            }
            while (!waiting.isEmpty() && batch.size() < MOST) {
                batch.add(waiting.remove());
            }
            isAsking = !batch.isEmpty();
        }
        if (!batch.isEmpty()) {
            table.find(batch.stream().map(Asked::key).toList()).onComplete(found -> {
                askNext(true);
                batch.forEach(asked -> asked.answer(found));
            });
        }
    }
}
