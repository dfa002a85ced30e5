package dev.crossroads.course.read;

import dev.crossroads.course.Paths;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The addresses of a course's parts: ids of headings, lessons and quizzes; {@link Paths} has the addresses of their
 * pages.
 */
final class CourseAddresses {
    /** Characters of a course's id. */
    static final int LONGEST_ID = 64;

    private static final Pattern ENDING = Pattern.compile("\\.(?:md|html)$");
    private static final Pattern README = Pattern.compile("(^|/)(?i:README)$");

    private CourseAddresses() {}

    /**
     * The id of a heading: letters with their vowel signs, digits, {@code _} and {@code -} kept in lower case, white
     * space made {@code -}, all else dropped, as mdBook does it (Rust's {@code is_alphanumeric}).
     */
    static String slug(String heading) {
        StringBuilder slug = new StringBuilder();
        heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(character -> {
            if (isAlphanumeric(character) || character == '_' || character == '-') {
                slug.appendCodePoint(character);
            } else if (Character.isWhitespace(character)) {
                slug.append('-');
            }
        });
        return slug.isEmpty() ? "section" : slug.toString();
    }

    private static boolean isAlphanumeric(int character) {
        return Character.isAlphabetic(character)
                || switch (Character.getType(character)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /**
     * The common form of ids made from the same heading by different rules: mdBook drops signs that GitHub keeps, and
     * neither is to blame for a link that was written for the other.
     */
    static String loosely(String id) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(id, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(character -> {
                    if (Character.isLetterOrDigit(character)) {
                        letters.appendCodePoint(character);
                    }
                });
        return letters.toString();
    }

    /**
     * A course's id from the name of its folder: letters without their accents, digits, and a dash for all between. A
     * name in a script that has no such letters is told apart by a number made from it.
     */
    static String courseId(String folderName) {
        String plain = Normalizer.normalize(folderName, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.isEmpty()) {
            return "course-" + Integer.toHexString(folderName.hashCode());
        }
        return plain.length() <= LONGEST_ID
                ? plain
                : plain.substring(0, LONGEST_ID).replaceAll("-$", "");
    }

    /**
     * The id of the lesson in a file.
     *
     * @param path below the source folder; a README is the index of its folder, as in mdBook
     */
    static String lessonId(String path) {
        return README.matcher(ENDING.matcher(path).replaceFirst("")).replaceFirst("$1index");
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
