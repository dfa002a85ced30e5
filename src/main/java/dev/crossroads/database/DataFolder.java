package dev.crossroads.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an embedded Postgres, held by one process at a time:
 *
 * <pre>
 * crossroads.lock   held while we run; the operating system lets go of it when we die
 * crossroads.pid    who holds it, for the message to whom comes second
 * password          the database's password, readable by its owner alone
 * cluster/          Postgres' own files
 * postgres.log      what Postgres said; postgres.log.old what it said before
 * binaries/         the unpacked programs
 * </pre>
 */
final class DataFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);
    private static final long LOG_LIMIT = 10L * 1024 * 1024;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder where there is none, and holds it.
     *
     * @throws DataFolderInUseException where another process, or this one, holds it already
     */
    static DataFolder hold(Path folder) {
        try {
            Files.createDirectories(folder);
            Path path = folder.toRealPath();
            refuseOurselves(path);
            FileChannel lock = FileChannel.open(
                    path.resolve("crossroads.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw new DataFolderInUseException(path, "another Crossroads server (process " + holder(path) + ")");
            }
            Files.writeString(holderFile(path), identity(ProcessHandle.current()));
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new DatabaseException(
                    "Can't use the data folder %s: %s. Choose another with --data."
                            .formatted(folder, Folders.reason(e)),
                    e);
        }
    }

    /**
     * Lets nobody else look into it.
     *
     * @param isEntered whether somebody else runs Postgres, who has to pass to what is theirs in it
     */
    void keepToItsOwner(boolean isEntered) {
        try {
            Folders.setPermissions(path, isEntered ? "rwx--x--x" : "rwx------");
        } catch (IOException notOurs) {
            log.warn("Others may look into the data folder {}: {}", path, Folders.reason(notOurs));
        }
    }

    /** Its absolute path. */
    Path path() {
        return path;
    }

    /** Where Postgres keeps its files. */
    Path cluster() {
        return path.resolve("cluster");
    }

    /** Where Postgres' log goes; what is there is put aside once it is larger than 10 MiB. */
    Path log() {
        Path file = path.resolve("postgres.log");
        try {
            if (Files.exists(file) && Files.size(file) > LOG_LIMIT) {
                Files.move(file, path.resolve("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            // The message has what failed, with its values.
            Folders.setPermissions(file, "rw-------");
            return file;
        } catch (IOException e) {
            throw new DatabaseException("Can't write to " + file + ": " + Folders.reason(e), e);
        }
    }

    /** Where the password is; it belongs to whoever this folder was made by. */
    Path passwordFile() {
        return path.resolve("password");
    }

    /** The database's password, made up at first use: 32 random bytes in hexadecimal digits. */
    String password() {
        Path file = passwordFile();
        try {
            if (!Files.exists(file)) {
                if (Files.exists(cluster())) {
                    throw new DatabaseException(
                            "The file %s is gone, and with it the only password of the database beside it. Put it back."
                                    .formatted(file));
                }
                writePassword(file);
            }
            Folders.setPermissions(file, "rw-------");
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseException("Can't read the database's password: " + Folders.reason(e), e);
        }
    }

    /** The password of a folder that another process holds. */
    static String passwordOf(Path folder) {
        try {
            return Files.readString(folder.resolve("password")).strip();
        } catch (IOException e) {
            throw new DatabaseException("Can't read the database's password: " + Folders.reason(e), e);
        }
    }

    /** Lets go of it. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(holderFile(path));
            lock.close();
        } catch (IOException e) {
            throw new DatabaseException("Can't let go of the data folder " + path + ": " + Folders.reason(e), e);
        }
    }

    private static void writePassword(Path file) throws IOException {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        // A temporary file is its owner's alone from its first moment on.
        Path draft = Files.createTempFile(file.getParent(), "password", ".new");
        Files.writeString(draft, HexFormat.of().formatHex(bytes) + "\n");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A process that opens and closes its own lock file once more loses the lock (a rule of POSIX), so whether we hold
     * the folder ourselves is asked before the lock file is touched.
     */
    private static void refuseOurselves(Path path) {
        if (holder(path).equals(identity(ProcessHandle.current()))) {
            throw new DataFolderInUseException(
                    path, "this process itself (" + ProcessHandle.current().pid() + ")");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static Path holderFile(Path path) {
        return path.resolve("crossroads.pid");
    }

    private static String holder(Path path) {
        try {
            return Files.readString(holderFile(path)).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }

    /** The start time tells us from a process of the past with our number, which is common in containers. */
    private static String identity(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> process.pid() + ", since " + start)
                .orElse(Long.toString(process.pid()));
    }
}
