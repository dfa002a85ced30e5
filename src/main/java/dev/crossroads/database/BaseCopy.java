package dev.crossroads.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * A copy of all files of a server, made while it runs: with the log written meanwhile it can be made whole.
 *
 * @param folder where it is
 * @param at from which second on it can be made whole
 */
record BaseCopy(Path folder, Instant at) {
    private static final String NAME = "base-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    /** Folders whose files are of the run they were written in (PostgreSQL manual, section 25.3.3). */
    private static final Set<String> OF_ONE_RUN = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> FILES_OF_ONE_RUN = Set.of("postmaster.pid", "postmaster.opts");
    private static final String TEMPORARY = "pgsql_tmp";

    /** A copy by its folder; none for anything else, and for one that is not whole. */
    static Optional<BaseCopy> of(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.startsWith(NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BaseCopy(folder, TIME.parse(name.substring(NAME.length()), Instant::from)));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** Where a copy that is whole from that moment on belongs: its second, rounded up. */
    static Path place(Archive archive, Instant at) {
        return archive.folder().resolve(NAME + TIME.format(at.plusNanos(999_999_999)));
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    Path password() {
        return folder.resolve("password");
    }

    /** The first file of the log that it needs. */
    String firstOfLog() throws IOException {
        String label = Files.readString(cluster().resolve("backup_label"));
        return label.lines()
                .filter(line -> line.startsWith("START WAL LOCATION"))
                .map(line -> line.replaceAll(".*file ([0-9A-F]{24}).*", "$1"))
                .findFirst()
                .orElseThrow(() -> new IOException(folder + " has no backup_label that names its log"));
    }

    /**
     * Copies the files of a server, its log and what is of one run alone left out, and writes each out to the disk.
     * Files may go while it does: what the log says of them holds.
     *
     * @return how many bytes
     */
    static long copy(Path cluster, Path target) throws IOException {
        long[] bytes = {0};
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                if (visited.getFileName().toString().startsWith(TEMPORARY)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path made = Files.createDirectories(target.resolve(cluster.relativize(visited)));
                Folders.setPermissions(made, "rwx------");
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = cluster.relativize(file);
                boolean isLeftOut = relative.getNameCount() == 1
                        ? FILES_OF_ONE_RUN.contains(relative.toString())
                        : OF_ONE_RUN.contains(relative.getName(0).toString());
                if (isLeftOut || file.getFileName().toString().startsWith(TEMPORARY)) {
                    return FileVisitResult.CONTINUE;
                }
                Path made = target.resolve(relative);
                try {
                    Files.copy(file, made);
                } catch (NoSuchFileException gone) {
                    return FileVisitResult.CONTINUE;
                }
                Folders.setPermissions(made, "rw-------");
                bytes[0] += Files.size(made);
                writeOut(made);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Folders.writeOut(target.resolve(cluster.relativize(visited)));
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }

    private static void writeOut(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
