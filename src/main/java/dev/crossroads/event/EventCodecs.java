package dev.crossroads.event;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The codecs of events on the bus. On one node the immutable record itself is handed on; between nodes it becomes JSON
 * and is read again. A default codec of a sealed parent does not cover its records, hence the selector.
 */
public final class EventCodecs {
    static final MessageCodec<LearnerEvent, LearnerEvent> EVENT =
            new JsonCodec<>("crossroads.learner-event", EventJson::write, EventJson::readEvent);
    static final MessageCodec<Outcome, Outcome> OUTCOME =
            new JsonCodec<>("crossroads.outcome", EventJson::write, EventJson::readOutcome);
    static final MessageCodec<RecordedBatch, RecordedBatch> BATCH =
            new JsonCodec<>("crossroads.recorded-batch", EventJson::write, EventJson::readBatch);

    private EventCodecs() {}

    /** Teaches the event bus to carry events, outcomes and batches. Once per Vert.x, before anything is sent. */
    public static void register(Vertx vertx) {
        vertx.eventBus().registerCodec(EVENT).registerCodec(OUTCOME).registerCodec(BATCH);
        vertx.eventBus().codecSelector(EventCodecs::codecFor);
    }

    /** The name of the codec that carries a body, or null where it is none of ours, as the event bus asks for it. */
    static String codecFor(Object body) {
        return switch (body) {
            case LearnerEvent _ -> EVENT.name();
            case Outcome _ -> OUTCOME.name();
            case RecordedBatch _ -> BATCH.name();
            default -> null;
        };
    }

    /** JSON in UTF-8 behind its length in bytes. */
    private record JsonCodec<T>(String name, Function<T, String> write, Function<String, T> read)
            implements MessageCodec<T, T> {

        @Override
        public void encodeToWire(Buffer buffer, T value) {
            byte[] json = write.apply(value).getBytes(StandardCharsets.UTF_8);
            buffer.appendInt(json.length).appendBytes(json);
        }

        @Override
        public T decodeFromWire(int position, Buffer buffer) {
            int start = position + Integer.BYTES;
            return read.apply(buffer.getString(start, start + buffer.getInt(position), "UTF-8"));
        }

        @Override
        public T transform(T value) {
            return value;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
