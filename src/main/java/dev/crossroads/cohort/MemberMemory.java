package dev.crossroads.cohort;

import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.pure.Pure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A member's memory of a course's questions, of which follows what they recall on any day. What they recall of each
 * concept was worked out for whoever looked at the class last, and is not worked out again for the same days.
 */
@Pure
final class MemberMemory {
    /** Of somebody who answered nothing. */
    static final MemberMemory NONE = new MemberMemory(Fsrs.STANDARD, Map.of());

    private final Fsrs fsrs;

    /** Gone once they are worked out. */
    private volatile Supplier<Map<String, ItemMemory>> source;

    private volatile Map<String, ItemMemory> memories;

    /** One of several values that all follow from the same: whichever is seen is right. */
    private volatile Recalled latest;

    /**
     * Copies the map.
     *
     * @param fsrs the site's
     * @param memories by question, of those that were answered
     */
    MemberMemory(Fsrs fsrs, Map<String, ItemMemory> memories) {
        this.fsrs = fsrs;
        this.memories = Map.copyOf(memories);
    }

    private MemberMemory(Fsrs fsrs, Supplier<Map<String, ItemMemory>> source) {
        this.fsrs = fsrs;
        this.source = source;
    }

    /**
     * The same, worked out when it is asked for first.
     *
     * @param memories says the same each time
     */
    static MemberMemory of(Fsrs fsrs, Supplier<Map<String, ItemMemory>> memories) {
        return new MemberMemory(fsrs, memories);
    }

    /**
     * Their recall of some concepts on two days.
     *
     * @param asked the questions of each concept
     * @param today the mean probability over those questions of the concept that they answered, 0 to 1; not a number
     *     where they answered none
     * @param then the same on the later day
     */
    record Recalled(List<List<String>> asked, LocalDate on, LocalDate later, double[] today, double[] then) {
        @SuppressWarnings("ReferenceEquality")
        private boolean isOf(List<List<String>> others, LocalDate day, LocalDate laterDay) {
            return asked == others && on.equals(day) && later.equals(laterDay);
        }
    }

    Fsrs fsrs() {
        return fsrs;
    }

    Map<String, ItemMemory> memories() {
        Map<String, ItemMemory> known = memories;
        if (known == null) {
            Supplier<Map<String, ItemMemory>> asked = source;
            // Another request of the same moment may have set them by now.
            known = asked == null ? memories : Map.copyOf(asked.get());
            memories = known;
            source = null;
        }
        return known;
    }

    /** Their recall on these days of concepts whose questions these are: one and the same list of a course. */
    Recalled recalled(List<List<String>> asked, LocalDate today, LocalDate then) {
        Recalled known = latest;
        if (known == null || !known.isOf(asked, today, then)) {
            known = new Recalled(asked, today, then, means(asked, today), means(asked, then));
            latest = known;
        }
        return known;
    }

    private double[] means(List<List<String>> asked, LocalDate day) {
        double[] means = new double[asked.size()];
        for (int concept = 0; concept < means.length; concept++) {
            double sum = 0;
            int known = 0;
            for (String question : asked.get(concept)) {
                ItemMemory memory = memories().get(question);
                if (memory != null) {
                    sum += memory.recall(fsrs, day);
                    known++;
                }
            }
            means[concept] = known == 0 ? Double.NaN : sum / known;
        }
        return means;
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof MemberMemory memory
                        && fsrs.parameters().equals(memory.fsrs.parameters())
                        && memories().equals(memory.memories());
    }

    @Override
    public int hashCode() {
        return Objects.hash(fsrs.parameters(), memories());
    }
}
