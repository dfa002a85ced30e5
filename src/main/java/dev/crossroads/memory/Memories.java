package dev.crossroads.memory;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A learner's memory of items: a fold of what they answered, and of nothing else. */
public final class Memories {
    private Memories() {}

    /**
     * The learner's memory, by item; items without an answer that counts are left out.
     *
     * @param encounters in any order
     * @param zone the learner's, whose days are meant
     */
    public static Map<String, ItemMemory> of(Fsrs fsrs, Collection<? extends Encounter> encounters, ZoneId zone) {
        return reviews(encounters, zone).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> ItemMemory.of(fsrs, entry.getValue())));
    }

    /**
     * The answers that count, by item, the earliest first; items without one are left out.
     *
     * @param encounters in any order
     * @param zone the learner's, whose days are meant
     */
    public static Map<String, List<Rated>> reviews(Collection<? extends Encounter> encounters, ZoneId zone) {
        Map<String, List<Rated>> counted = new HashMap<>();
        histories(encounters).forEach((item, history) -> {
            List<Rated> own = history.counted(zone);
            if (!own.isEmpty()) {
                counted.put(item, own);
            }
        });
        return counted;
    }

    /** Encounters by item, in any order. */
    public static Map<String, ItemHistory> histories(Collection<? extends Encounter> encounters) {
        return encounters.stream()
                .collect(Collectors.groupingBy(
                        Encounter::item, Collectors.collectingAndThen(Collectors.toList(), ItemHistory::of)));
    }
}
