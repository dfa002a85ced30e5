package dev.crossroads.course.read;

import dev.crossroads.course.Course;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Courses that come with Crossroads, whether its classes lie in a folder or in a jar. */
public final class BundledCourses {
    /** The packed course that the build makes, beside the files of its folder. */
    static final String PACKED = "packed";

    private BundledCourses() {}

    /**
     * The folder of a bundled course, to be read by {@link CourseReader}. Inside a jar it belongs to a file system that
     * stays open as long as the program runs, because the course's images are read from it.
     *
     * @param id the folder's name
     * @throws IOException if there is no such course, or the jar can't be opened
     */
    public static Path folder(String id) throws IOException {
        String resource = "/courses/" + id + "/book.toml";
        URL book = BundledCourses.class.getResource(resource);
        if (book == null) {
            throw new IOException("No course \"" + id + "\" comes with this program");
        }
        return switch (book.openConnection()) {
            case JarURLConnection jar -> {
                FileSystem inside =
                        FileSystems.newFileSystem(Path.of(uri(jar.getJarFileURL())), Map.of("accessMode", "readOnly"));
                yield inside.getPath(resource).getParent();
            }
            default -> Path.of(uri(book)).getParent();
        };
    }

    /**
     * A bundled course as the build packed it, which is the same as reading its folder and takes a tenth of the time;
     * empty where the classes lie in a folder, as what is in that may change.
     *
     * @param id the folder's name
     * @throws IOException if the jar can't be read
     */
    public static Optional<Course> packed(String id) throws IOException {
        URL packed = BundledCourses.class.getResource("/courses/" + id + "/" + PACKED);
        if (packed == null || !(packed.openConnection() instanceof JarURLConnection)) {
            return Optional.empty();
        }
        try (InputStream bytes = packed.openStream()) {
            return Optional.of(PackedCourse.read(bytes, () -> folder(id)));
        }
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("Can't find " + url, e);
        }
    }
}
