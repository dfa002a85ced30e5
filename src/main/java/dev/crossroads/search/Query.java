package dev.crossroads.search;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search as typed: words, {@code "phrases"}, {@code or}, and {@code -not}. The word typed last also matches as the
 * beginning of a word, as it may not be finished.
 *
 * @param text without the space around it; empty for nothing
 */
@Pure
record Query(String text) {
    /** Longer than any phrase of a lesson that somebody types; in characters. */
    static final int LONGEST = 200;

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}" + Snippet.START + Snippet.STOP + "]");

    private static final Pattern GRAMMAR = Pattern.compile("\"|(?:^|\\s)-\\S|(?i:\\sor\\s)");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

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

    /**
     * The same as {@link Terms} in Postgres' language of queries: all of them, the last as the beginning of one. Empty
     * where a phrase, a choice or an exclusion is asked for, which terms know nothing of.
     */
    String terms() {
        if (GRAMMAR.matcher(text).find()) {
            return "";
        }
        List<String> asked = Terms.asked(text);
        return asked.isEmpty()
                ? ""
                : asked.stream().map(term -> "'" + term + "'").collect(Collectors.joining(" & ", "", ":*"));
    }

    /** The words to mark where the database marked none. */
    List<String> words() {
        return Stream.of(text.split("[\\s\"]+")).filter(word -> !word.isBlank()).toList();
    }

    /**
     * The same with words that are there in the place of those that nobody wrote; empty where all are right.
     *
     * @param vocabulary the words that are there, and the synonyms
     * @param synonyms folded, with what is said instead
     */
    Optional<Query> corrected(Collection<String> vocabulary, Map<String, String> synonyms) {
        if (GRAMMAR.matcher(text).find()) {
            return Optional.empty();
        }
        String corrected = WORD.matcher(text).replaceAll(word -> {
            String folded = Terms.folded(word.group());
            Optional<String> near = NearWord.meant(folded, vocabulary);
            return Matcher.quoteReplacement(synonyms.getOrDefault(near.orElse(folded), near.orElse(word.group())));
        });
        return corrected.equals(text) ? Optional.empty() : Optional.of(new Query(corrected));
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
