package dev.crossroads;

import dev.crossroads.recorder.LogExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A folder with the event log in files of JSON lines, each named after the numbers of the events that it covers. A file
 * is there as a whole or not at all, and is never changed; so the names are all that has to be kept of how far it is.
 */
final class EventFiles {
    /** A file takes some 50 MB then, and what reads them can do so in parallel. */
    static final int MOST_EVENTS = 1_000_000;

    private static final Pattern NAME = Pattern.compile("events-(\\d{12})-(\\d{12})\\.ndjson\\.gz");
    private static final String PART = "events.part";
    private static final String LOCK = "events.lock";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final int most;

    /** A folder, which need not be there yet. */
    EventFiles(Path folder) {
        this(folder, MOST_EVENTS);
    }

    EventFiles(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * A step of an export.
     *
     * @param end the number up to which all is there now
     * @param file empty where there were no events
     */
    record Written(long end, long events, Optional<Path> file) {}

    /** The number up to which all events are here; 0 where none are. */
    long end() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(2)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the next file.
     *
     * @param after the number up to which all events are here
     * @param upTo the number behind which nothing is to be written
     * @throws Settings.Wrong where another export writes into the folder
     */
    Written write(LogExport log, long after, long upTo) {
        try {
            Files.createDirectories(folder);
            try (FileChannel alone = open(folder.resolve(LOCK))) {
                if (alone.tryLock() == null) {
                    throw new Settings.Wrong("Another export is writing to " + folder + " just now.");
                }
                return writeAlone(log, after, upTo);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Written writeAlone(LogExport log, long after, long upTo) throws IOException {
        Path part = folder.resolve(PART);
        Tally tally = new Tally();
        long end;
        try (FileChannel channel = open(part)) {
            channel.truncate(0);
            GZIPOutputStream out =
                    new GZIPOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            end = log.lines(after, upTo, most, line -> tally.write(out, line));
            out.finish();
            out.flush();
            channel.force(true);
        }
        if (tally.events == 0) {
            Files.delete(part);
            return new Written(end, 0, Optional.empty());
        }
        Path file = folder.resolve(String.format(Locale.ROOT, "events-%012d-%012d.ndjson.gz", after + 1, end));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return new Written(end, tally.events, Optional.of(file));
    }

    /** Nobody else on this machine may read what people did. */
    private static FileChannel open(Path part) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isPosix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(part, options, attributes);
    }

    private static final class Tally {
        private long events;

        void write(OutputStream out, String line) {
            try {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                events++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
