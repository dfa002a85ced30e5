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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

        /** Of somebody. */
        static Entry of(Deed deed, UUID about) {
            return new Entry(deed, Optional.of(about), "");
        }

        /** Of nobody, with what it is of. */
        static Entry of(Deed deed, String detail) {
            return new Entry(deed, Optional.empty(), detail);
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
        return doing(context, work, result -> Map.of(cohort, entries.apply(result)));
    }

    /**
     * The same in several cohorts.
     *
     * @param entries what is to be kept, by the cohort
     */
    <T> T doing(
            RoutingContext context,
            Function<SqlConnection, Future<T>> work,
            Function<T, Map<UUID, List<Entry>>> entries) {
        UUID by = Visitor.of(context).learner();
        Kept<T> kept = pool.withTransaction(transaction -> Future.succeededFuture(transaction)
                        .compose(work)
                        .map(result -> new Kept<>(result, entries.apply(result)))
                        .compose(done -> keep(transaction, by, done.rows()).map(done)))
                .await();
        kept.rows().forEach(row -> {
            AuditLog line = AuditLog.of(context).with("cohort", row.cohort());
            row.entry().about().ifPresent(learner -> line.with("learner", learner));
            if (!row.entry().detail().isEmpty()) {
                line.with("detail", row.entry().detail());
            }
            if (row.entry().deed().isOfMembers()) {
                line.noteSeldom(row.entry().deed().line());
            } else {
                line.note(row.entry().deed().line());
            }
        });
        return kept.result();
    }

    private record Kept<T>(T result, Map<UUID, List<Entry>> entries) {
        List<InCohort> rows() {
            return entries.entrySet().stream()
                    .flatMap(of -> of.getValue().stream().map(entry -> new InCohort(of.getKey(), entry)))
                    .toList();
        }
    }

    private record InCohort(UUID cohort, Entry entry) {}

    private Future<Void> keep(SqlConnection transaction, UUID by, List<InCohort> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        Statement columns = Columns.of(rows)
                .uuid(_ -> TimeOrderedIds.next())
                .uuid(InCohort::cohort)
                .text(row -> row.entry().deed().name())
                .optionalUuid(row -> row.entry().about())
                .text(row -> row.entry().detail())
                .statement("""
                        INSERT INTO cohort_audit (id, cohort_id, done_at, by_learner, deed, about_learner, detail)
                        SELECT id, cohort_id, $6, $7, deed, about, detail
                        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[])
                             AS done (id, cohort_id, deed, about, detail)
                        """);
        Tuple parameters = Tuple.tuple(columns.parameters());
        parameters.addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)).addUUID(by);
        return transaction.preparedQuery(columns.sql()).execute(parameters).mapEmpty();
    }

    /** Keeps that the visitor is about to get something that is the cohort's. */
    void note(RoutingContext context, UUID cohort, Deed deed) {
        doing(context, cohort, _ -> Future.succeededFuture(true), _ -> List.of(Entry.of(deed)));
    }

    /**
     * Something that was done.
     *
     * @param by empty where their account is deleted
     * @param about the same of whom it was done to; empty where it was done to nobody, too
     */
    record Done(UUID id, Instant at, Optional<UUID> by, Deed deed, Optional<UUID> about, String detail) {}

    /**
     * Which deeds are looked for.
     *
     * @param deeds any of these; empty for all
     * @param people by one of them or done to one; empty for everybody
     */
    record Wanted(Optional<Set<Deed>> deeds, Optional<Set<UUID>> people) {}

    /** The kinds of deeds that were done in a cohort. */
    Set<Deed> deeds(UUID cohort) {
        return pool
                .preparedQuery("SELECT DISTINCT deed FROM cohort_audit WHERE cohort_id = $1")
                .execute(Tuple.of(cohort))
                .await()
                .stream()
                .map(row -> Deed.valueOf(row.getString("deed")))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Deed.class)));
    }

    /** All who did something in a cohort, or had it done to them. */
    Set<UUID> people(UUID cohort) {
        return pool.preparedQuery("""
                        SELECT by_learner AS learner FROM cohort_audit WHERE cohort_id = $1 AND by_learner IS NOT NULL
                        UNION
                        SELECT about_learner FROM cohort_audit WHERE cohort_id = $1 AND about_learner IS NOT NULL
                        """).execute(Tuple.of(cohort)).await().stream()
                .map(row -> row.getUUID("learner"))
                .collect(Collectors.toSet());
    }

    /** The deeds in a cohort that are looked for, the latest first. */
    List<Done> of(UUID cohort, Wanted wanted, Optional<UUID> before, int most) {
        return pool
                .preparedQuery("""
                        SELECT id, done_at, by_learner, deed, about_learner, detail
                        FROM cohort_audit
                        WHERE cohort_id = $1 AND ($2::uuid IS NULL OR id < $2)
                          AND ($4::text[] IS NULL OR deed = ANY ($4))
                          AND ($5::uuid[] IS NULL OR by_learner = ANY ($5) OR about_learner = ANY ($5))
                        ORDER BY id DESC
                        LIMIT $3
                        """)
                .execute(Tuple.wrap(Arrays.asList(
                        cohort,
                        before.orElse(null),
                        most,
                        wanted.deeds()
                                .map(deeds -> deeds.stream().map(Deed::name).toArray(String[]::new))
                                .orElse(null),
                        wanted.people()
                                .map(people -> people.toArray(UUID[]::new))
                                .orElse(null))))
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
