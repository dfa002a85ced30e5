package dev.crossroads.recorder;

import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import io.vertx.core.Promise;
import java.util.concurrent.Executor;

/**
 * An event that waits to be recorded, and the promise made to whoever asked.
 *
 * @param context where it came in, so that whoever traces it is told what is done there
 */
record Waiting(LearnerEvent event, Promise<Outcome> answer, Executor context) {

    /** An event of which nobody has been told anything yet. */
    static Waiting forAnswer(LearnerEvent event, Executor context) {
        return new Waiting(event, Promise.promise(), context);
    }
}
