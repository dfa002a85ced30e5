package dev.crossroads.quiz.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first line of a program that tells it from others: none of what every program of its language begins with (its
 * package, imports, attributes, the head of {@code main}), and no comment. Pure.
 */
final class TellingLine {
    /** As many characters of a line are shown: a name in a list is read at a glance. */
    static final int LONGEST = 60;

    private static final Pattern TELLS_NOTHING = Pattern.compile("[^\\p{L}\\p{N}]*+|//.*|#.*"
            + "|(package|import|using|extern crate|use|pub use)\\b.*|from\\s.*\\simport\\s.*"
            + "|(public static )?(pub )?(async )?(fn|func|fun|def|int|void) main\\s*\\([^{]*[{:]");

    /** Imports that go on for more lines, in Go up to a parenthesis, in Rust up to a semicolon. */
    private static final Pattern IMPORTS = Pattern.compile("import\\s*\\(|(pub )?use\\b[^;]*");

    private TellingLine() {}

    /**
     * The telling line, without what it opens and not longer than {@value #LONGEST} characters; of a program in which
     * every line is such a beginning, the first that is not empty. Empty where the program is.
     */
    static Optional<String> of(String program) {
        List<String> lines = program.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String within = "";
        for (String line : lines) {
            if (!within.isEmpty()) {
                within = line.endsWith(within) ? "" : within;
            } else if (line.startsWith("/*")) {
                within = line.endsWith("*/") ? "" : "*/";
            } else if (IMPORTS.matcher(line).matches()) {
                within = line.startsWith("import") ? ")" : ";";
            } else if (!TELLS_NOTHING.matcher(line).matches()) {
                return Optional.of(shortened(line));
            }
        }
        return lines.stream().findFirst().map(TellingLine::shortened);
    }

    private static String shortened(String line) {
        String said = line.length() > 1 && line.endsWith("{")
                ? line.substring(0, line.length() - 1).strip()
                : line;
        return said.codePointCount(0, said.length()) <= LONGEST
                ? said
                : said.substring(0, said.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
    }
}
