package dev.crossroads.event;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;

/** Records by asking this node's recorder over the event bus. */
public final class BusRecorder implements Recorder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final DeliveryOptions options;

    /** A recorder that gives up on an answer after 10 seconds. */
    public BusRecorder(Vertx vertx) {
        this(vertx, PATIENCE);
    }

    /** A recorder that gives up on an answer after that time. */
    public BusRecorder(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        // Every node records its own: an event need not cross the network to reach the database.
        this.options = new DeliveryOptions().setSendTimeout(patience.toMillis()).setLocalOnly(true);
    }

    @Override
    public Future<Outcome> record(LearnerEvent event) {
        return vertx.eventBus()
                .<Outcome>request(BusAddresses.RECORD, event, options)
                .map(Message::body)
                .recover(cause -> Future.failedFuture(asRecorderException(event, cause)));
    }

    private RecorderException asRecorderException(LearnerEvent event, Throwable cause) {
        RecorderException exception = new RecorderException(
                whyOf(cause), "Event " + event.id() + " of learner " + event.learner() + ": " + sentenceOf(cause));
        exception.initCause(cause);
        return exception;
    }

    private static RecorderException.Cause whyOf(Throwable cause) {
        return cause instanceof ReplyException reply
                        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                        && reply.failureCode() == RecorderException.Cause.OVERLOADED.failureCode()
                ? RecorderException.Cause.OVERLOADED
                : RecorderException.Cause.UNAVAILABLE;
    }

    private String sentenceOf(Throwable cause) {
        if (!(cause instanceof ReplyException reply)) {
            return "it could not be sent to the recorder: " + cause.getMessage();
        }
        return switch (reply.failureType()) {
            case TIMEOUT ->
                "the recorder did not answer within " + options.getSendTimeout()
                        + " ms, so it may or may not be recorded";
            case NO_HANDLERS -> "no recorder is running";
            case RECIPIENT_FAILURE, ERROR -> reply.getMessage();
        };
    }
}
