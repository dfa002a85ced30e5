package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that takes encrypted connections alone, with a certificate for {@code localhost} that it signed itself. */
class DatabaseTlsTest {
    private static final char[] STORE_PASSWORD = "only for a test".toCharArray();

    @TempDir
    private static Path temporary;

    private static Vertx vertx;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        postgres = EmbeddedPostgres.start(temporary.resolve("data"), TestDatabase.BINARIES);
        Path cluster = temporary.resolve("data/cluster");
        makeCertificate("server", cluster);
        makeCertificate("other", temporary);
        Files.copy(cluster.resolve("server.crt"), temporary.resolve("server.crt"));
        Files.writeString(cluster.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        Sql.execute(postgres.administrator(), "ALTER SYSTEM SET ssl = on");
        Sql.execute(postgres.administrator(), "SELECT pg_reload_conf()");
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost?sslmode=prefer",
                "localhost?sslmode=allow",
                "localhost?sslmode=require",
                "localhost?sslmode=verify-full&sslrootcert=server.crt",
                "127.0.0.1?sslmode=verify-ca&sslrootcert=server.crt",
                "127.0.0.1?sslmode=require&sslrootcert=server.crt"
            })
    void itIsReachedEncryptedByMigrationsAndByPools(String way) {
        DatabaseAddress address = address(way);

        Database.given(address).close();

        Pool pool = Pools.open(vertx, address);
        try {
            assertThat(pool.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                            .execute()
                            .await()
                            .iterator()
                            .next()
                            .getBoolean(0))
                    .isTrue();
        } finally {
            pool.close().await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost?sslmode=disable",
                "localhost?sslmode=verify-full",
                "localhost?sslmode=verify-full&sslrootcert=system",
                "localhost?sslmode=verify-full&sslrootcert=other.crt",
                "localhost?sslmode=verify-ca&sslrootcert=other.crt",
                "localhost?sslmode=require&sslrootcert=other.crt",
                "127.0.0.1?sslmode=verify-full&sslrootcert=server.crt"
            })
    void whatIsNotAsItWasAskedForIsRefusedAtOnceByBoth(String way) {
        DatabaseAddress address = address(way);

        assertThatThrownBy(() -> Database.given(address))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("refuses");
        Pool pool = Pools.open(vertx, address);
        try {
            assertThatThrownBy(pool.query("SELECT 1").execute()::await).isNotNull();
        } finally {
            pool.close().await();
        }
    }

    @Test
    void aServerWithoutTlsIsRefusedWhereItIsRequired() {
        try (TestDatabase plain = TestDatabase.create()) {
            DatabaseAddress own = plain.address();
            DatabaseAddress address = DatabaseAddress.parse("postgresql://%s:%s@%s:%d/%s?sslmode=require"
                    .formatted(own.user(), own.password(), own.host(), own.port(), own.name()));

            assertThatThrownBy(() -> Database.given(address))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("does not support SSL");
        }
    }

    private static DatabaseAddress address(String way) {
        String[] parts = way.split("\\?", 2);
        String query = parts.length < 2 ? "" : "?" + parts[1];
        query = query.replaceAll("(server|other)\\.crt", temporary.toString() + "/$1.crt");
        DatabaseAddress own = postgres.address();
        return DatabaseAddress.parse("postgresql://%s:%s@%s:%d/%s%s"
                .formatted(own.user(), own.password(), parts[0], own.port(), own.name(), query));
    }

    /** By the JDK's own tool, as its classes make none. */
    private static void makeCertificate(String name, Path folder) throws Exception {
        Path store = temporary.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String command = "%s -genkeypair -alias it -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2"
                .formatted(keytool);
        ProcessBuilder builder = new ProcessBuilder(command.split(" "));
        builder.command().addAll(List.of("-keystore", store.toString(), "-storepass", new String(STORE_PASSWORD)));
        PostgresPrograms.Answer answer = PostgresPrograms.ask(builder);
        assertThat(answer.isSuccess()).as(answer.text()).isTrue();
        writePem(store, folder, name);
    }

    private static void writePem(Path store, Path folder, String name) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, STORE_PASSWORD);
        }
        Files.writeString(
                folder.resolve(name + ".crt"),
                pem("CERTIFICATE", keys.getCertificate("it").getEncoded()));
        Path key = Files.writeString(
                folder.resolve(name + ".key"),
                pem("PRIVATE KEY", keys.getKey("it", STORE_PASSWORD).getEncoded()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
    }
}
