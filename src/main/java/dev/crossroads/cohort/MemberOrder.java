package dev.crossroads.cohort;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The order of people's names: as a telephone book has them, with accents and capitals beside their plain letters. */
final class MemberOrder {
    /** How many names are remembered as they are compared: those of the largest cohorts, in two languages. */
    private static final int REMEMBERED = 20_000;

    private static final Cache<Written, CollationKey> KEYS =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** A name, and the language in whose order it stands. */
    private record Written(Locale locale, String name) {}

    private MemberOrder() {}

    static int compare(String one, String other) {
        return Once.COLLATOR.compare(NameSearch.taken(one), NameSearch.taken(other));
    }

    /** By name, the same for every reader, and by id where names are the same. */
    static Comparator<MemberProgress> byName() {
        return byName(Locale.ROOT, MemberProgress::name).thenComparing(MemberProgress::learner);
    }

    /** By name as a language has it: Ä is an A in German, and the last letter but one in Swedish. For one sorting. */
    static <T> Comparator<T> byName(Locale locale, Function<T, String> name) {
        Collator collator = Collator.getInstance(locale);
        Map<String, CollationKey> keys = new HashMap<>();
        return Comparator.comparing(each -> keys.computeIfAbsent(
                name.apply(each),
                written -> KEYS.get(
                        new Written(locale, written), _ -> collator.getCollationKey(NameSearch.taken(written)))));
    }

    /** Its comparison takes a lock of its own, so one serves all threads. */
    private static final class Once {
        static final Collator COLLATOR = Collator.getInstance(Locale.ROOT);
    }
}
