package dev.crossroads.event;

import dev.crossroads.event.Outcome.Refusal;

/** The event was refused, and whoever asked to record it has no better answer than why. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** An exception that says why in the words of the refusal. */
    public RefusedException(Refusal refusal) {
        super(refusal.detail());
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
