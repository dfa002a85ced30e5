package dev.crossroads.event;

/** Where on the event bus things are asked for and told. */
public final class BusAddresses {
    /**
     * Request: record a {@link LearnerEvent}; the reply is an {@link Outcome}. Consumed on every node by its own
     * recorder.
     */
    public static final String RECORD = "crossroads.record";

    /** Publish: a {@link RecordedBatch} was committed. Best effort: a listener that missed one queries. */
    public static final String RECORDED = "crossroads.recorded";

    private BusAddresses() {}
}
