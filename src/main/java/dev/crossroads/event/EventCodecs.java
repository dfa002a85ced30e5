package dev.crossroads.event;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * The codecs of events on the bus, which leaves no process: the immutable record itself is handed on. A default codec
 * of a sealed parent does not cover its records, hence the selector.
 */
public final class EventCodecs {
    private static final MessageCodec<Object, Object> VALUE = new ValueCodec();

    private EventCodecs() {}

    /** Teaches the event bus to carry events, outcomes, batches and hints. Once per Vert.x, before anything is sent. */
    public static void register(Vertx vertx) {
        vertx.eventBus().registerCodec(VALUE);
        vertx.eventBus().codecSelector(EventCodecs::codecFor);
    }

    /** The name of the codec that carries a body, or null where it is none of ours, as the event bus asks for it. */
    static String codecFor(Object body) {
        return switch (body) {
            case LearnerEvent _, Outcome _, RecordedBatch _, Hint _ -> VALUE.name();
            default -> null;
        };
    }

    private static final class ValueCodec implements MessageCodec<Object, Object> {
        @Override
        public void encodeToWire(Buffer buffer, Object value) {
            throw new UnsupportedOperationException("The bus leaves no process");
        }

        @Override
        public Object decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("The bus leaves no process");
        }

        @Override
        public Object transform(Object value) {
            return value;
        }

        @Override
        public String name() {
            return "crossroads.value";
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
