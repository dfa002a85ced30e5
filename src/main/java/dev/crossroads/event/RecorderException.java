package dev.crossroads.event;

/** The event could not be recorded now; the same event may be tried again. */
public final class RecorderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** Why nothing can be recorded now. */
    public enum Cause {
        /** More events are waiting than may wait. */
        OVERLOADED(1),
        /** The database does not answer. */
        UNAVAILABLE(2);

        private final int failureCode;

        Cause(int failureCode) {
            this.failureCode = failureCode;
        }

        /** The failure code that says so in a reply on the event bus. */
        public int failureCode() {
            return failureCode;
        }
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
