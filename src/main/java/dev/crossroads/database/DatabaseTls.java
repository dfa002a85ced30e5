package dev.crossroads.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/**
 * The encryption of a connection to Postgres, and whether the server has to show that it is the right one: what
 * {@code sslmode} and {@code sslrootcert} say in an address, with the meaning that they have for Postgres' own clients
 * (PostgreSQL manual, section 34.19). Where they leave it to the machine which certificates are good, as
 * {@code sslrootcert=system} does, it is left to Java.
 *
 * @param mode what has to be so
 * @param roots a file of certificates in PEM form, one of which must have signed the server's; empty for those that
 *     Java trusts
 */
public record DatabaseTls(Mode mode, Optional<Path> roots) {
    /** Encrypted where the server can, which protects from those who only listen. */
    public static final DatabaseTls PREFERRED = new DatabaseTls(Mode.PREFER, Optional.empty());

    /** Not encrypted: for a server on this machine. */
    static final DatabaseTls NONE = new DatabaseTls(Mode.DISABLE, Optional.empty());

    private static final String SYSTEM = "system";

    /** From nothing to everything. */
    public enum Mode {
        /** Never encrypted. */
        DISABLE(SslMode.DISABLE),
        /** Encrypted where the server insists. */
        ALLOW(SslMode.ALLOW),
        /** Encrypted where the server can. */
        PREFER(SslMode.PREFER),
        /** Always encrypted, with whoever answers. */
        REQUIRE(SslMode.REQUIRE),
        /** With a server whose certificate somebody trusted has signed. */
        VERIFY_CA(SslMode.VERIFY_CA),
        /** And whose certificate is of the host that was asked for. */
        VERIFY_FULL(SslMode.VERIFY_FULL);

        private final SslMode ofClient;

        Mode(SslMode ofClient) {
            this.ofClient = ofClient;
        }

        /** As it stands in an address. */
        String word() {
            return ofClient.value;
        }

        boolean isVerified() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }
    }

    /**
     * Reads what an address says.
     *
     * @param said {@code sslmode} and {@code sslrootcert}, where they are given
     * @throws IllegalArgumentException in words, without an end
     */
    static DatabaseTls read(Map<String, String> said) {
        Optional<Mode> given = Optional.ofNullable(said.get("sslmode")).map(DatabaseTls::mode);
        Optional<String> roots = Optional.ofNullable(said.get("sslrootcert"));
        Mode mode = given.orElse(Mode.PREFER);
        if (roots.isPresent() && mode.compareTo(Mode.REQUIRE) < 0) {
            throw new IllegalArgumentException(
                    "sslrootcert is looked at with sslmode=verify-full, verify-ca or require only, and it has "
                            + given.map(Mode::word).map("sslmode="::concat).orElse("no sslmode"));
        }
        if (roots.filter(SYSTEM::equals).isPresent()) {
            return new DatabaseTls(mode == Mode.REQUIRE ? Mode.VERIFY_FULL : mode, Optional.empty());
        }
        // A certificate that is given is meant to be looked at, says the manual of require.
        return new DatabaseTls(
                roots.isPresent() && mode == Mode.REQUIRE ? Mode.VERIFY_CA : mode,
                roots.map(DatabaseTls::certificates));
    }

    private static Mode mode(String word) {
        for (Mode mode : Mode.values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "sslmode is disable, allow, prefer, require, verify-ca or verify-full, not \"" + word + "\"");
    }

    private static Path certificates(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .isEmpty()) {
                return Path.of(file).toAbsolutePath();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of sslrootcert can't be read: " + Folders.reason(e), e);
        } catch (InvalidPathException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(notCertificates(file), unreadable);
        }
        throw new IllegalArgumentException(notCertificates(file));
    }

    private static String notCertificates(String file) {
        return "the file of sslrootcert, \"%s\", holds no certificate in PEM form".formatted(file);
    }

    /** The JDBC parameters to append to an address; empty where they are the driver's defaults. */
    String jdbcParameters() {
        if (mode == Mode.PREFER) {
            return "";
        }
        String which = roots.map(file -> "&sslrootcert=" + URLEncoder.encode(file.toString(), StandardCharsets.UTF_8))
                .orElse(mode.isVerified() ? "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : "");
        return "?sslmode=" + mode.word() + which;
    }

    /** Tells Vert.x's client. */
    PgConnectOptions applyTo(PgConnectOptions options) {
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustAll(!mode.isVerified())
                .setHostnameVerificationAlgorithm(mode == Mode.VERIFY_FULL ? "HTTPS" : "");
        if (mode.isVerified()) {
            tls.setTrustOptions(roots.<TrustOptions>map(file -> new PemTrustOptions().addCertPath(file.toString()))
                    .orElseGet(DatabaseTls::ofJava));
        }
        return options.setSslMode(mode.ofClient).setSslOptions(tls);
    }

    private static TrustOptions ofJava() {
        try {
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init((KeyStore) null);
            return TrustOptions.wrap(trusted);
        } catch (GeneralSecurityException e) {
            throw new DatabaseException("The certificates that Java trusts can't be read: " + e.getMessage(), e);
        }
    }
}
