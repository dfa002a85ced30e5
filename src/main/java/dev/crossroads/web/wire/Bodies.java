package dev.crossroads.web.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Bytes of bodies that are under way or wait for their answers, of all connections together. Safe for use by many
 * threads.
 */
public final class Bodies {
    private final long most;

    /** In the order in which the bodies began to come. */
    private final Map<Exchange, Long> held = new LinkedHashMap<>();

    private long all;

    /** Room for so many bytes. */
    public Bodies(long most) {
        this.most = most;
    }

    /**
     * A piece has come. Where that is more than there is room for, those have to go that hold the most, of equals the
     * one that began first: an answer to a question is small, and comes at once.
     *
     * @return who has to go; nothing of theirs is counted any more
     */
    synchronized List<Exchange> takeIn(Exchange exchange, long bytes) {
        held.merge(exchange, bytes, Long::sum);
        all += bytes;
        if (all <= most) {
            return List.of();
        }
        List<Exchange> gone = new ArrayList<>();
        while (all > most) {
            Exchange largest = largest();
            gone.add(largest);
            letGo(largest);
        }
        return gone;
    }

    private Exchange largest() {
        Map.Entry<Exchange, Long> largest = null;
        for (Map.Entry<Exchange, Long> one : held.entrySet()) {
            if (largest == null || one.getValue() > largest.getValue()) {
                largest = one;
            }
        }
        return Objects.requireNonNull(largest).getKey();
    }

    /** Releases the buffers of a connection. */
    synchronized void letGo(Exchange exchange) {
        Long bytes = held.remove(exchange);
        all -= bytes == null ? 0 : bytes;
    }
}
