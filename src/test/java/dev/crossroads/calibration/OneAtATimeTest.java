package dev.crossroads.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Long work is done once, whoever asks for it meanwhile, and can be done again afterwards. */
class OneAtATimeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final OneAtATime<Integer> work = new OneAtATime<>("work", InstantSource.fixed(NOW));
    private final AtomicInteger times = new AtomicInteger();

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoWhoAskAtOnceAreToldTheSame() {
        CountDownLatch asked = new CountDownLatch(1);
        Future<Integer> one = work.begin(() -> {
            await(asked);
            return times.incrementAndGet();
        });
        assertThat(work.since()).contains(NOW);
        Future<Integer> other = work.begin(times::incrementAndGet);
        asked.countDown();

        assertThat(one.await()).isEqualTo(1);
        assertThat(other.await()).isEqualTo(1);
        assertThat(work.since()).isEmpty();
        assertThat(work.begin(times::incrementAndGet).await()).isEqualTo(2);
    }

    @Test
    void whatFailedCanBeTriedAgain() {
        assertThatThrownBy(() -> work.begin(() -> {
                            throw new IllegalStateException("away");
                        })
                        .await())
                .hasMessage("away");

        assertThat(work.since()).isEmpty();
        assertThat(work.begin(() -> 7).await()).isEqualTo(7);
    }
}
