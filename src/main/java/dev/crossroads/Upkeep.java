package dev.crossroads;

import dev.crossroads.account.AccountDirectory;
import dev.crossroads.account.Instructors;
import dev.crossroads.account.PasswordResets;
import dev.crossroads.account.SecondFactors;
import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.Pools;
import dev.crossroads.operation.OperatorActs;
import dev.crossroads.operation.OperatorActs.Act;
import dev.crossroads.recorder.IdleGuests;
import dev.crossroads.recorder.LogExport;
import dev.crossroads.recorder.Rebuild;
import dev.crossroads.recorder.RecorderFeature;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The work of maintenance commands on a database, most of them while a server runs on it. */
final class Upkeep {
    private Upkeep() {}

    /**
     * Empties what follows from the event log and replays it. Blocks.
     *
     * @return how many events were replayed
     */
    static long rebuild(Settings settings, Rebuild.Progress progress) {
        Vertx vertx = Vertx.vertx();
        try (Database database = App.openDatabase(settings)) {
            Pool pool = Pools.forCommand(vertx, database.address(), "rebuild", 1);
            try {
                return acts(pool)
                        .doing(
                                Act.command("rebuilt", Optional.empty(), ""),
                                () -> new Rebuild(pool, FeatureParts.projections()).run(progress),
                                events -> "events=" + events);
            } finally {
                pool.close().await();
            }
        } finally {
            vertx.close().await();
        }
    }

    /**
     * Grants or revokes the role of instructors, also while a server runs on the same database. Blocks.
     *
     * @param isGranted false to revoke it
     * @param isRight is shown whose account it is
     */
    static Instructors.Change instructor(
            Settings settings, String email, boolean isGranted, Predicate<Instructors.Person> isRight) {
        return beside(settings, "instructor", pool -> {
            Instructors instructors = new Instructors(pool, InstantSource.system());
            return acts(pool)
                    .doing(
                            about(pool, isGranted ? "role-granted" : "role-revoked", email),
                            () -> isGranted ? instructors.grant(email, isRight) : instructors.revoke(email, isRight),
                            change -> change == Instructors.Change.DONE ? "" : Word.of(change));
        });
    }

    /**
     * Lets an account be opened by its password alone, also while a server runs on the same database. Blocks.
     *
     * @return empty where nobody has that address, false where it was so before
     */
    static Optional<Boolean> forgetSecondFactor(Settings settings, String email) {
        return beside(
                settings,
                "second-factor",
                pool -> acts(pool)
                        .doing(
                                about(pool, "second-factor-forgotten", email),
                                () -> new SecondFactors(pool, InstantSource.system()).remove(email),
                                removed -> removed.orElse(false) ? "" : "unchanged"));
    }

    /**
     * Makes a link by which the owner of an account sets a new password, also while a server runs. Blocks.
     *
     * @return a path of the server; empty where nobody has that address
     */
    static Optional<String> resetPassword(Settings settings, String email) {
        return beside(
                settings,
                "reset-password",
                pool -> acts(pool)
                        .doing(
                                about(pool, "password-reset-made", email),
                                () -> new PasswordResets(pool, InstantSource.system()).byOperator(email),
                                path -> path.isPresent() ? "" : "no account"));
    }

    /** Keeps what a command has done, also while a server runs on the same database. Blocks. */
    static void keep(Settings settings, Act act) {
        beside(settings, "acts", pool -> {
            acts(pool).done(act);
            return true;
        });
    }

    private static OperatorActs acts(Pool pool) {
        return new OperatorActs(pool, InstantSource.system());
    }

    /** An act that is done to the owner of an account, by their id. */
    private static Act about(Pool pool, String what, String email) {
        Optional<UUID> owner = AccountDirectory.address(email)
                .flatMap(address -> Optional.ofNullable(new AccountDirectory(pool, InstantSource.system(), false)
                        .owners(List.of(address.key()))
                        .get(address.key())));
        return Act.command(what, owner, "");
    }

    /** Does something with guests who were not seen for long, also while a server runs on the same database. Blocks. */
    static <T> T withIdleGuests(Settings settings, BiFunction<IdleGuests, OperatorActs, T> work) {
        return beside(
                settings,
                "tidy",
                pool -> work.apply(
                        new IdleGuests(pool, FeatureParts.projections(), FeatureParts.learnerData()), acts(pool)));
    }

    /** Does something with the event log as a whole, also while a server runs on the same database. Blocks. */
    static <T> T withLog(Settings settings, BiFunction<LogExport, OperatorActs, T> work) {
        return beside(settings, "export", (vertx, pool) -> work.apply(new LogExport(vertx, pool), acts(pool)));
    }

    /**
     * Deletes from a restored database who was deleted later.
     *
     * @param act that is kept in the restored one
     * @return how many learners
     */
    static int deleteAgain(DatabaseAddress restored, DatabaseAddress latest, Act act) {
        Vertx vertx = Vertx.vertx();
        Pool earlier = Pools.forCommand(vertx, restored, "restored", 1);
        Pool later = Pools.forCommand(vertx, latest, "latest", 1);
        try (var _ = Database.given(restored)) {
            return acts(earlier)
                    .doing(
                            act,
                            () -> RecorderFeature.deleteAgain(
                                    earlier,
                                    later,
                                    FeatureParts.projections(),
                                    FeatureParts.learnerData(),
                                    InstantSource.system()),
                            deleted -> "deleted=" + deleted);
        } finally {
            Future.join(earlier.close(), later.close()).eventually(vertx::close).await();
        }
    }

    /** Does something in the database, which a server may be running on. */
    private static <T> T beside(Settings settings, String name, Function<Pool, T> work) {
        return beside(settings, name, (_, pool) -> work.apply(pool));
    }

    private static <T> T beside(Settings settings, String name, BiFunction<Vertx, Pool, T> work) {
        Vertx vertx = Vertx.vertx();
        try (Database database =
                settings.database().map(Database::given).orElseGet(() -> Database.embeddedOrRunning(settings.data()))) {
            Pool pool = Pools.forCommand(vertx, database.address(), name, 1);
            try {
                return work.apply(vertx, pool);
            } finally {
                pool.close().await();
            }
        } finally {
            vertx.close().await();
        }
    }
}
