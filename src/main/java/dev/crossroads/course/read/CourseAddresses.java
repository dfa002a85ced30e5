package dev.crossroads.course.read;

import dev.crossroads.course.Paths;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How the parts of a course are addressed: ids of headings, lessons and quizzes; {@link Paths} has the addresses of
 * their pages.
 */
final class CourseAddresses {
    private CourseAddresses() {}

    /**
     * The id of a heading: letters, digits, {@code _} and {@code -} kept in lower case, white space made {@code -}, all
     * else dropped, as mdBook does it.
     */
    static String slug(String heading) {
        StringBuilder slug = new StringBuilder();
        heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || character == '_' || character == '-') {
                slug.appendCodePoint(character);
            } else if (Character.isWhitespace(character)) {
                slug.append('-');
            }
        });
        return slug.isEmpty() ? "section" : slug.toString();
    }

    /**
     * The id of the lesson in a file.
     *
     * @param path below the source folder; a README is the index of its folder, as in mdBook
     */
    static String lessonId(String path) {
        return path.replaceFirst("\\.(md|html)$", "").replaceFirst("(^|/)(?i:README)$", "$1index");
    }

    /**
     * The id of the quiz in a file.
     *
     * @param path below the course folder
     */
    static String quizId(String path) {
        return path.replaceFirst("^quizzes/", "").replaceFirst("\\.toml$", "");
    }

    /** A text with its percent signs resolved; as it is where they make no sense. */
    static String decode(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
