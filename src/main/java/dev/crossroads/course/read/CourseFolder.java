package dev.crossroads.course.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The folder of one course: finds and reads its files, and nothing that lies outside of it. */
final class CourseFolder {
    /** The largest text that is read, in bytes: about forty times the longest chapter of the Rust book. */
    static final int MOST_TEXT = 2 << 20;

    /** The largest file that is served, in bytes. */
    static final long MOST_FILE = 5_000_000;

    private final Path root;
    private final Path realRoot;

    private CourseFolder(Path root, Path realRoot) {
        this.root = root;
        this.realRoot = realRoot;
    }

    /** The folder, which must exist. */
    static CourseFolder at(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        return new CourseFolder(root, root.toRealPath());
    }

    Path root() {
        return root;
    }

    /** A file's path below the folder with forward slashes, as mistakes name it. */
    String nameOf(Path file) {
        return relative(root, file);
    }

    /** The path from a folder to a file below it, with forward slashes. */
    static String relative(Path from, Path file) {
        return from.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /**
     * The file that a text of the course names.
     *
     * @param from the folder the name is relative to
     * @throws RefusedPath if it isn't there, isn't a file, or lies outside of the course, also by a symbolic link
     */
    Path file(Path from, String name) throws RefusedPath {
        Path file = inside(from, name);
        try {
            if (!file.toRealPath().startsWith(realRoot)) {
                throw RefusedPath.because(
                        "\"" + name + "\" is a symbolic link out of the course folder. Copy the file into the course.");
            }
            if (!Files.isRegularFile(file)) {
                throw RefusedPath.because("\"" + name + "\" is not a file. Name a file of the course.");
            }
            return file;
        } catch (NoSuchFileException _) {
            throw RefusedPath.missing(
                    "There is no file \"" + nameOf(file) + "\" in the course. Create it or correct the path.");
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The path that a text of the course names, whether or not something is there. */
    Path inside(Path from, String name) throws RefusedPath {
        if (name.isBlank() || name.contains("\\") || name.indexOf('\0') >= 0) {
            throw RefusedPath.because("\"" + name.replace('\0', '?')
                    + "\" is not the path of a file. Name one of the course, with forward slashes.");
        }
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw RefusedPath.because(
                    "\"" + name + "\" is an absolute path. Name a file of the course, relative to this one.");
        }
        try {
            Path path = from.resolve(name).normalize();
            if (!path.startsWith(root)) {
                throw RefusedPath.because(
                        "\"" + name + "\" leaves the course folder. Copy the file into the course and name it there.");
            }
            return path;
        } catch (InvalidPathException e) {
            throw RefusedPath.because("\"" + name + "\" is not the path of a file: " + e.getReason() + ".");
        }
    }

    /**
     * The text of a file, its line ends made {@code \n}.
     *
     * @throws RefusedPath if it is larger than 2 MiB, not UTF-8 or can't be read
     */
    String text(Path file) throws RefusedPath {
        String name = nameOf(file);
        try {
            if (Files.size(file) > MOST_TEXT) {
                throw RefusedPath.because("\"" + name + "\" is larger than 2 MiB. Split it into several files.");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException _) {
            throw RefusedPath.because("\"" + name + "\" is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Checks that a file is small enough to be served. */
    void requireServable(Path file) throws RefusedPath {
        try {
            if (Files.size(file) > MOST_FILE) {
                throw RefusedPath.because("\"" + nameOf(file) + "\" is larger than 5 MB. Make it smaller.");
            }
        } catch (IOException e) {
            throw unreadable(nameOf(file), e);
        }
    }

    private static RefusedPath unreadable(String name, IOException e) {
        String reason = e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.getClass().getSimpleName();
        return RefusedPath.because("\"" + name + "\" can't be read (" + reason + "). Check that it may be read.");
    }
}
