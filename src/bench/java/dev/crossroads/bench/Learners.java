package dev.crossroads.bench;

import dev.crossroads.account.Guests;
import dev.crossroads.database.BenchPostgres;
import dev.crossroads.database.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Many learners with the history of one who came through HTTP: every row of theirs in every table, with ids of their
 * own. Set-based; for millions see {@link FilledLog}.
 */
final class Learners {
    private static final String NOW = "extract(epoch FROM clock_timestamp()) * 1000";

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
            statement.execute("CREATE TEMP TABLE copied AS SELECT " + LearnerTables.newLearner(NOW)
                    + " AS learner FROM generate_series(1, " + count + ") ORDER BY 1");
            for (String table : LearnerTables.names(connection)) {
                statement.executeUpdate("INSERT INTO %1$s (%2$s) SELECT %3$s FROM copied CROSS JOIN %1$s AS model"
                                .formatted(
                                        table,
                                        LearnerTables.columns(connection, table),
                                        LearnerTables.copied(connection, table))
                        + " WHERE model.learner_id = '" + model + "' ORDER BY copied.learner");
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

    /** Lets go of everybody but this one. */
    void keepOnly(UUID learner) {
        try (Connection connection = BenchPostgres.open(database)) {
            LearnerTables.keepOnly(connection, learner);
        } catch (SQLException e) {
            throw new IllegalStateException("The database can't be emptied", e);
        }
    }
}
