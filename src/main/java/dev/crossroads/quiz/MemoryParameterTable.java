package dev.crossroads.quiz;

import dev.crossroads.memory.Fsrs;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code memory_parameters}: the site's own parameters of memory. */
public final class MemoryParameterTable {
    private final Pool pool;

    /** Those of this database. */
    public MemoryParameterTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Parameters that were fitted to the site's answers.
     *
     * @param reviews they were fitted to
     * @param learners whose those are
     * @param heldOut reviews of other learners that they were tried on
     * @param lossBefore the mean log loss there of the parameters that were in force when they were fitted
     * @param lossAfter the same of these
     * @param low where the interval of the difference begins; below 0 these predict better
     * @param high where it ends
     * @param appliedAt when memory began to follow them; empty where it never did
     * @param appliedBy who saw to that, as they said
     * @param withdrawnAt when it ended
     */
    public record Fitted(
            UUID id,
            Fsrs fsrs,
            int reviews,
            int learners,
            int heldOut,
            double lossBefore,
            double lossAfter,
            double low,
            double high,
            Instant fittedAt,
            Optional<Instant> appliedAt,
            String appliedBy,
            Optional<Instant> withdrawnAt,
            String withdrawnBy) {
        /** Whether memory follows them. */
        public boolean isInForce() {
            return appliedAt.isPresent() && withdrawnAt.isEmpty();
        }

        /** Whether they predict better, by more than chance. */
        public boolean isBetter() {
            return high < 0;
        }
    }

    /** The parameters that memory follows. */
    public Future<Fsrs> current() {
        return pool.preparedQuery("""
                        SELECT weights FROM memory_parameters WHERE applied_at IS NOT NULL AND withdrawn_at IS NULL
                        """)
                .execute()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(MemoryParameterTable::fsrs)
                        .orElse(Fsrs.STANDARD));
    }

    /** All that were fitted, the latest first. */
    public Future<List<Fitted>> latest(int most) {
        return pool.preparedQuery("SELECT * FROM memory_parameters ORDER BY fitted_at DESC, id LIMIT $1")
                .execute(Tuple.of(most))
                .map(rows -> rows.stream().map(MemoryParameterTable::from).toList());
    }

    /** Keeps what was fitted. */
    public Future<Void> add(Fitted fitted) {
        return pool.preparedQuery("""
                        INSERT INTO memory_parameters (id, weights, reviews, learners, held_out, loss_before, loss_after,
                                                       difference_low, difference_high, fitted_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(fitted.id())
                        .addArrayOfDouble(fitted.fsrs().parameters().toArray(Double[]::new))
                        .addInteger(fitted.reviews())
                        .addInteger(fitted.learners())
                        .addInteger(fitted.heldOut())
                        .addDouble(fitted.lossBefore())
                        .addDouble(fitted.lossAfter())
                        .addDouble(fitted.low())
                        .addDouble(fitted.high())
                        .addOffsetDateTime(at(fitted.fittedAt())))
                .mapEmpty();
    }

    /**
     * Lets memory follow some that were fitted and predict better; what it followed before is taken back.
     *
     * @param by who says so
     * @return whether it did not follow them before
     */
    public Future<Boolean> apply(UUID id, String by, Instant now) {
        return pool.withTransaction(transaction -> locked(transaction)
                .compose(_ -> transaction.preparedQuery("""
                                UPDATE memory_parameters SET withdrawn_at = $2, withdrawn_by = $3
                                WHERE applied_at IS NOT NULL AND withdrawn_at IS NULL AND id <> $1
                                  AND EXISTS (SELECT FROM memory_parameters WHERE id = $1 AND difference_high < 0)
                                """).execute(Tuple.of(id, at(now), by)))
                .compose(_ -> transaction.preparedQuery("""
                                UPDATE memory_parameters
                                SET applied_at = $2, applied_by = $3, withdrawn_at = NULL, withdrawn_by = ''
                                WHERE id = $1 AND difference_high < 0
                                  AND (applied_at IS NULL OR withdrawn_at IS NOT NULL)
                                """).execute(Tuple.of(id, at(now), by)))
                .map(rows -> rows.rowCount() > 0));
    }

    /**
     * Lets memory follow the published parameters again.
     *
     * @return whether it followed these
     */
    public Future<Boolean> withdraw(UUID id, String by, Instant now) {
        return pool.preparedQuery("""
                        UPDATE memory_parameters SET withdrawn_at = $2, withdrawn_by = $3
                        WHERE id = $1 AND applied_at IS NOT NULL AND withdrawn_at IS NULL
                        """).execute(Tuple.of(id, at(now), by)).map(rows -> rows.rowCount() > 0);
    }

    /** Two operators at once come one after the other. */
    private static Future<?> locked(SqlConnection transaction) {
        return transaction
                .query("LOCK TABLE memory_parameters IN SHARE ROW EXCLUSIVE MODE")
                .execute();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Fsrs fsrs(Row row) {
        return Fsrs.with(List.of(row.getArrayOfDoubles("weights")));
    }

    private static Fitted from(Row row) {
        return new Fitted(
                row.getUUID("id"),
                fsrs(row),
                row.getInteger("reviews"),
                row.getInteger("learners"),
                row.getInteger("held_out"),
                row.getDouble("loss_before"),
                row.getDouble("loss_after"),
                row.getDouble("difference_low"),
                row.getDouble("difference_high"),
                row.getOffsetDateTime("fitted_at").toInstant(),
                instant(row, "applied_at"),
                row.getString("applied_by"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_by"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
