package dev.crossroads.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of a Postgres server, as they lie packed on the classpath: about 15 MB, 60 MB when unpacked. */
final class PostgresBinaries {
    private static final String MARKER = "unpacked";
    private static final String UNPACKING = ".unpacking-";
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private PostgresBinaries() {}

    /**
     * Unpacks them below a folder unless they are there already, and answers the folder that holds {@code bin}. Several
     * processes may do this at once: each unpacks for itself, and the first to finish provides for all.
     */
    static Path unpackBelow(Path folder) {
        String archive = archiveName();
        try {
            Path home = folder.resolve("postgres-" + versionOf(archive));
            if (isWhole(home)) {
                return home;
            }
            Files.createDirectories(folder);
            removeAbandoned(folder);
            Path unpacking = Files.createTempDirectory(folder, UNPACKING);
            try {
                unpack(archive, unpacking);
                Files.writeString(unpacking.resolve(MARKER), sizeOf(unpacking));
                putInPlace(unpacking, home);
            } finally {
                Folders.delete(unpacking);
            }
            return home;
        } catch (IOException e) {
            throw new DatabaseException("Can't unpack Postgres below " + folder + ": " + Folders.reason(e), e);
        }
    }

    /** The archive for this machine, in the words of the jars that bring it. */
    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
        return "/postgres-%s-%s.txz".formatted(system, machine);
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new DatabaseException(
                    "This build of Crossroads brings no Postgres for this machine (%s is not on the classpath)."
                                    .formatted(archive.substring(1))
                            + " Give it a Postgres server with --database.");
        }
        return in;
    }

    /** Tells it from the archives of other versions: a checksum, as every start waits for it, and the length. */
    private static String versionOf(String archive) throws IOException {
        try (var in = new CheckedInputStream(open(archive), new CRC32())) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            return "%08x-%d".formatted(in.getChecksum().getValue(), length);
        }
    }

    /** Compares sizes too: after a power cut, or a cleaner of old files, the marker may outlive what it vouches for. */
    private static boolean isWhole(Path home) throws IOException {
        Path marker = home.resolve(MARKER);
        return Files.isRegularFile(marker) && Files.readString(marker).equals(sizeOf(home));
    }

    private static String sizeOf(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            long[] sizes = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals(MARKER))
                    .mapToLong(PostgresBinaries::size)
                    .toArray();
            return sizes.length + " files, " + Arrays.stream(sizes).sum() + " bytes";
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(String archive, Path folder) throws IOException {
        // A temporary folder is its maker's alone; as root, the server runs as somebody else and must get in.
        Folders.setPermissions(folder, "rwxr-xr-x");
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive holds a path that leads out of it: " + entry.getName());
                }
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Folders.setPermissions(target, "rwxr-xr-x");
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean isProgram = (entry.getMode() & 0100) != 0;
        Folders.setPermissions(target, isProgram ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static void putInPlace(Path unpacking, Path home) throws IOException {
        try {
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (isWhole(home)) {
                return;
            }
            if (!Files.exists(home)) {
                throw e;
            }
            Folders.delete(home);
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void removeAbandoned(Path folder) throws IOException {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (child.getFileName().toString().startsWith(UNPACKING)
                        && Files.getLastModifiedTime(child).toInstant().isBefore(limit)) {
                    Folders.delete(child);
                }
            }
        }
    }
}
