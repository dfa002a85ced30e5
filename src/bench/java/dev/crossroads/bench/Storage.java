package dev.crossroads.bench;

import dev.crossroads.database.BenchPostgres;
import dev.crossroads.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The space that the tables of a database take.
 *
 * @param bytes by table, partitions together
 */
record Storage(Map<String, Size> bytes) {
    /** Of a table and of its indexes, in bytes. */
    record Size(long table, long indexes) {
        long all() {
            return table + indexes;
        }
    }

    /** Their present size. */
    static Storage of(DatabaseAddress database) {
        try (Connection connection = BenchPostgres.open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT coalesce(whole.relname, part.relname), sum(pg_table_size(part.oid)),
                               sum(pg_indexes_size(part.oid))
                        FROM pg_class part
                        LEFT JOIN pg_inherits ON inhrelid = part.oid
                        LEFT JOIN pg_class whole ON whole.oid = inhparent
                        WHERE part.relkind = 'r' AND part.relnamespace = 'public'::regnamespace
                          AND part.relname NOT LIKE 'bench%'
                        GROUP BY 1
                        """)) {
            Map<String, Size> bytes = new TreeMap<>();
            while (rows.next()) {
                bytes.put(rows.getString(1), new Size(rows.getLong(2), rows.getLong(3)));
            }
            return new Storage(bytes);
        } catch (SQLException e) {
            throw new IllegalStateException("Tables can't be measured", e);
        }
    }

    /** The growth since. */
    Storage since(Storage before) {
        Map<String, Size> added = new TreeMap<>();
        bytes.forEach((table, size) -> {
            Size then = before.bytes.getOrDefault(table, new Size(0, 0));
            added.put(table, new Size(size.table() - then.table(), size.indexes() - then.indexes()));
        });
        return new Storage(added);
    }

    /** Of all tables together for each of so many things, in bytes. */
    long each(long things) {
        return bytes.values().stream().mapToLong(Size::all).sum() / Math.max(1, things);
    }

    /** The same by table, largest first; those of less than a byte each are left out. */
    String eachByTable(long things) {
        List<Map.Entry<String, Size>> tables = new ArrayList<>(bytes.entrySet());
        tables.removeIf(table -> table.getValue().all() < things);
        tables.sort(Map.Entry.comparingByValue((a, b) -> Long.compare(b.all(), a.all())));
        return String.join(
                ", ",
                tables.stream()
                        .map(table -> String.format(
                                Locale.ROOT,
                                "%s %d + %d",
                                table.getKey(),
                                table.getValue().table() / things,
                                table.getValue().indexes() / things))
                        .toList());
    }
}
