package dev.crossroads.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crossroads.event.RecorderException.Cause;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusRecorderTest {
    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void register() {
        EventCodecs.register(vertx);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aFullQueueIsAnOverload() {
        assertThat(failureWhen(message -> message.fail(Cause.OVERLOADED.failureCode(), "full")))
                .isEqualTo(Cause.OVERLOADED);
    }

    @Test
    void aRecorderWithoutADatabaseIsUnavailable() {
        assertThat(failureWhen(message -> message.fail(Cause.UNAVAILABLE.failureCode(), "away")))
                .isEqualTo(Cause.UNAVAILABLE);
    }

    @Test
    void noAnswerInTimeIsUnavailable() {
        assertThat(failureWhen(_ -> {})).isEqualTo(Cause.UNAVAILABLE);
    }

    @Test
    void noRecorderIsUnavailable() {
        assertThat(failure()).isEqualTo(Cause.UNAVAILABLE);
    }

    private Cause failureWhen(Handler<Message<LearnerEvent>> recorder) {
        vertx.eventBus()
                .localConsumer(BusAddresses.RECORD, recorder)
                .completion()
                .await();
        return failure();
    }

    private Cause failure() {
        Recorder recorder = new BusRecorder(vertx, Duration.ofMillis(100));
        LearnerEvent event = Events.completed(Events.newLearner(), "ownership");
        Throwable thrown = catchThrowable(() -> recorder.record(event).await());
        assertThat(thrown)
                .isInstanceOf(RecorderException.class)
                .hasMessageContaining(event.id().toString());
        return ((RecorderException) thrown).why();
    }
}
