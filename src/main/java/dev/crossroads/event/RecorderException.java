package dev.crossroads.event;

/** The event could not be recorded now; the same event may be tried again. */
public final class RecorderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** Why nothing can be recorded now. */
    public enum Cause {
        /** More events are waiting than may wait. */
        OVERLOADED,
        /** The database does not answer. */
        UNAVAILABLE
    }

    /** An exception with that cause and a sentence for the log. */
    public RecorderException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    /** Why. */
    public Cause why() {
        return cause;
    }
}
