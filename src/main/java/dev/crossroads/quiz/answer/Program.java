package dev.crossroads.quiz.answer;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A program that a question is about, line by line.
 *
 * @param language what to highlight it as, such as {@code rust}
 */
public record Program(String language, List<ProgramLine> lines) {

    /**
     * A line of a program.
     *
     * @param number from 1
     * @param text plain, without the line's end
     * @param yours whether the learner pointed at it
     * @param correct whether it is right to point at it; false until the question is marked
     */
    public record ProgramLine(int number, String text, boolean yours, boolean correct) {}

    /**
     * A program from its source.
     *
     * @param yours the lines the learner pointed at
     * @param correct the right lines, only once the question is marked
     */
    public static Program of(String language, String source, Set<Integer> yours, Set<Integer> correct) {
        List<String> texts = source.stripTrailing().lines().toList();
        return new Program(
                language,
                IntStream.rangeClosed(1, texts.size())
                        .mapToObj(number -> new ProgramLine(
                                number, texts.get(number - 1), yours.contains(number), correct.contains(number)))
                        .toList());
    }

    /** The language's name for people. */
    public String languageName() {
        return nameOf(language);
    }

    /** A language's name for people; as the author named it where it is none of those that are taught here. */
    public static String nameOf(String language) {
        return switch (language) {
            case "rust" -> "Rust";
            case "go" -> "Go";
            default -> language;
        };
    }
}
