package dev.crossroads.web;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Pictures and other files beside a course's chapters, read when the course is. They are an author's: none of them may
 * run anything in the reader's browser, whatever is in it, and a type that is not shown is offered to be saved.
 */
public final class CourseFiles implements Routes {
    private static final String HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /** The types that browsers show, by file extension. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("avif", "image/avif"),
            Map.entry("gif", "image/gif"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("webm", "video/webm"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private volatile Map<String, ServedFiles> byCourse;
    private volatile boolean mayGrow;

    private CourseFiles(Map<String, ServedFiles> byCourse) {
        this.byCourse = Map.copyOf(byCourse);
    }

    /** Their addresses are there even while there are none, as an author may add some. */
    public CourseFiles growing() {
        mayGrow = true;
        return this;
    }

    /** From now on these are other files. */
    public void become(CourseFiles other) {
        byCourse = other.byCourse;
    }

    /** Reads the files of these courses; blocks while it reads. */
    public static CourseFiles of(Courses courses) {
        Map<String, ServedFiles> byCourse = new HashMap<>();
        courses.all().forEach(course -> byCourse.put(course.id(), filesOf(course)));
        return new CourseFiles(byCourse);
    }

    private static ServedFiles filesOf(Course course) {
        Map<String, StaticFile> files = new HashMap<>();
        course.files().forEach((name, file) -> files.put(name, StaticFile.of(name, typeOf(name), read(file))));
        return new ServedFiles(files, Map.of(SecurityHeaders.POLICY, HARMLESS));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The course's file " + file + " can't be read", e);
        }
    }

    private static String typeOf(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SHOWN.getOrDefault(ending, "application/octet-stream");
    }

    @Override
    public void mountAtOnce(Router router) {
        // Every page of a course would be compared with the address of files that there are none of.
        if (mayGrow || !byCourse.values().stream().allMatch(ServedFiles::isEmpty)) {
            mount(router);
        }
    }

    @Override
    public void mount(Router router) {
        router.getWithRegex("/courses/(?<course>[^/]+)/files/(?<file>.+)").handler(this::send);
    }

    private void send(RoutingContext context) {
        ServedFiles files = byCourse.get(context.pathParam("course"));
        if (files == null) {
            context.next();
            return;
        }
        files.send(context, context.pathParam("file"), ServedFiles.ASK_AGAIN);
    }
}
