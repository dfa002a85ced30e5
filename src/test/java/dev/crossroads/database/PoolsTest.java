package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.crossroads.recorder.TcpProxy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolsTest {

    /** More than a request waits. */
    private static final Duration SLOW = Duration.ofMillis(2_200);

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

            assertThat(Future.all(queries).await(60, TimeUnit.SECONDS).succeeded())
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
    void aCommandWaitsLongerForAConnectionThanARequest() {
        try (TcpProxy cable = new TcpProxy(postgres.address())) {
            cable.slowDown(SLOW);
            Pool ofCommand = Pools.forCommand(vertx, cable.address(), "patient", 1);
            Pool ofRequests = Pools.open(vertx, cable.address(), "hasty", 4);
            try {
                Future<RowSet<Row>> asked = ofCommand.query("SELECT 1").execute();

                assertThatThrownBy(ofRequests.query("SELECT 1").execute()::await)
                        .hasMessageContaining("imeout");
                assertThat(asked.await().size()).isEqualTo(1);
                Pools.connect(cable.address(), ofRequests, 4);
                assertThat(Future.all(Stream.generate(() ->
                                                ofRequests.query("SELECT 1").execute())
                                        .limit(4)
                                        .toList())
                                .await()
                                .succeeded())
                        .isTrue();
            } finally {
                Future.join(ofCommand.close(), ofRequests.close()).await();
            }
        }
    }

    @Test
    void whoReadsWaitsFiveSecondsForAServerThatSaysNothingByWhateverWayTheyAsk() {
        try (TcpProxy cable = new TcpProxy(postgres.address())) {
            Pool pool = Pools.open(vertx, cable.address());
            try {
                SqlConnection connection = pool.getConnection().await();
                Transaction begun = connection.begin().await();
                Cursor cursor = connection
                        .prepare("SELECT generate_series(1, 10)")
                        .await()
                        .cursor();
                Pools.connect(cable.address(), pool, 2);
                cable.stall();

                List<Future<?>> asked = List.of(
                        pool.query("SELECT 1").execute(),
                        pool.preparedQuery("SELECT $1::int")
                                .mapping(row -> row.getInteger(0))
                                .execute(Tuple.of(1)),
                        connection.query("SELECT 1").execute(),
                        cursor.read(1),
                        begun.commit());

                assertThat(asked)
                        .allSatisfy(one -> assertThatThrownBy(one::await).isInstanceOf(TimeoutException.class));
            } finally {
                cable.mend();
                pool.close().await();
            }
        }
    }

    @Test
    void aStatementThatTakesPostgresTooLongIsEndedByIt() {
        boolean givesUpFirst = false;
        Pool pool = Pools.open(vertx, postgres.address(), () -> givesUpFirst);
        try {
            assertThatThrownBy(pool.query("SELECT pg_sleep(20)").execute()::await)
                    .isInstanceOf(PgException.class)
                    .hasMessageContaining("statement timeout");
            assertThat(fails(pool)).isFalse();
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

            await().until(() -> fails(pool));
            await().until(() -> !fails(pool));
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
