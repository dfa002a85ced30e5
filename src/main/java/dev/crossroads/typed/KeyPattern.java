package dev.crossroads.typed;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.crossroads.typed.Spelling.Manner;
import java.io.Serializable;
import java.util.Optional;

/**
 * A pattern of the author's for answers that are right, in the syntax of RE2, whose time to match grows with the length
 * of pattern and text and no faster, whatever both are. It has to fit the whole answer, read by {@link Spelling}: with
 * plain quotes, hyphens, blanks and dots, and in words whatever its case.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a>
 */
public final class KeyPattern implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Longer ones are code that nobody can check by reading. */
    private static final int LONGEST = 500;

    /**
     * Instructions of the compiled pattern: with {@link #LONGEST_ANSWER} what a match costs at most, some milliseconds.
     */
    private static final int LARGEST = 2_000;

    /** No longer answer is meant by a pattern: it is for a word, a name or a line. */
    private static final int LONGEST_ANSWER = 500;

    /** The most repetitions that counts within counts may come to: compiling writes them out. */
    private static final int MOST_REPEATED = 1_000;

    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private final Manner manner;
    private final String source;

    /** Made of the source when it is first asked for: a packed course holds many, of which few are. */
    private transient volatile Pattern compiled;

    private KeyPattern(Manner manner, String source) {
        this.manner = manner;
        this.source = source;
    }

    /** A pattern that can't be used, with what is wrong and what would be right as its message. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads a pattern.
     *
     * @param manner of the answers it is for
     * @throws Unusable where it can't be used
     */
    public static KeyPattern of(Manner manner, String source) throws Unusable {
        if (source.length() > LONGEST) {
            throw new Unusable(
                    "The pattern has %d characters. It may have up to %d.".formatted(source.length(), LONGEST));
        }
        Optional<String> changed = source.codePoints()
                .filter(c -> !Signs.plain(Character.toString(c)).equals(Character.toString(c)) || isReplaced(c))
                .mapToObj(Character::toString)
                .findFirst();
        if (changed.isPresent()) {
            throw new Unusable(
                    ("The pattern holds %s, and answers are read with a plain sign in its place. Write it as a"
                                    + " keyboard without such signs would.")
                            .formatted(Remarks.named(changed.get().codePointAt(0))));
        }
        long repeated = COUNT.matcher(source)
                .results()
                .mapToLong(count -> Long.parseLong(
                        ("0" + (count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2)))
                                .replaceFirst("^(.{10}).*", "$1")))
                .reduce(1, (all, count) -> Math.min(1_000_000, all * Math.max(1, count)));
        if (repeated > MOST_REPEATED) {
            throw new Unusable("The counts of the pattern come to %d repetitions together. They may come to %d."
                    .formatted(repeated, MOST_REPEATED));
        }
        KeyPattern pattern = new KeyPattern(manner, source);
        pattern.requireUsable();
        return pattern;
    }

    private Pattern compiled() {
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(source, manner == Manner.WORDS ? Pattern.CASE_INSENSITIVE : 0);
            compiled = known;
        }
        return known;
    }

    private void requireUsable() throws Unusable {
        try {
            compiled();
        } catch (PatternSyntaxException broken) {
            throw new Unusable(("The pattern can't be read: %s. Its syntax is RE2's, which has no look-around and no"
                            + " back references.")
                    .formatted(broken.getMessage()));
        }
        if (compiled().programSize() > LARGEST) {
            throw new Unusable("The pattern is too large to be tried on every answer. Make it shorter.");
        }
        if (compiled().matches("")) {
            throw new Unusable(
                    "The pattern fits an empty answer, so it would fit nearly everything. Make it say what is"
                            + " right.");
        }
    }

    private static boolean isReplaced(int c) {
        return c > 0x7F
                && (Signs.isInvisible(c)
                        || Signs.isBlank(c)
                        || Signs.isLineEnd(c)
                        || Signs.isSingleQuote(c)
                        || Signs.isDoubleQuote(c)
                        || Signs.isHyphen(c)
                        || Signs.isDash(c)
                        || Signs.dots(c) > 0
                        || Signs.digit(c) != c);
    }

    /** Whether it fits what was typed. */
    public boolean fits(String given) {
        return given.length() <= LONGEST_ANSWER
                && Spelling.spellings(manner, given).stream()
                        .anyMatch(text -> compiled().matches(text));
    }

    /** Of the answers it is for. */
    public Manner manner() {
        return manner;
    }

    /** As the author wrote it. */
    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPattern pattern && manner == pattern.manner && source.equals(pattern.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
