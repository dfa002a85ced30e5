package dev.crossroads.database;

import static org.awaitility.Awaitility.await;

import dev.crossroads.recorder.TcpProxy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    private static final Duration TWO_BEATS = Duration.ofMillis(2_500);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private Vertx vertx;
    private TcpProxy cable;
    private Pool pool;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder, TestDatabase.BINARIES);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        cable = new TcpProxy(postgres.address());
        pool = Pools.open(vertx, cable.address(), "heartbeat", 1);
        pool.query("SELECT 1").execute().await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
        cable.close();
    }

    @Test
    void aDatabaseThatIsLateIsThere() {
        Heartbeat heartbeat = new Heartbeat(vertx, pool);
        SqlConnection onlyOne = pool.getConnection().await();

        await().during(TWO_BEATS).atMost(TWO_BEATS.multipliedBy(2)).until(heartbeat::isThere);
        onlyOne.close().await();
    }

    @Test
    void aDatabaseThatIsLateEachTimeIsThere() {
        Heartbeat heartbeat = new Heartbeat(vertx, pool, Duration.ofSeconds(2));
        keepBusy(4);

        await().during(TWO_BEATS.multipliedBy(2))
                .atMost(TWO_BEATS.multipliedBy(3))
                .until(heartbeat::isThere);
    }

    /** Takes the only connection for longer than a beat, again and again. */
    private Future<?> keepBusy(int times) {
        return times == 0
                ? Future.succeededFuture()
                : pool.query("SELECT pg_sleep(1.4)").execute().compose(_ -> keepBusy(times - 1));
    }

    @Test
    void aDatabaseThatHangsUpIsAwayUntilItAnswers() {
        Heartbeat heartbeat = new Heartbeat(vertx, pool);

        cable.cut();
        await().until(() -> !heartbeat.isThere());

        cable.mend();
        await().until(heartbeat::isThere);
    }

    @Test
    void aDatabaseThatIsSilentForLongIsAway() {
        Heartbeat heartbeat = new Heartbeat(vertx, pool, Duration.ofSeconds(2));

        cable.stall();
        await().until(() -> !heartbeat.isThere());

        cable.mend();
        await().until(heartbeat::isThere);
    }
}
