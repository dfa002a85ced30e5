package dev.crossroads.authoring;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back when something in a folder has changed, once it is quiet again. Events of the file system only say when to
 * look; whether something changed is told by looking, so it does not matter how an editor writes. Where no events come,
 * as from network folders, it looks every two seconds, and less often the longer a look takes.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /** A pause in which whoever saves several files, or one in several steps, is likely to be done. */
    private static final Duration QUIET = Duration.ofMillis(60);

    /** As long as changes may go on before something is done about them all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofSeconds(2);

    /** A look may take this share of the time, and no more. */
    private static final int SELDOM = 20;

    private final Path folder;
    private final Runnable changed;
    private final Thread thread;
    private final WatchService events;
    private final Map<WatchKey, Path> keys = new HashMap<>();
    private final Set<Path> watched = new HashSet<>();
    private volatile boolean isClosed;
    private boolean isWithoutEvents;

    /** The marks by which two states of a file are told apart. */
    private record Stamp(FileTime modified, long size, Object file) {}

    private FolderWatch(Path folder, Runnable changed) throws IOException {
        this.folder = folder;
        this.changed = changed;
        events = folder.getFileSystem().newWatchService();
        thread = Thread.ofVirtual().name("watch " + folder.getFileName()).unstarted(this::run);
    }

    /**
     * Watches a folder with all that is below it, except names that begin with a dot or end in a tilde.
     *
     * @param changed called on a thread of its own; changes that come meanwhile are told afterwards, in one call
     * @throws IOException if this machine can't watch anything
     */
    public static FolderWatch of(Path folder, Runnable changed) throws IOException {
        FolderWatch watch = new FolderWatch(folder, changed);
        // Changes from now on are noticed, however late the thread begins.
        Map<Path, Stamp> first = watch.look();
        watch.known = first;
        watch.thread.start();
        return watch;
    }

    private Map<Path, Stamp> known = Map.of();

    private void run() {
        try {
            while (!isClosed) {
                long began = System.nanoTime();
                Map<Path, Stamp> now = look();
                long took = System.nanoTime() - began;
                if (now.equals(known)) {
                    awaitEvent(Math.max(POLL.toNanos(), took * SELDOM));
                    settle();
                } else {
                    known = now;
                    tell();
                }
            }
        } catch (ClosedWatchServiceException _) {
            // Nobody wants to know any more.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            changed.run();
        } catch (RuntimeException failed) {
            LOG.warn("A change in {} was noticed, and nothing could be done about it", folder, failed);
        }
    }

    private void awaitEvent(long nanos) throws InterruptedException {
        WatchKey key = events.poll(nanos, TimeUnit.NANOSECONDS);
        if (key != null) {
            take(key);
        }
    }

    /** Waits until no more events come. */
    private void settle() throws InterruptedException {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < latest) {
            WatchKey key = events.poll(QUIET.toNanos(), TimeUnit.NANOSECONDS);
            if (key == null) {
                return;
            }
            take(key);
        }
    }

    private void take(WatchKey key) {
        key.pollEvents();
        if (!key.reset()) {
            watched.remove(keys.remove(key));
        }
    }

    /** The files of the folder as they are now. Folders that are new are watched from now on. */
    private Map<Path, Stamp> look() {
        Map<Path, Stamp> files = new HashMap<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                            if (!directory.equals(folder) && isPassedOver(directory)) {
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            register(directory);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                            if (!isPassedOver(file)) {
                                Object id = is.fileKey() == null ? "" : is.fileKey();
                                files.put(file, new Stamp(is.lastModifiedTime(), is.size(), id));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path directory, IOException unreadable) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException away) {
            // The folder itself is away, as while a branch is changed: the next look tells.
            return files;
        }
        return files;
    }

    /** Files that editors and version control keep beside those of a course. */
    private static boolean isPassedOver(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || name.endsWith("~") || name.equals("4913");
    }

    private void register(Path directory) {
        if (isWithoutEvents || watched.contains(directory)) {
            return;
        }
        try {
            keys.put(
                    directory.register(
                            events,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE),
                    directory);
            watched.add(directory);
        } catch (IOException none) {
            if (Files.isDirectory(directory)) {
                isWithoutEvents = true;
                LOG.warn(
                        "The system tells of no more changes in {} ({}); it is looked at every {} seconds instead",
                        folder,
                        none.getMessage(),
                        POLL.toSeconds());
            }
        }
    }

    /** Watches no more; a call that is under way ends first. */
    @Override
    public void close() {
        isClosed = true;
        try {
            events.close();
            thread.join();
        } catch (IOException ignored) {
            LOG.debug("The folder {} was not left cleanly", folder, ignored);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
