package dev.crossroads.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecsTest {

    static Stream<Outcome> outcomes() {
        return Stream.concat(
                Events.ofEveryKind().stream().map(event -> new Outcome.Recorded(stored(event))),
                Stream.of(Outcome.Reason.values())
                        .map(reason -> new Outcome.Refused(new Outcome.Refusal(reason, "Zu spät"))));
    }

    @ParameterizedTest
    @MethodSource("dev.crossroads.event.Events#ofEveryKind")
    void everyEventCrossesTheWire(LearnerEvent event) {
        assertThat(overTheWire(EventCodecs.EVENT, event)).isEqualTo(event).isNotSameAs(event);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeCrossesTheWire(Outcome outcome) {
        assertThat(overTheWire(EventCodecs.OUTCOME, outcome)).isEqualTo(outcome);
    }

    @Test
    void aBatchCrossesTheWire() {
        RecordedBatch batch = new RecordedBatch(
                Events.ofEveryKind().stream().map(EventCodecsTest::stored).toList());
        assertThat(overTheWire(EventCodecs.BATCH, batch)).isEqualTo(batch);
    }

    @Test
    void onOneNodeTheValueItselfIsHandedOn() {
        Vertx vertx = Vertx.vertx();
        try {
            EventCodecs.register(vertx);
            for (LearnerEvent event : Events.ofEveryKind()) {
                vertx.eventBus()
                        .<LearnerEvent>localConsumer(
                                "echo-" + event.id(),
                                message -> message.reply(new Outcome.Recorded(stored(message.body()))));
                Outcome reply = vertx.eventBus()
                        .<Outcome>request("echo-" + event.id(), event)
                        .await()
                        .body();
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Outcome.Recorded.class,
                                recorded ->
                                        assertThat(recorded.stored().event()).isSameAs(event));
            }
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void whatIsNotOursIsLeftToOthers() {
        assertThat(EventCodecs.codecFor(List.of())).isNull();
    }

    /** Behind other bytes, as in a real frame. */
    private static <T> T overTheWire(MessageCodec<T, T> codec, T value) {
        Buffer buffer = Buffer.buffer("before");
        codec.encodeToWire(buffer, value);
        buffer.appendString("after");
        return codec.decodeFromWire("before".length(), buffer);
    }

    private static StoredEvent stored(LearnerEvent event) {
        return new StoredEvent(7, Events.NOON, event);
    }
}
