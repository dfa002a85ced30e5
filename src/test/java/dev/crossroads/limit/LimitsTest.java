package dev.crossroads.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.database.Pools;
import dev.crossroads.database.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both limits, in the database and in memory, follow one rule. */
class LimitsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Limit THREE_A_MINUTE = new Limit("test", 3, Duration.ofMinutes(1));

    private static Vertx vertx;
    private static Pool pool;

    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final SharedLimits shared = new SharedLimits(pool, () -> now);

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        pool = Pools.open(vertx, DATABASE.address(), "limits", 8);
    }

    @AfterAll
    static void close() {
        pool.close().await();
        vertx.close().await();
        DATABASE.close();
    }

    @Test
    void soManyFitAtOnceAndThenOneMoreEachTimeAShareOfTheWindowIsOver() {
        LocalLimits<String> local = new LocalLimits<>(THREE_A_MINUTE, () -> now);

        assertThat(counted(local, 5)).containsExactly(true, true, true, false, false);
        assertThat(local.count("a", 1)).hasValue(Duration.ofSeconds(20));
        now = now.plusMillis(19_999);
        assertThat(local.count("a", 1)).hasValue(Duration.ofMillis(1));
        now = now.plusMillis(1);
        assertThat(counted(local, 2)).containsExactly(true, false);
        assertThat(local.count("b", 3)).isEmpty();
        assertThat(local.count("b", 1)).isPresent();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(counted(local, 4)).containsExactly(true, true, true, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theDatabaseDecidesAsMemoryDoesWhateverHappensWhen(long seed) {
        Random random = new Random(seed);
        Limit limit =
                new Limit("generated " + seed, 1 + random.nextInt(9), Duration.ofMillis(10 + random.nextInt(100_000)));
        LocalLimits<String> local = new LocalLimits<>(limit, () -> now);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            String subject = "subject " + random.nextInt(3);
            Use use = new Use(limit, subject);
            Optional<Duration> announced = shared.wait(use);

            Optional<Duration> wait = shared.count(use);

            assertThat(wait).as("use %d", i).isEqualTo(announced).isEqualTo(local.count(subject, 1));
            refused += wait.isPresent() ? 1 : 0;
            boolean waitsItOut = wait.isPresent() && random.nextInt(3) == 0;
            now = now.plusMillis(
                    waitsItOut ? wait.orElseThrow().toMillis() : random.nextLong(limit.eachMillis() / 3 + 1));
        }
        assertThat(refused).isBetween(20, 280);
    }

    @Test
    void manyAtOnceGetNoMoreThanOneAfterTheOther() throws Exception {
        Use use = new Use(THREE_A_MINUTE, "many");
        List<Callable<Optional<Duration>>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(() -> shared.count(use));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            long fitted = threads.invokeAll(all).stream()
                    .filter(done -> done.resultNow().isEmpty())
                    .count();
            assertThat(fitted).isEqualTo(3);
        }
    }

    @Test
    void whatIsRefusedForOneSubjectCountsForTheOtherAndTheLongerWaitIsTold() {
        Use account = new Use(new Limit("account", 1, Duration.ofMinutes(9)), "x");
        Use address = new Use(new Limit("address", 2, Duration.ofMinutes(2)), "x");

        assertThat(shared.count(List.of(account, address))).isEmpty();
        assertThat(shared.count(List.of(account, address))).hasValue(Duration.ofMinutes(9));
        assertThat(shared.wait(address)).hasValue(Duration.ofMinutes(1));
    }

    @Test
    void whatWasRightIsGivenBackOrForgotten() {
        Use use = new Use(THREE_A_MINUTE, "right");
        for (int i = 0; i < 3; i++) {
            shared.count(use);
        }
        shared.giveBack(use);
        assertThat(shared.count(use)).isEmpty();
        assertThat(shared.count(use)).isPresent();

        shared.forget(use);
        assertThat(shared.wait(use)).isEmpty();
    }

    @Test
    void bucketsThatAreEmptyAreThrownOut() {
        Use use = new Use(new Limit("thrown out", 1_000, Duration.ofSeconds(1)), "x");
        shared.count(new Use(THREE_A_MINUTE, "of the past"));
        now = now.plus(Duration.ofDays(1));
        for (int i = 0; i < 100; i++) {
            shared.count(use);
        }
        now = now.plus(Duration.ofDays(1));
        shared.count(use);
        shared.count(use);

        long rows = pool.query("SELECT count(*) FROM limit_use")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void aLimitThatCanNotCountIsRefused() {
        assertThatThrownBy(() -> new Limit("none", 0, Duration.ofMinutes(1))).hasMessageContaining("no limit");
        assertThatThrownBy(() -> new Limit("too fine", 10, Duration.ofMillis(9)))
                .hasMessageContaining("no limit");
    }

    private static List<Boolean> counted(LocalLimits<String> local, int times) {
        List<Boolean> fits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            fits.add(local.count("a", 1).isEmpty());
        }
        return fits;
    }
}
