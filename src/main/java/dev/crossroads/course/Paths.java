package dev.crossroads.course;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where things of a course are found on the server. The same path below {@link #API} answers with JSON. */
public final class Paths {
    /** The path prefix of every JSON resource. */
    public static final String API = "/api/v1";

    private Paths() {}

    /** A course's contents. */
    public static String course(String course) {
        return "/courses/" + encoded(course);
    }

    /** A lesson. */
    public static String lesson(String course, String lesson) {
        return course(course) + "/lessons/" + encoded(lesson);
    }

    /** A section of a lesson. */
    public static String section(String course, SectionRef section) {
        return lesson(course, section.lesson()) + "#" + encoded(section.section());
    }

    /** A quiz. */
    public static String quiz(String course, String quiz) {
        return course(course) + "/quizzes/" + encoded(quiz);
    }

    /** An attempt at a quiz: its results. */
    public static String attempt(UUID attempt) {
        return "/attempts/" + attempt;
    }

    /** Where the answer to a course's sample question is sent. */
    public static String sample(String course) {
        return course(course) + "/sample";
    }

    /** The page of all that a learner seems to know of a course already, and where that is found out. */
    public static String placement(String course) {
        return course(course) + "/placement";
    }

    /** A course's recommendation. */
    public static String recommendation(String course) {
        return course(course) + "/recommendation";
    }

    /** A recommendation that a learner of a course kept. */
    public static String savedRecommendation(String course, UUID recommendation) {
        return savedRecommendations(course) + "/" + recommendation;
    }

    /** Where the form that keeps a recommendation is sent. */
    public static String savedRecommendations(String course) {
        return course(course) + "/recommendations";
    }

    /** All lessons of a course on one page, for paper. */
    public static String print(String course) {
        return course(course) + "/print";
    }

    /** A file beside a course's chapters. */
    public static String file(String course, String file) {
        return course(course) + "/files/" + encoded(file);
    }

    /** An id or a relative path as it stands in an address: slashes part it, all else is percent-encoded. */
    public static String encoded(String path) {
        // Most ids are plain, and a page has dozens of them.
        return isPlain(path) ? path : encodedBySegment(path);
    }

    /** Whether it holds only what {@link URLEncoder} leaves as it is, and slashes. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isLetterOrDigit && "-._*/".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String encodedBySegment(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
