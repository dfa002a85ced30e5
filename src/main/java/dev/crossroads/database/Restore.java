package dev.crossroads.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a data folder anew from a backup, as it was at a moment. */
public final class Restore {
    private static final Logger log = LoggerFactory.getLogger(Restore.class);
    private static final String DRAFT = ".restoring-";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    /** Postgres' words. */
    private static final String NOTHING_LATER = "recovery ended before configured recovery target was reached";

    /** A log of months takes hours to be replayed. */
    private static final Duration RECOVERED_WITHIN = Duration.ofDays(2);

    private Restore() {}

    /**
     * The steps before anybody works on an earlier state, seeing what the backup says of later.
     *
     * @see Restore#to
     */
    @FunctionalInterface
    public interface Amends {
        /**
         * Brings an earlier state in order.
         *
         * @param restored where it is
         * @param latest where the latest state that the backup has is
         */
        void make(DatabaseAddress restored, DatabaseAddress latest);
    }

    /**
     * The result of a restore.
     *
     * @param until the last change that is in it; empty where the backup has none after its copy
     * @param isLatest whether the backup has nothing later
     */
    public record Report(Optional<Instant> until, boolean isLatest) {}

    /**
     * Restores to a data folder in which there is no database yet. Blocks. Nothing is put into the backup, and a
     * restoration that is cut short leaves no database behind.
     *
     * @param folder where the backups are
     * @param data the data folder, made where it is not there
     * @param moment whatever was recorded up to it is there, and nothing later; empty for all there is
     * @param amends called where the backup has something later than that moment
     * @throws DatabaseException where it can't be done, with what to do
     */
    public static Report to(Path folder, Path data, Optional<Instant> moment, Amends amends) {
        Archive archive = new Archive(folder);
        try (DataFolder target = DataFolder.hold(data)) {
            if (Files.exists(target.cluster())) {
                throw new DatabaseException(
                        "There is a database in %s already, and it stays as it is. Give another folder with --data."
                                .formatted(data));
            }
            BaseCopy copy = choose(archive, moment);
            PostgresPrograms programs = PostgresPrograms.find(
                    PostgresBinaries.unpackBelow(target.path().resolve("binaries")));
            target.keepToItsOwner(programs.owner().orElse(0) != 0);
            return restore(archive, copy, target, programs, moment, amends);
        } catch (IOException e) {
            throw new DatabaseException("Can't restore to %s: %s".formatted(data, Folders.reason(e)), e);
        } catch (SQLException e) {
            throw new DatabaseException("What was restored can't be read: " + e.getMessage(), e);
        }
    }

    private static BaseCopy choose(Archive archive, Optional<Instant> moment) throws IOException {
        List<BaseCopy> copies = archive.copies();
        if (copies.isEmpty()) {
            throw new DatabaseException("There is no backup in " + archive.folder() + ".");
        }
        return copies.reversed().stream()
                .filter(copy -> moment.filter(copy.at()::isAfter).isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> new DatabaseException("The backup in %s begins at %s; nothing before can be restored."
                                .formatted(archive.folder(), copies.getFirst().at())));
    }

    /** The latest state is always restored first: it says where the backup ends, and who was deleted later. */
    private static Report restore(
            Archive archive,
            BaseCopy copy,
            DataFolder target,
            PostgresPrograms programs,
            Optional<Instant> moment,
            Amends amends)
            throws IOException, SQLException {
        Folders.deleteAbandoned(target.path(), DRAFT);
        Path latestFolder = target.path().resolve(DRAFT + "latest");
        Path earlierFolder = target.path().resolve(DRAFT + "earlier");
        try {
            Report report;
            Path chosen = latestFolder;
            BaseCopy newest = archive.copies().getLast();
            try (Recovered latest = Recovered.start(archive, newest, latestFolder, programs, Optional.empty())) {
                Instant end = latest.lastChange().orElse(newest.at());
                report = new Report(latest.lastChange(), true);
                if (moment.filter(end::isAfter).isPresent()) {
                    try (Recovered earlier = Recovered.start(archive, copy, earlierFolder, programs, moment)) {
                        chosen = earlierFolder;
                        report = new Report(earlier.lastChange(), false);
                        amends.make(earlier.address(), latest.address());
                    } catch (NothingLaterException same) {
                        // Only the copy is later, and nothing in it.
                        log.info("Nothing was recorded in {} after {}", archive.folder(), moment.get());
                    }
                }
            }
            Files.move(chosen.resolve("password"), target.passwordFile(), StandardCopyOption.ATOMIC_MOVE);
            Files.move(chosen.resolve("cluster"), target.cluster(), StandardCopyOption.ATOMIC_MOVE);
            Folders.writeOut(target.path());
            return report;
        } finally {
            Folders.delete(latestFolder);
            Folders.delete(earlierFolder);
        }
    }

    /** There is no change after the moment that was asked for, so Postgres can't tell that it has come to it. */
    private static final class NothingLaterException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NothingLaterException(RuntimeException cause) {
            super(cause);
        }
    }

    /** A server on a copy of a backup, that has replayed its log. */
    private record Recovered(DataFolder folder, Postmaster postmaster) implements AutoCloseable {

        static Recovered start(
                Archive archive, BaseCopy copy, Path to, PostgresPrograms programs, Optional<Instant> moment)
                throws IOException {
            DataFolder folder = DataFolder.hold(to);
            try {
                folder.keepToItsOwner(programs.owner().orElse(0) != 0);
                BaseCopy.copy(copy.cluster(), folder.cluster());
                Archive.leaveToBackups(folder.cluster());
                Files.writeString(folder.cluster().resolve("recovery.signal"), "");
                Files.copy(copy.password(), folder.passwordFile(), StandardCopyOption.COPY_ATTRIBUTES);
                new Cluster(folder, programs).prepare();
                if (programs.owner().isPresent()) {
                    Folders.giveTo(programs.owner().getAsInt(), folder.cluster());
                }
                Postmaster postmaster =
                        Postmaster.launch(programs, folder, EmbeddedPostgres.freePort(), settings(archive, moment));
                try {
                    postmaster.awaitReady(RECOVERED_WITHIN);
                } catch (RuntimeException failed) {
                    boolean hasNothingLater = postmaster.lastWords().contains(NOTHING_LATER);
                    postmaster.stop();
                    throw hasNothingLater ? new NothingLaterException(failed) : failed;
                }
                return new Recovered(folder, postmaster);
            } catch (IOException | RuntimeException failed) {
                folder.close();
                throw failed;
            }
        }

        /**
         * Nothing is handed over, as another restoration may want the same backup as it is; and nobody is let in before
         * all is replayed.
         */
        private static List<String> settings(Archive archive, Optional<Instant> moment) {
            return Stream.of(
                            Stream.of("archive_mode=off", "recovery_target_action=promote", "hot_standby=off"),
                            archive.reading().stream(),
                            moment.map(at -> "recovery_target_time=" + TIME.format(at)).stream())
                    .flatMap(settings -> settings)
                    .toList();
        }

        DatabaseAddress address() {
            return new DatabaseAddress(
                    "127.0.0.1",
                    postmaster.port(),
                    EmbeddedPostgres.NAME,
                    EmbeddedPostgres.NAME,
                    folder.password(),
                    DatabaseTls.NONE);
        }

        Optional<Instant> lastChange() throws SQLException {
            try (Connection connection = FirstConnection.open(address(), FirstConnection.PATIENCE);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_last_xact_replay_timestamp()")) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }

        @Override
        public void close() {
            postmaster.stop();
            folder.close();
        }
    }
}
