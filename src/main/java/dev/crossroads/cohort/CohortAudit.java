package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Statement;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The record of who did what to whom in a cohort: kept for its instructors, and told to the log for operators. Also the
 * SQL of table {@code cohort_audit}. Methods wait and are for virtual threads.
 */
final class CohortAudit {
    private final Pool pool;
    private final InstantSource clock;

    CohortAudit(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * A deed to be kept.
     *
     * @param about whom it was done to; empty for nobody
     * @param detail what it is of, in no language and without names or addresses
     */
    record Entry(Deed deed, Optional<UUID> about, String detail) {
        /** Of nobody, with nothing to say of it. */
        static Entry of(Deed deed) {
            return new Entry(deed, Optional.empty(), "");
        }
    }

    /**
     * Does something and keeps that the visitor did it: both or neither.
     *
     * @param work in the transaction
     * @param entries what is to be kept of what came of it; none where nothing changed
     * @return what came of it
     */
    <T> T doing(
            RoutingContext context,
            UUID cohort,
            Function<SqlConnection, Future<T>> work,
            Function<T, List<Entry>> entries) {
        UUID by = Visitor.of(context).learner();
        T done = pool.withTransaction(transaction -> work.apply(transaction)
                        .compose(result -> keep(transaction, cohort, by, entries.apply(result))
                                .map(result)))
                .await();
        entries.apply(done).forEach(entry -> {
            AuditLog line = AuditLog.of(context).with("cohort", cohort);
            entry.about().ifPresent(learner -> line.with("learner", learner));
            if (!entry.detail().isEmpty()) {
                line.with("detail", entry.detail());
            }
            line.note(entry.deed().line());
        });
        return done;
    }

    private Future<Void> keep(SqlConnection transaction, UUID cohort, UUID by, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture();
        }
        Statement columns = Columns.of(entries)
                .uuid(_ -> TimeOrderedIds.next())
                .text(entry -> entry.deed().name())
                .optionalUuid(Entry::about)
                .text(Entry::detail)
                .statement("""
                        INSERT INTO cohort_audit (id, cohort_id, done_at, by_learner, deed, about_learner, detail)
                        SELECT id, $5, $6, $7, deed, about, detail
                        FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) AS done (id, deed, about, detail)
                        """);
        Tuple parameters = Tuple.tuple(columns.parameters());
        parameters
                .addUUID(cohort)
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addUUID(by);
        return transaction.preparedQuery(columns.sql()).execute(parameters).mapEmpty();
    }

    /** Keeps what the visitor has just done. */
    void note(RoutingContext context, UUID cohort, Deed deed) {
        note(context, cohort, deed, Optional.empty(), "");
    }

    /** The same of somebody. */
    void note(RoutingContext context, UUID cohort, Deed deed, UUID about) {
        note(context, cohort, deed, Optional.of(about), "");
    }

    /** The same with what it is of, in no language and without names or addresses. */
    void note(RoutingContext context, UUID cohort, Deed deed, String detail) {
        note(context, cohort, deed, Optional.empty(), detail);
    }

    private void note(RoutingContext context, UUID cohort, Deed deed, Optional<UUID> about, String detail) {
        pool.preparedQuery("""
                        INSERT INTO cohort_audit (id, cohort_id, done_at, by_learner, deed, about_learner, detail)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        """)
                .execute(Tuple.wrap(Arrays.asList(
                        TimeOrderedIds.next(),
                        cohort,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        Visitor.of(context).learner(),
                        deed.name(),
                        about.orElse(null),
                        detail)))
                .await();
        AuditLog line = AuditLog.of(context).with("cohort", cohort);
        about.ifPresent(learner -> line.with("learner", learner));
        line.note(deed.line());
    }

    /**
     * Something that was done.
     *
     * @param by empty where their account is deleted
     * @param about the same of whom it was done to; empty where it was done to nobody, too
     */
    record Done(UUID id, Instant at, Optional<UUID> by, Deed deed, Optional<UUID> about, String detail) {}

    /** The deeds in a cohort, the latest first. */
    List<Done> of(UUID cohort, Optional<UUID> before, int most) {
        return pool
                .preparedQuery("""
                        SELECT id, done_at, by_learner, deed, about_learner, detail
                        FROM cohort_audit
                        WHERE cohort_id = $1 AND ($2::uuid IS NULL OR id < $2)
                        ORDER BY id DESC
                        LIMIT $3
                        """)
                .execute(Tuple.wrap(Arrays.asList(cohort, before.orElse(null), most)))
                .await()
                .stream()
                .map(CohortAudit::done)
                .toList();
    }

    private static Done done(Row row) {
        return new Done(
                row.getUUID("id"),
                row.getOffsetDateTime("done_at").toInstant(),
                Optional.ofNullable(row.getUUID("by_learner")),
                Deed.valueOf(row.getString("deed")),
                Optional.ofNullable(row.getUUID("about_learner")),
                row.getString("detail"));
    }
}
