package dev.crossroads.web;

import io.vertx.core.Context;

/** The course of requests, for whoever traces them. Called on every request; it costs nothing where nobody does. */
public interface Traces {
    /** Nobody traces. */
    Traces NONE = new Traces() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public Context onward(Context own) {
            return own;
        }

        @Override
        public void routed(Context of, String method, String route) {}
    };

    /** Whether anybody traces. */
    boolean isOn();

    /** The context in which a request goes on that is here now, made of that one. */
    Context onward(Context own);

    /** The request of this context is answered by that route. */
    void routed(Context of, String method, String route);
}
