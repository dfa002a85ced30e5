package dev.crossroads.search;

import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for, as typed: words, {@code "phrases"}, {@code or}, and {@code -not}. The word typed last also
 * matches as the beginning of a word, as it may not be finished. Pure.
 *
 * @param text without the space around it; empty for nothing
 */
record Query(String text) {
    /** Longer than any phrase of a lesson that somebody types; in characters. */
    static final int LONGEST = 200;

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}" + Snippet.START + Snippet.STOP + "]");

    private static final Pattern LAST_WORD = Pattern.compile("(?<rest>(?:.*\\s)?)(?<word>[\\p{L}\\p{N}]+)");

    /** Reads what was typed; a problem 400 where it is too long. */
    static Query of(String typed) {
        if (typed.length() > LONGEST) {
            throw Problem.badRequest(new Message("search.problem.long", Map.of("most", LONGEST)));
        }
        return new Query(UNFIT.matcher(typed).replaceAll(" ").strip());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Everything before the last word; empty where there is no last word that could go on. */
    String rest() {
        Matcher parts = LAST_WORD.matcher(text);
        return parts.matches() ? parts.group("rest").strip() : "";
    }

    /** The last word as the beginning of one, in Postgres' language of queries; empty where there is none. */
    String prefix() {
        Matcher parts = LAST_WORD.matcher(text);
        return parts.matches() ? parts.group("word") + ":*" : "";
    }
}
