package dev.crossroads.database;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where a Postgres database is, and as whom to sign in.
 *
 * @param host a name or an IP address; an IPv6 address without its brackets
 * @param port 1 to 65535
 * @param name the database
 * @param user the role
 * @param password may be empty where the server asks for none
 * @param tls how the connection is encrypted
 */
public record DatabaseAddress(String host, int port, String name, String user, String password, DatabaseTls tls) {

    /** Postgres' own port, where an address names none. */
    public static final int DEFAULT_PORT = 5432;

    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert");

    private static final String FORM = "Write it as postgresql://user:password@host:port/name, and after it"
            + " ?sslmode=verify-full where the way there is not your own.";

    /** Refuses what can't be an address. */
    public DatabaseAddress {
        requireText(host, "host");
        requireText(name, "name of the database");
        requireText(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(tls, "tls");
        if (port < 1 || port > 65535) {
            throw wrong("the port " + port + " is not between 1 and 65535");
        }
    }

    /** A connection that is encrypted where the server can. */
    public DatabaseAddress(String host, int port, String name, String user, String password) {
        this(host, port, name, user, password, DatabaseTls.PREFERRED);
    }

    /**
     * Reads {@code postgresql://user:password@host:port/name}, with {@code ?sslmode=…&sslrootcert=…} behind it as
     * Postgres' own clients take them ({@link DatabaseTls}). What is special in an address is percent-encoded
     * ({@code %40} for an at sign in a password); the port is {@value #DEFAULT_PORT} where none is given.
     *
     * @throws IllegalArgumentException naming the part that is wrong; its message never holds the password
     */
    public static DatabaseAddress parse(String address) {
        String whole = withoutScheme(address.strip());
        if (whole.indexOf('#') >= 0) {
            throw wrong("it has a part after #, which Crossroads doesn't read (in a user or password write %23)");
        }
        int question = whole.indexOf('?');
        String rest = question < 0 ? whole : whole.substring(0, question);
        DatabaseTls tls = question < 0 ? DatabaseTls.PREFERRED : tls(whole.substring(question + 1));
        int slash = rest.indexOf('/');
        if (slash < 0 || slash == rest.length() - 1) {
            throw wrong("the name of the database is missing at the end");
        }
        String name = rest.substring(slash + 1);
        if (name.indexOf('/') >= 0) {
            throw wrong("there is more than one / after the host (in a user or password write %2F)");
        }
        String authority = rest.substring(0, slash);
        int at = authority.lastIndexOf('@');
        if (at < 0) {
            throw wrong("the user is missing before the host");
        }
        String signIn = authority.substring(0, at);
        int colon = signIn.indexOf(':');
        String user = colon < 0 ? signIn : signIn.substring(0, colon);
        String password = colon < 0 ? "" : signIn.substring(colon + 1);
        String place = authority.substring(at + 1);
        int portColon = place.indexOf(':', place.indexOf(']') + 1);
        String host = portColon < 0 ? place : place.substring(0, portColon);
        return new DatabaseAddress(
                withoutBrackets(host),
                portColon < 0 ? DEFAULT_PORT : port(place.substring(portColon + 1)),
                decoded(name, "name of the database"),
                decoded(user, "user"),
                decoded(password, "password"),
                tls);
    }

    private static DatabaseTls tls(String query) {
        Map<String, String> said = new HashMap<>();
        for (String one : query.split("&")) {
            String[] pair = one.split("=", 2);
            if (pair.length < 2 || !PARAMETERS.contains(pair[0])) {
                // It may be the rest of a password with a question mark in it, so it is not shown.
                throw wrong("after ? it may say sslmode=… and sslrootcert=…, joined by &, and nothing else"
                        + " (in a user or password write %3F for a question mark)");
            }
            if (said.put(pair[0], decoded(pair[1], "value of " + pair[0])) != null) {
                throw wrong("it says " + pair[0] + " twice");
            }
        }
        try {
            return DatabaseTls.read(said);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(unreadable.getMessage());
        }
    }

    /** For JDBC, without user and password: those are handed over beside it, so that no log shows them. */
    public String jdbcUrl() {
        String place = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "jdbc:postgresql://%s:%d/%s%s"
                .formatted(place, port, URLEncoder.encode(name, StandardCharsets.UTF_8), tls.jdbcParameters());
    }

    /**
     * For Vert.x's client: prepared statements are cached per connection (256 of them, each up to 4,096 characters),
     * and up to 256 commands are sent ahead on one connection before the first is answered.
     */
    public PgConnectOptions connectOptions() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(name)
                .setUser(user)
                .setPassword(password)
                .addProperty("application_name", "crossroads")
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(256)
                .setPreparedStatementCacheSqlLimit(4096)
                .setPipeliningLimit(256);
        return tls.applyTo(options);
    }

    /** The same server and role, another database. */
    public DatabaseAddress withName(String other) {
        return new DatabaseAddress(host, port, other, user, password, tls);
    }

    /** Without the password, so that it may stand in a log. */
    @Override
    public String toString() {
        String place = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "postgresql://%s@%s:%d/%s".formatted(user, place, port, name);
    }

    private static String withoutScheme(String address) {
        for (String scheme : new String[] {"postgresql://", "postgres://"}) {
            if (address.startsWith(scheme)) {
                return address.substring(scheme.length());
            }
        }
        throw wrong("it does not start with postgresql://");
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String digits) {
        if (!digits.matches("[0-9]{1,5}")) {
            throw wrong("the port is not a number between 1 and 65535");
        }
        return Integer.parseInt(digits);
    }

    private static String decoded(String part, String what) {
        try {
            // URLDecoder reads forms, where a plus sign is a space; in an address it is a plus sign.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // Its message quotes the text, which may be the password.
            throw wrong("the " + what + " has a % that is not followed by two hexadecimal digits (write %25 for a %)");
        }
    }

    private static void requireText(String part, String what) {
        if (part == null || part.isBlank()) {
            throw wrong("the " + what + " is empty");
        }
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The database's address can't be read: " + what + ". " + FORM);
    }
}
