package dev.crossroads.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.web.Problem;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing up keeps nobody from signing in. */
class BoundedTurnsTest {
    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().await();
    }

    @Test
    void passwordsAreCheckedWhileAllTurnsOfEstimatesAreTaken() throws Exception {
        BoundedTurns estimates = BoundedTurns.forEstimates(vertx);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> taken = new ArrayList<>();
            CountDownLatch begun = new CountDownLatch(1);
            for (int i = 0; i < 21; i++) {
                taken.add(people.submit(() -> estimates.run(() -> {
                    begun.countDown();
                    release.await();
                    return true;
                })));
            }
            begun.await();
            while (estimates.asked() < 21) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> estimates.run(() -> true))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(503));
            PasswordHash hash = PasswordHash.of("seven brass wheels turning", PasswordCost.STANDARD);
            assertThat(new PasswordHasher(vertx, PasswordCost.STANDARD).matches(hash, "seven brass wheels turning"))
                    .isTrue();

            release.countDown();
            for (Future<Boolean> one : taken) {
                assertThat(one.get()).isTrue();
            }
            assertThat(estimates.run(() -> true)).isTrue();
        }
    }

    @Test
    void nobodyWaitsForEverAndTheirTurnIsGivenBack() throws Exception {
        BoundedTurns turns = new BoundedTurns(vertx, "slow", 1, 1, Duration.ofMillis(20));
        CountDownLatch release = new CountDownLatch(1);

        assertThatThrownBy(() -> turns.run(() -> {
                    release.await();
                    return true;
                }))
                .isInstanceOf(Problem.class);

        release.countDown();
        while (turns.asked() > 0) {
            Thread.onSpinWait();
        }
        assertThat(turns.run(() -> true)).isTrue();
    }
}
