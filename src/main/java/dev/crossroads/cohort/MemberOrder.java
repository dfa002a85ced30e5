package dev.crossroads.cohort;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The order of people's names: as a telephone book has them, with accents and capitals beside their plain letters. */
final class MemberOrder {
    /** By name, and by id where names are the same. */
    static final Comparator<MemberProgress> BY_NAME =
            Comparator.comparing(MemberProgress::name, MemberOrder::compare).thenComparing(MemberProgress::learner);

    private MemberOrder() {}

    static int compare(String one, String other) {
        return Once.COLLATOR.compare(NameSearch.taken(one), NameSearch.taken(other));
    }

    /**
     * By name as a language has it: Ä is an A in German, and the last letter but one in Swedish. For one sorting, as it
     * remembers what it has seen.
     */
    static <T> Comparator<T> byName(Locale locale, Function<T, String> name) {
        Collator collator = Collator.getInstance(locale);
        Map<String, CollationKey> keys = new HashMap<>();
        return Comparator.comparing(each ->
                keys.computeIfAbsent(name.apply(each), written -> collator.getCollationKey(NameSearch.taken(written))));
    }

    /** Its comparison takes a lock of its own, so one serves all threads. */
    private static final class Once {
        static final Collator COLLATOR = Collator.getInstance(Locale.ROOT);
    }
}
