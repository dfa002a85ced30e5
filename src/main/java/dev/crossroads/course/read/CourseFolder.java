package dev.crossroads.course.read;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The folder of one course: finds and reads its files, and nothing that lies outside of it, but for programs to include
 * where book.toml widens what may be reached.
 */
final class CourseFolder {
    /** The largest text that is read, in bytes: about forty times the longest chapter of the Rust book. */
    static final int MOST_TEXT = 2 << 20;

    /** The largest file that is served, in bytes. */
    static final long MOST_FILE = 5_000_000;

    private final Path root;
    private final Path realRoot;
    private final Path reach;
    private final Path realReach;

    private CourseFolder(Path root, Path realRoot, Path reach, Path realReach) {
        this.root = root;
        this.realRoot = realRoot;
        this.reach = reach;
        this.realReach = realReach;
    }

    /** The folder, which must exist. */
    static CourseFolder at(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        return new CourseFolder(root, root.toRealPath(), root, root.toRealPath());
    }

    /**
     * The same folder, for a book whose programs lie beside it in its repository.
     *
     * @param outer a folder around the course, relative to it, such as {@code ..}; files below it may be included
     * @throws RefusedPath if it is no folder around the course, or the whole disk
     */
    CourseFolder reaching(String outer) throws RefusedPath {
        try {
            Path wider = root.resolve(outer).normalize();
            Path real = wider.toRealPath();
            if (!root.startsWith(wider) || !realRoot.startsWith(real) || real.getParent() == null) {
                throw RefusedPath.because("\"" + outer + "\" is not a folder around the course. "
                        + "Name the root of the book's repository, such as \"..\".");
            }
            return new CourseFolder(root, realRoot, wider, real);
        } catch (InvalidPathException | IOException e) {
            throw RefusedPath.because("\"" + outer + "\" is not a folder around the course (" + e.getMessage() + ").");
        }
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
        return existing(inside(from, name), name, realRoot);
    }

    /** As {@link #file}, also outside of the course where book.toml says so: for text that is included. */
    Path included(Path from, String name) throws RefusedPath {
        return existing(below(reach, from, name), name, realReach);
    }

    private Path existing(Path file, String name, Path realBound) throws RefusedPath {
        try {
            if (!file.toRealPath().startsWith(realBound)) {
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
        return below(root, from, name);
    }

    private Path below(Path bound, Path from, String name) throws RefusedPath {
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
            if (!path.startsWith(bound)) {
                throw RefusedPath.because("\"" + name + "\" leaves the "
                        + (bound.equals(root) ? "course folder" : "folder that [crossroads] root names")
                        + ". Copy the file into the course, or, for programs of the repository that the book lies in, "
                        + "say in book.toml: [crossroads] root = \"..\".");
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
            String text = Files.readString(file);
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
