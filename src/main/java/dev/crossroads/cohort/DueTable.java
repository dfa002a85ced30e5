package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The SQL of table {@code cohort_due}. */
final class DueTable {
    private static final String SELECT = """
            SELECT c.title, d.kind, d.target, d.due_on, c.time_zone
            FROM cohort_due d
            JOIN cohort c ON c.id = d.cohort_id
            """;

    private final Pool pool;

    DueTable(Pool pool) {
        this.pool = pool;
    }

    /** A cohort's due dates, the earliest first. */
    Future<List<Due>> of(UUID cohort) {
        return pool.preparedQuery(SELECT + "WHERE d.cohort_id = $1 ORDER BY d.due_on, d.kind, d.target")
                .execute(Tuple.of(cohort))
                .map(DueTable::all);
    }

    /** Sets all due dates of a cohort: what is not among them is not due any more. */
    Future<?> set(UUID cohort, List<Due> dues) {
        Statement columns = Columns.of(dues)
                .text(due -> due.kind().name().toLowerCase(Locale.ROOT))
                .text(Due::target)
                .text(due -> due.day().toString())
                .statement("""
                        INSERT INTO cohort_due (cohort_id, kind, target, due_on)
                        SELECT $4, kind, target, day::date
                        FROM unnest($1::text[], $2::text[], $3::text[]) AS due (kind, target, day)
                        """);
        Tuple parameters = Tuple.tuple(columns.parameters());
        parameters.addUUID(cohort);
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("SELECT FROM cohort WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(cohort))
                .compose(_ -> transaction
                        .preparedQuery("DELETE FROM cohort_due WHERE cohort_id = $1")
                        .execute(Tuple.of(cohort)))
                .compose(_ -> transaction.preparedQuery(columns.sql()).execute(parameters)));
    }

    private static List<Due> all(RowSet<Row> rows) {
        return rows.stream().map(DueTable::from).toList();
    }

    private static Due from(Row row) {
        return Due.of(
                row.getString("title"),
                TermTable.target(row).orElseThrow(),
                row.getLocalDate("due_on"),
                ZoneId.of(row.getString("time_zone")));
    }
}
