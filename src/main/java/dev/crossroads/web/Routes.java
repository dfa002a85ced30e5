package dev.crossroads.web;

import io.vertx.ext.web.Router;
import java.util.List;
import java.util.regex.Pattern;

/** The routes of a feature. */
public interface Routes {

    /** Adds this feature's routes. They run on virtual threads: they may {@code await()} and read top to bottom. */
    void mount(Router router);

    /**
     * Adds what can be answered from memory: these routes run on the event loop, before all others, so they must not
     * wait, and spare a request the way to another thread. What they can't answer at once they hand on by
     * {@code next()} to the routes of {@link #mount}. The visitor is known only if they came before and have no
     * session.
     */
    default void mountAtOnce(Router router) {}

    /** The paths whose forms may bring files; see {@link Uploads}. */
    default List<Pattern> uploads() {
        return List.of();
    }
}
