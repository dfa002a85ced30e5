package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolsTest {

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        postgres = EmbeddedPostgres.start(folder, TestDatabase.BINARIES);
    }

    @AfterAll
    static void stop() {
        postgres.close();
        vertx.close().await();
    }

    @Test
    void moreQueriesThanConnectionsAreAllAnswered() throws TimeoutException {
        Pool pool = Pools.open(vertx, postgres.address(), "test", 2);
        try {
            List<Future<RowSet<Row>>> queries = IntStream.range(0, 50)
                    .mapToObj(
                            number -> pool.preparedQuery("SELECT " + number % 5).execute())
                    .toList();

            assertThat(Future.all(queries).await(10, TimeUnit.SECONDS).succeeded())
                    .isTrue();
        } finally {
            pool.close().await();
        }
    }

    @Test
    void timeIsUtc() {
        Pool pool = Pools.open(vertx, postgres.address());
        try {
            assertThat(pool.query("SHOW timezone")
                            .execute()
                            .await()
                            .iterator()
                            .next()
                            .getString(0))
                    .isEqualTo("UTC");
        } finally {
            pool.close().await();
        }
    }

    @Test
    void whatPagesAskIsFoundByItsKeyHoweverShortTheTableIs() {
        Pool pool = Pools.open(vertx, postgres.address());
        try {
            pool.query("CREATE TABLE brief (id int PRIMARY KEY); INSERT INTO brief VALUES (1); ANALYZE brief")
                    .execute()
                    .await();

            assertThat(pool.query("EXPLAIN SELECT * FROM brief WHERE id = 1")
                            .execute()
                            .await()
                            .iterator()
                            .next()
                            .getString(0))
                    .startsWith("Index");
        } finally {
            pool.query("DROP TABLE brief").execute().eventually(pool::close).await();
        }
    }

    @Test
    void whoWaitsTooLongForAConnectionIsToldSo() {
        Pool pool = Pools.open(vertx, postgres.address(), "test", 1);
        try {
            Future<RowSet<Row>> slow = pool.query("SELECT pg_sleep(3)").execute();
            Future<RowSet<Row>> waiting = pool.query("SELECT 1").execute();

            assertThatThrownBy(waiting::await).hasMessageContaining("imeout");
            slow.await();
        } finally {
            pool.close().await();
        }
    }

    @Test
    void aPoolHealsAfterTheServerWasKilled() {
        Pool pool = Pools.open(vertx, postgres.address());
        try {
            pool.query("SELECT 1").execute().await();
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(5)).until(() -> fails(pool));
            await().atMost(Duration.ofSeconds(20)).until(() -> !fails(pool));
            for (int query = 0; query < 2 * Pools.DEFAULT_SIZE; query++) {
                assertThat(fails(pool)).isFalse();
            }
        } finally {
            pool.close().await();
        }
    }

    private static boolean fails(Pool pool) {
        try {
            pool.query("SELECT 1").execute().await();
            return false;
        } catch (Exception _) {
            return true;
        }
    }
}
