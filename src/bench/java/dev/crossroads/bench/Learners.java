package dev.crossroads.bench;

import dev.crossroads.account.Guests;
import dev.crossroads.database.BenchPostgres;
import dev.crossroads.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Many learners with the history of one who came through HTTP: every row of theirs in every table, with ids of their
 * own. Set-based, so that a million takes a minute.
 */
final class Learners {
    private final DatabaseAddress database;
    private final Guests guests;

    /** Learners of a database that a server has started on, so that it has its signing key. */
    Learners(DatabaseAddress database) {
        this.database = database;
        guests = new Guests(
                HexFormat.of().parseHex(BenchPostgres.text(database, "SELECT encode(key, 'hex') FROM signing_key")));
    }

    /** The cookie header that makes a request this learner's. */
    String cookie(UUID learner) {
        return "crossroads=" + guests.sign(learner);
    }

    /** The id that a copy's attempt has, where the model's had that one. */
    static UUID attemptOf(UUID learner, UUID modelsAttempt) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5")
                    .digest((modelsAttempt.toString() + learner).getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(md5);
            return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has MD5.", impossible);
        }
    }

    /** Makes copies of a learner and returns who they are. */
    List<UUID> copy(UUID model, int count) {
        try (Connection connection = BenchPostgres.open(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE copied AS SELECT gen_random_uuid() AS learner FROM generate_series(1, "
                    + count + ") ORDER BY 1");
            for (String table : tables(statement)) {
                try (PreparedStatement insert = connection.prepareStatement(copying(statement, table))) {
                    insert.setObject(1, model);
                    insert.executeUpdate();
                }
            }
            List<UUID> copies = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT learner FROM copied ORDER BY random()")) {
                while (rows.next()) {
                    copies.add(rows.getObject(1, UUID.class));
                }
            }
            return copies;
        } catch (SQLException e) {
            throw new IllegalStateException("Learners can't be copied", e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_name)
                WHERE column_name = 'learner_id' AND columns.table_schema = 'public' AND table_type = 'BASE TABLE'
                ORDER BY table_name
                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String copying(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT column_name FROM information_schema.columns
                WHERE table_name = '%s' AND table_schema = 'public' AND is_identity = 'NO' AND is_generated = 'NEVER'
                """.formatted(table))) {
            while (rows.next()) {
                columns.add(rows.getString(1));
                values.add(value(table, rows.getString(1)));
            }
        }
        return "INSERT INTO %1$s (%2$s) SELECT %3$s FROM copied CROSS JOIN %1$s AS model WHERE model.learner_id = ?"
                        .formatted(table, String.join(", ", columns), String.join(", ", values))
                + " ORDER BY copied.learner";
    }

    private static String value(String table, String column) {
        String own = table + "." + column;
        return switch (own) {
            case "event.id" -> "gen_random_uuid()";
            case "event.body" ->
                "CASE WHEN model.body ? 'attempt' THEN jsonb_set(model.body, '{attempt}', to_jsonb(%s)) ELSE model.body END"
                        .formatted(attempt("model.body ->> 'attempt'"))
                        // A question mark is JDBC's own sign; two of them are one for Postgres.
                        .replace("?", "??");
            case "attempt.id" -> attempt("model.id::text");
            default ->
                switch (column) {
                    case "learner_id" -> "copied.learner";
                    case "attempt_id" -> attempt("model.attempt_id::text");
                    default -> "model.\"" + column + "\"";
                };
        };
    }

    private static String attempt(String models) {
        return "md5(" + models + " || copied.learner::text)::uuid";
    }
}
