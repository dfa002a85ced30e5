package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Statement;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SQL that writes table {@code cohort_due}; {@link TermTable} reads it. */
final class DueTable {
    private DueTable() {}

    /** Sets all dates of a cohort that is locked: what is not among them has none any more. */
    static Future<Void> set(SqlClient transaction, UUID cohort, Map<Target, Dates> dates) {
        Statement columns = Columns.of(List.copyOf(dates.entrySet()))
                .text(one -> Word.of(one.getKey().kind()))
                .text(one -> one.getKey().id())
                .optionalText(one -> one.getValue().due().map(Object::toString))
                .optionalText(one -> one.getValue().opens().map(Object::toString))
                .optionalText(one -> one.getValue().closes().map(Object::toString))
                .integer(one -> one.getValue().latePercent())
                .statement("""
                        INSERT INTO cohort_due (cohort_id, kind, target, due_on, opens_at, closes_at, late_percent)
                        SELECT $7, kind, target, day::date, opens::timestamp, closes::timestamp, late
                        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])
                             AS due (kind, target, day, opens, closes, late)
                        """);
        Tuple parameters = Tuple.tuple(columns.parameters());
        parameters.addUUID(cohort);
        return transaction
                .preparedQuery("DELETE FROM cohort_due WHERE cohort_id = $1")
                .execute(Tuple.of(cohort))
                .compose(_ -> transaction.preparedQuery(columns.sql()).execute(parameters))
                .mapEmpty();
    }
}
