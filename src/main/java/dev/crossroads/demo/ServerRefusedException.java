package dev.crossroads.demo;

/** A server said no; the message says to what, and why. */
public final class ServerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ServerRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Whether the same may be answered otherwise in a moment. */
    boolean isPassing() {
        return status == 429 || status >= 500;
    }
}
