package dev.crossroads.authoring;

import dev.crossroads.web.Watching;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How courses stand that are being written, for pages that wait for news. Safe for use by many threads. */
public final class Editions implements AutoCloseable {
    private final Map<String, List<Watching.Mistake>> mistakes = new LinkedHashMap<>();
    private Watching now;
    private Promise<Watching> next = Promise.promise();
    private boolean isClosed;

    /**
     * Of courses that are served as they were written.
     *
     * @param first the number of their first edition, another one whenever a server starts
     */
    public Editions(long first) {
        now = new Watching(first, first, List.of());
    }

    /** The current notice for pages. */
    public synchronized Watching now() {
        return now;
    }

    /** A course was read again and is served. */
    public synchronized void isServed(String folder) {
        mistakes.remove(folder);
        say(now.edition() + 1);
    }

    /** A course can't be served as it is now, for these reasons. */
    public synchronized void isBroken(String folder, List<Watching.Mistake> why) {
        if (!why.equals(mistakes.put(folder, List.copyOf(why)))) {
            say(now.edition());
        }
    }

    private void say(long edition) {
        now = new Watching(
                now.version() + 1,
                edition,
                mistakes.values().stream().flatMap(List::stream).toList());
        tell();
    }

    private void tell() {
        Promise<Watching> told = next;
        next = isClosed ? told : Promise.promise();
        told.tryComplete(now);
    }

    /** The notice that follows that version: at once, or as soon as there is one. */
    synchronized Future<Watching> after(long version) {
        return now.version() == version ? next.future() : Future.succeededFuture(now);
    }

    /** Lets everybody go who waits, with what they know already. */
    synchronized void letGo() {
        tell();
    }

    /** Lets everybody go, and nobody wait any more. */
    @Override
    public synchronized void close() {
        isClosed = true;
        tell();
    }
}
