package dev.crossroads.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCodecsTest {

    @Test
    void theValueItselfIsHandedOn() {
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

    private static StoredEvent stored(LearnerEvent event) {
        return new StoredEvent(7, Events.NOON, event);
    }
}
