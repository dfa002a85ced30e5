package dev.crossroads.web;

import io.vertx.ext.web.Router;

/** What a feature serves. Handlers run on virtual threads: they may {@code await()} and read top to bottom. */
public interface Routes {

    /** Adds this feature's routes. */
    void mount(Router router);
}
