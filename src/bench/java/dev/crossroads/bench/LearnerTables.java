package dev.crossroads.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The tables that hold a learner's rows, as the database has them, and how a row of one learner becomes another's: with
 * ids of its own, and the rest as it was.
 */
final class LearnerTables {
    private LearnerTables() {}

    /**
     * A query's expression for a learner's id such as the server gives whoever comes at that moment (UUID version 7).
     *
     * @param millis an expression for the moment, in milliseconds since 1970
     */
    static String newLearner(String millis) {
        return "(lpad(to_hex((" + millis + ")::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)"
                + " || '8' || substr(md5(random()::text), 1, 15))::uuid";
    }

    /** Their names; of a partitioned table the whole. */
    static List<String> names(Connection connection) throws SQLException {
        return texts(connection, """
                SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                  AND EXISTS (
                      SELECT FROM pg_attribute
                      WHERE attrelid = pg_class.oid AND attname = 'learner_id' AND NOT attisdropped)
                ORDER BY relname
                """);
    }

    /** Columns that are written, not generated, by commas. */
    static String columns(Connection connection, String table) throws SQLException {
        return String.join(", ", written(connection, table));
    }

    /**
     * A query's list of those columns, for rows {@code model} of one learner made into rows of {@code copied.learner}.
     */
    static String copied(Connection connection, String table) throws SQLException {
        return String.join(
                ", ",
                written(connection, table).stream()
                        .map(column -> value(table, column))
                        .toList());
    }

    private static List<String> written(Connection connection, String table) throws SQLException {
        return texts(connection, """
                SELECT column_name FROM information_schema.columns
                WHERE table_name = '%s' AND table_schema = 'public' AND is_identity = 'NO' AND is_generated = 'NEVER'
                ORDER BY ordinal_position
                """.formatted(table));
    }

    private static String value(String table, String column) {
        String own = table + "." + column;
        return switch (own) {
            case "event.id" -> "gen_random_uuid()";
            case "event.body" ->
                "CASE WHEN jsonb_exists(model.body, 'attempt')"
                        + " THEN jsonb_set(model.body, '{attempt}', to_jsonb(%s)) ELSE model.body END"
                                .formatted(attempt("model.body ->> 'attempt'"));
            case "attempt.id", "attempt.retry_of" -> attempt("model." + column + "::text");
            default ->
                switch (column) {
                    case "learner_id" -> "copied.learner";
                    case "attempt_id" -> attempt("model.attempt_id::text");
                    default -> "model.\"" + column + "\"";
                };
        };
    }

    /** As {@link Learners#attemptOf} has it. */
    private static String attempt(String models) {
        return "md5(" + models + " || copied.learner::text)::uuid";
    }

    /** Lets go of everybody's rows but one's, so that the database is as when only that one had come. */
    static void keepOnly(Connection connection, UUID learner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : names(connection)) {
                if (texts(connection, "SELECT 1 FROM " + table + " LIMIT 1").isEmpty()) {
                    continue;
                }
                String columns = columns(connection, table);
                statement.execute("CREATE TEMP TABLE kept AS SELECT %s FROM %s WHERE learner_id = '%s' ORDER BY ctid"
                        .formatted(columns, table, learner));
                statement.execute("TRUNCATE " + table);
                statement.execute("INSERT INTO %s (%s) SELECT * FROM kept".formatted(table, columns));
                statement.execute("DROP TABLE kept");
            }
        }
    }

    /** The first column of what a query answers. */
    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
