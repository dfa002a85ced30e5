package dev.crossroads;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parts that were opened; they are closed in the reverse order, each of them whatever becomes of the others. */
final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** The part, which is closed with the others. */
    <T extends AutoCloseable> T with(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        RuntimeException failed = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (failed == null) {
                    failed = new IllegalStateException("The server did not stop cleanly", e);
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
