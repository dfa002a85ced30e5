package dev.crossroads.event;

import io.vertx.core.Future;
import java.util.Optional;

/** The other nodes that work on the same database. Safe for use by many threads. */
public interface OtherNodes {
    /** There are none: all that happens, happens here. */
    OtherNodes NONE = new OtherNodes() {
        private static final Future<Boolean> YES = Future.succeededFuture(true);

        @Override
        public Future<Boolean> areHeard() {
            return YES;
        }

        @Override
        public Optional<Statement> telling(Hint hint) {
            return Optional.empty();
        }

        @Override
        public Future<Void> tell(Hint hint) {
            return Future.succeededFuture();
        }
    };

    /**
     * Completes with true once this node has heard of everything that any node was told is done before this was called;
     * with false where that can't be found out now. Never fails. So who waits for it may rely on what is remembered
     * here, whichever node a change came to.
     */
    Future<Boolean> areHeard();

    /**
     * The statement that tells the others, once its transaction is committed; empty where there are none. What changed
     * is acknowledged to nobody before it was executed.
     */
    Optional<Statement> telling(Hint hint);

    /**
     * Tells the others of what is committed. Completes when they are sure to hear of it before they say again that all
     * is heard. Never fails: while they can't be told, they are told later that anything may have changed.
     */
    Future<Void> tell(Hint hint);
}
