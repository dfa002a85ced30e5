package dev.crossroads.course;

import dev.crossroads.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Short names for content: SHA-256 over length-prefixed parts (so that no two lists of parts run together), cut to as
 * many hexadecimal digits as are needed to tell apart what can meet.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** Names the content of a question or a questionnaire: 16 digits, for all edits it will ever see. */
    public static String ofRevision(List<String> parts) {
        return of(parts, 16);
    }

    /**
     * Names a question that its author gave no id.
     *
     * @param asked what learners see of it before they answer, and nothing else: a name is public, and a hash of the
     *     key would tell whoever guesses the key that the guess is right
     */
    public static String ofQuestion(String quiz, List<String> asked) {
        return "q-" + of(Stream.concat(Stream.of("asked", quiz), asked.stream()).toList(), 12);
    }

    /**
     * Names such a question as earlier releases did, by its key too. For what was recorded under it, and no one's eyes.
     */
    public static String ofQuestionFormerly(String quiz, String revision) {
        return "q-" + of(List.of(quiz, revision), 12);
    }

    /**
     * Names an option of a question by its text alone, never by its position or by whether it is right.
     *
     * @param role tells the two sides of a matching apart
     */
    public static String ofOption(String question, String role, String text) {
        return "o" + of(List.of(question, role, normalize(text)), 9);
    }

    /** The text without what nobody sees: white space at its ends, and how much of it stands between words. */
    public static String normalize(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The program without what nobody sees: white space at the ends of lines, and their kind. */
    public static String normalizeProgram(String program) {
        return program.lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
    }

    /**
     * Names any content.
     *
     * @param digits 1 to 64
     */
    public static String of(List<String> parts, int digits) {
        MessageDigest digest = Sha256.digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, digits).toLowerCase(Locale.ROOT);
    }
}
