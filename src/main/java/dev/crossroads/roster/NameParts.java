package dev.crossroads.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name in the two columns that gradebooks want. Nobody can tell them apart for certain: the last word is the last
 * name, with the small words in front of it. Pure.
 *
 * @param first names; the whole name where it is one word
 * @param last empty where it is one word
 */
public record NameParts(String first, String last) {
    /** Small words that belong to the last name behind them. */
    private static final Set<String> PARTICLES = Set.of(
            "von", "vom", "van", "zu", "zur", "zum", "de", "del", "della", "der", "den", "da", "das", "dos", "do", "di",
            "du", "la", "las", "los", "le", "ten", "ter", "bin", "ibn", "al", "el", "af", "av", "y", "e");

    /** The parts of a name. */
    public static NameParts of(String name) {
        List<String> words = Arrays.asList(name.strip().split("\\s+"));
        int last = words.size() - 1;
        while (last > 1 && PARTICLES.contains(words.get(last - 1).toLowerCase(Locale.ROOT))) {
            last--;
        }
        return last < 1
                ? new NameParts(name.strip(), "")
                : new NameParts(
                        String.join(" ", words.subList(0, last)), String.join(" ", words.subList(last, words.size())));
    }
}
