package dev.crossroads.cohort;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** The order of people's names: as a telephone book has them, with accents and capitals beside their plain letters. */
final class MemberOrder {
    /** By name, and by id where names are the same. */
    static final Comparator<MemberProgress> BY_NAME =
            Comparator.comparing(MemberProgress::name, MemberOrder::compare).thenComparing(MemberProgress::learner);

    private MemberOrder() {}

    static int compare(String one, String other) {
        return Once.COLLATOR.compare(one, other);
    }

    /** Its comparison takes a lock of its own, so one serves all threads. */
    private static final class Once {
        static final Collator COLLATOR = Collator.getInstance(Locale.ROOT);
    }
}
