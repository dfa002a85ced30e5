package dev.crossroads.recorder;

import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import io.vertx.core.Promise;

/** An event that waits to be recorded, and the promise made to whoever asked. */
record Waiting(LearnerEvent event, Promise<Outcome> answer) {

    /** An event of which nobody has been told anything yet. */
    static Waiting forAnswer(LearnerEvent event) {
        return new Waiting(event, Promise.promise());
    }
}
