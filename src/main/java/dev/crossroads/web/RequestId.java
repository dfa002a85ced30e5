package dev.crossroads.web;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * The name of a request in the log: each line that is written of it says {@code request=…}, and an error page shows the
 * same. Not secret, and made only for requests that somebody may have something to say of.
 */
public final class RequestId {
    /** Its name in lines of the log. */
    static final String NAME = "request";

    private static final String KEY = RequestId.class.getName();

    private RequestId() {}

    /** The id of this request, the same whenever it is asked for. */
    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        long version = 0x4000L;
        long variant = 0x8000_0000_0000_0000L;
        String made = new UUID(chance.nextLong() & ~0xF000L | version, chance.nextLong() >>> 2 | variant).toString();
        context.put(KEY, made);
        return made;
    }

    /**
     * Runs what a request asks for, on a thread of its own meanwhile; what is logged there says of which request it is.
     */
    static void during(RoutingContext context, Runnable work) {
        MDC.put(NAME, of(context));
        try {
            work.run();
        } finally {
            MDC.remove(NAME);
        }
    }
}
