package dev.crossroads.event;

import io.vertx.core.Future;

/** The one way to record that something happened. */
public interface Recorder {

    /**
     * Records an event. The future completes only after the commit that holds it, or with the reason why it was
     * refused. It fails with {@link RecorderException} when nobody can say: the queue is full, or the database is away.
     * Then asking again with the same event is safe.
     */
    Future<Outcome> record(LearnerEvent event);
}
