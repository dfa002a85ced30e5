package dev.crossroads.operation;

import dev.crossroads.web.AuditLog;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The record of what operators did, and the SQL of table {@code operation_act}: kept before it is done, so that nothing
 * is done that can't be kept, with how it ended. Told to the audit log too. Methods wait and are not for event loops.
 */
public final class OperatorActs implements OperatorAccess.Keeper {
    /** No command takes as long. */
    private static final Duration CUT_SHORT_AFTER = Duration.ofDays(1);

    private final Pool pool;
    private final InstantSource clock;

    /** How it was asked for. */
    public enum Way {
        COMMAND("operation.way.command"),
        PAGE("operation.way.page"),
        SIGNAL("operation.way.signal"),
        SETTING("operation.way.setting");

        private final String key;

        Way(String key) {
            this.key = key;
        }

        /** The key of its name. */
        String key() {
            return key;
        }
    }

    /** How it ended; what was cut short stays begun. */
    enum Outcome {
        BEGUN("operation.outcome.begun"),
        DONE("operation.outcome.done"),
        FAILED("operation.outcome.failed");

        private final String key;

        Outcome(String key) {
            this.key = key;
        }

        /** The key of its name. */
        String key() {
            return key;
        }
    }

    /**
     * Something that is to be done.
     *
     * @param what one word, such as {@code log-exported}
     * @param network where the request came from; empty where it was none
     * @param about whom it is done to; empty for nobody, or for many
     * @param detail what it is of: numbers and words without names and addresses
     */
    public record Act(String what, Way way, Optional<String> network, Optional<UUID> about, String detail) {
        /** By a command. */
        public static Act command(String what, Optional<UUID> about, String detail) {
            return new Act(what, Way.COMMAND, Optional.empty(), about, detail);
        }

        /** By no person, but as it was set or signalled. */
        public static Act by(Way way, String what, String detail) {
            return new Act(what, way, Optional.empty(), Optional.empty(), detail);
        }
    }

    /** Acts that are kept in this database. */
    public OperatorActs(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Does it and keeps how it ended; nothing is done where it can't be kept. */
    public <T> T doing(Act act, Supplier<T> work) {
        return doing(act, work, _ -> "");
    }

    /**
     * The same, with more to be said of what came of it.
     *
     * @param result in words or numbers; empty for nothing more
     */
    public <T> T doing(Act act, Supplier<T> work, Function<T, String> result) {
        UUID id = begin(act);
        T done;
        try {
            done = work.get();
        } catch (Throwable failed) { // await() throws what a future failed with, checked or not
            end(id, Outcome.FAILED, failed.getClass().getSimpleName());
            throw failed;
        }
        end(id, Outcome.DONE, result.apply(done));
        return done;
    }

    @Override
    public void doing(String what, String network, Optional<UUID> about, String detail, Runnable work) {
        doing(new Act(what, Way.PAGE, Optional.of(network), about, detail), () -> {
            work.run();
            return true;
        });
    }

    /** Keeps what is done already, of what takes place where nothing can be kept before. */
    public void done(Act act) {
        doing(act, () -> true);
    }

    private UUID begin(Act act) {
        UUID id = TimeOrderedIds.next();
        pool.preparedQuery("""
                        INSERT INTO operation_act (id, begun_at, act, way, network, about_learner, detail)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        """)
                .execute(Tuple.wrap(Arrays.asList(
                        id,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        act.what(),
                        act.way().name(),
                        act.network().orElse(""),
                        act.about().orElse(null),
                        act.detail())))
                .await();
        AuditLog line = AuditLog.ofOperator().with("way", act.way());
        act.network().ifPresent(network -> line.with("network", network));
        act.about().ifPresent(learner -> line.with("learner", learner));
        if (!act.detail().isEmpty()) {
            line.with("detail", act.detail());
        }
        line.note(act.what());
        return id;
    }

    private void end(UUID id, Outcome outcome, String more) {
        pool.preparedQuery("""
                        UPDATE operation_act
                        SET outcome = $2, ended_at = $3, detail = concat_ws(' ', nullif(detail, ''), nullif($4, ''))
                        WHERE id = $1
                        """)
                .execute(Tuple.of(id, Word.of(outcome), clock.instant().atOffset(ZoneOffset.UTC), more))
                .await();
    }

    /**
     * What commands have done to the database so far, of which a running server hears nothing: another value each time
     * one has ended. Empty while one is at work; one that was cut short is taken to be so for a day.
     */
    public Future<Optional<String>> ofCommands() {
        return pool.preparedQuery("""
                        SELECT coalesce(max(begun_at)::text, '') || '/' || coalesce(max(ended_at)::text, '') AS done,
                               coalesce(bool_or(ended_at IS NULL AND begun_at > $2), false) AS is_at_work
                        FROM operation_act
                        WHERE way = $1
                        """)
                .execute(Tuple.of(
                        Way.COMMAND.name(),
                        clock.instant().minus(CUT_SHORT_AFTER).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getBoolean("is_at_work") ? Optional.empty() : Optional.of(row.getString("done")));
    }

    /** Something that was done, or was begun. */
    record Kept(
            Instant at, String act, Way way, String network, Optional<UUID> about, String detail, Outcome outcome) {}

    /** The latest acts, the last one first. */
    List<Kept> latest(int most) {
        return pool.preparedQuery("""
                        SELECT begun_at, act, way, network, about_learner, detail, outcome
                        FROM operation_act
                        ORDER BY begun_at DESC, id DESC
                        LIMIT $1
                        """).execute(Tuple.of(most)).await().stream()
                .map(OperatorActs::kept)
                .toList();
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getOffsetDateTime("begun_at").toInstant(),
                row.getString("act"),
                Way.valueOf(row.getString("way")),
                row.getString("network"),
                Optional.ofNullable(row.getUUID("about_learner")),
                row.getString("detail"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)));
    }
}
