package dev.crossroads.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The contents of {@code postmaster.pid} of its cluster.
 *
 * @param pid its process, which may be long gone
 * @param isReady whether it said that it accepts connections
 * @param port where it listens; empty while it has not said so
 */
record PostmasterPid(long pid, boolean isReady, Optional<Integer> port) {
    private static final String FILE = "postmaster.pid";
    /** The eighth line, counted from zero: {@code LOCK_FILE_LINE_PM_STATUS} of Postgres' miscadmin.h. */
    private static final int STATUS_LINE = 7;

    /** {@code LOCK_FILE_LINE_PORT}, the fourth. */
    private static final int PORT_LINE = 3;

    /** Reads it; none where no server runs or ran, or where it is just being written. */
    static Optional<PostmasterPid> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(FILE));
            if (lines.isEmpty() || !lines.getFirst().strip().matches("-?[0-9]{1,10}")) {
                return Optional.empty();
            }
            boolean isReady =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            Optional<Integer> port = lines.stream()
                    .skip(PORT_LINE)
                    .findFirst()
                    .map(String::strip)
                    .filter(text -> text.matches("[0-9]{1,5}"))
                    .map(Integer::valueOf);
            // A negative number stands for a process that isn't a server, such as one of initdb's.
            return Optional.of(
                    new PostmasterPid(Math.abs(Long.parseLong(lines.getFirst().strip())), isReady, port));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DatabaseException("Can't read " + cluster.resolve(FILE) + ": " + Folders.reason(e), e);
        }
    }

    /** Removes the file; only right where the process it names is none of Postgres'. */
    static void remove(Path cluster) {
        try {
            Files.deleteIfExists(cluster.resolve(FILE));
        } catch (IOException e) {
            throw new DatabaseException("Can't remove " + cluster.resolve(FILE) + ": " + Folders.reason(e), e);
        }
    }
}
