package dev.crossroads.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Backs up an embedded Postgres, while it serves or not: a copy of all its files, and from the first one on its log, so
 * that every second since can be had again.
 */
public final class Backup {
    private static final String DRAFT = ".copying-";

    /** The time that Postgres has to hand over the log that belongs to a copy. */
    private static final int PATIENT_SECONDS = 120;

    private Backup() {}

    /**
     * The result of a backup.
     *
     * @param folder the new copy
     * @param from the first second that it can be restored to
     * @param bytes how large the copy is
     * @param hasBegun whether the log is kept there from now on, and was not before
     * @param copies how many copies there are now
     */
    public record Report(Path folder, Instant from, long bytes, boolean hasBegun, int copies) {}

    /**
     * Makes a copy, and has Postgres keep its log beside it from now on. Blocks, for about as long as it takes to copy
     * the data folder and for Postgres to hand over the log it wrote meanwhile.
     *
     * @param data the data folder; the server may be running on it
     * @param folder where backups are; made where it is not there, outside of the data folder
     * @param keep how many copies stay, the newest; older ones go, with the part of the log that only they need
     * @throws DatabaseException where it can't be done, with what to do; earlier copies are as they were
     */
    public static Report make(Path data, Path folder, int keep) {
        if (folder.startsWith(data)) {
            throw new DatabaseException(
                    "%s is in the data folder %s, and would be lost with it. Choose another place, on another disk."
                            .formatted(folder, data));
        }
        if (!Archive.isPossible(data)) {
            throw new DatabaseException(
                    "Backups of the embedded Postgres need a POSIX system. Give Crossroads a Postgres server with"
                            + " --database, and back that up.");
        }
        requireDatabase(data);
        try (var _ = Database.embeddedOrRunning(data)) {
            return makeAlone(administrator(data), data, new Archive(folder), keep);
        } catch (SQLException e) {
            throw new DatabaseException("Postgres could not be backed up: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DatabaseException("Can't write the backup to %s: %s".formatted(folder, Folders.reason(e)), e);
        }
    }

    /** Ends the keeping of the log; what is kept stays. Blocks. */
    public static void end(Path data) {
        requireDatabase(data);
        try (var _ = Database.embeddedOrRunning(data);
                Connection connection = FirstConnection.open(administrator(data), FirstConnection.PATIENCE);
                Statement statement = connection.createStatement()) {
            Archive.end(statement);
        } catch (SQLException e) {
            throw new DatabaseException("The keeping of the log could not be ended: " + e.getMessage(), e);
        }
    }

    /** Or a folder that is misspelt would become a database, and have the place of the right one. */
    private static void requireDatabase(Path data) {
        if (!EmbeddedPostgres.isIn(data)) {
            throw new DatabaseException(
                    "There is no database in %s. Say with --data where the one is that is to be backed up."
                            .formatted(data));
        }
    }

    private static DatabaseAddress administrator(Path data) {
        return EmbeddedPostgres.runningAsAdministrator(data)
                .orElseThrow(
                        () -> new DatabaseException("The Postgres of %s is not ready. Try again.".formatted(data)));
    }

    /** A second backup would take the draft of the first for abandoned. */
    private static Report makeAlone(DatabaseAddress administrator, Path data, Archive archive, int keep)
            throws SQLException, IOException {
        prepare(archive, Folders.ownerOf(data.resolve("cluster")));
        try (FileChannel channel = FileChannel.open(
                        archive.folder().resolve("backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new DatabaseException(
                        "Another backup to %s is under way. Let it finish.".formatted(archive.folder()));
            }
            Folders.deleteAbandoned(archive.folder(), DRAFT);
            return make(administrator, data, archive, keep);
        }
    }

    private static Report make(DatabaseAddress administrator, Path data, Archive archive, int keep)
            throws SQLException, IOException {
        Path cluster = data.resolve("cluster");
        Path draft = Files.createTempDirectory(archive.folder(), DRAFT);
        try (Connection connection = FirstConnection.open(administrator, FirstConnection.PATIENCE);
                Statement statement = connection.createStatement()) {
            archive.requireSameServer(cluster);
            archive.claim(cluster, Folders.ownerOf(cluster));
            boolean hasBegun = begin(archive, statement);
            statement.execute("SELECT pg_backup_start('crossroads', fast => true)");
            long bytes = BaseCopy.copy(cluster, draft.resolve("cluster"));
            Instant from = finish(connection, draft.resolve("cluster"));
            Files.copy(data.resolve("password"), draft.resolve("password"), StandardCopyOption.COPY_ATTRIBUTES);
            Folders.writeOut(draft);
            Path place = BaseCopy.place(archive, from);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            Folders.writeOut(archive.folder());
            int copies = removeOld(archive, keep);
            return new Report(place, BaseCopy.of(place).orElseThrow().at(), bytes, hasBegun, copies);
        } finally {
            Folders.delete(draft);
        }
    }

    /** The folder is its owner's alone, but that whoever Postgres runs as has to get to the log. */
    private static void prepare(Archive archive, int owner) throws IOException {
        boolean isNew = Files.notExists(archive.folder());
        Files.createDirectories(archive.folder());
        if (isNew) {
            Folders.setPermissions(archive.folder(), "rwx--x--x");
        }
        Files.createDirectories(archive.log());
        Folders.setPermissions(archive.log(), "rwx------");
        if (Folders.ownerOf(archive.log()) != owner) {
            Folders.giveTo(owner, archive.log());
        }
    }

    private static boolean begin(Archive archive, Statement statement) throws SQLException {
        if (archive.isUsed(statement)) {
            return false;
        }
        if (Archive.isAnywhere(statement)) {
            throw new DatabaseException(
                    "Backups of this data folder go to another folder than %s. Name that one, or end its backups first with --end."
                            .formatted(archive.folder()));
        }
        archive.begin(statement);
        return true;
    }

    /** Waits until the log that belongs to the copy is handed over. */
    private static Instant finish(Connection connection, Path copy) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENT_SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT labelfile, clock_timestamp() FROM pg_backup_stop()")) {
                row.next();
                Files.writeString(
                        copy.resolve("backup_label"),
                        row.getString(1),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
                return row.getObject(2, OffsetDateTime.class).toInstant();
            }
        } catch (SQLException late) {
            String why = "57014".equals(late.getSQLState())
                    ? "Postgres did not hand over its log within %d seconds. Its own log (postgres.log in the data folder) says why; often the disk is full, or gzip is missing."
                            .formatted(PATIENT_SECONDS)
                    : late.getMessage();
            throw new DatabaseException("The copy could not be made whole: " + why, late);
        }
    }

    private static int removeOld(Archive archive, int keep) throws IOException {
        List<BaseCopy> copies = archive.copies();
        int tooMany = Math.max(0, copies.size() - keep);
        for (BaseCopy old : copies.subList(0, tooMany)) {
            Folders.delete(old.folder());
        }
        Optional<BaseCopy> oldest = copies.stream().skip(tooMany).findFirst();
        if (tooMany > 0 && oldest.isPresent()) {
            archive.removeLogBefore(oldest.get().firstOfLog());
        }
        return copies.size() - tooMany;
    }
}
