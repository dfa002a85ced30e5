package dev.crossroads.event;

/** Where on the event bus things are asked for and told. */
public final class BusAddresses {
    /**
     * Request: record a {@link LearnerEvent}; the reply is an {@link Outcome}. Consumed by the recorder of this node.
     */
    public static final String RECORD = "crossroads.record";

    /** Publish: this node committed a {@link RecordedBatch}. Best effort: a listener that missed one queries. */
    public static final String RECORDED = "crossroads.recorded";

    /** Publish: another node told a {@link Hint}, or this one did not hear the others for a while. Best effort, too. */
    public static final String HEARD = "crossroads.heard";

    private BusAddresses() {}
}
