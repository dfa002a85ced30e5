package dev.crossroads.memory;

import dev.crossroads.memory.Encounter.Answer;
import dev.crossroads.memory.Encounter.KeyShown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A learner's memory of items: a fold of what they answered, and of nothing else.
 *
 * <p>Of the answers on one day the first counts alone: those after it tell what was learned a moment ago, and FSRS was
 * fitted to first answers of days. Nor does an answer count that was given on the day on which the learner could see
 * the key, or within the hour after, which is recall from working memory and the page before.
 */
public final class Memories {
    /** Around midnight the day before is just over, and what was seen in it is still in mind. */
    private static final Duration IN_MIND = Duration.ofHours(1);

    private static final Comparator<Encounter> EARLIEST_FIRST = Comparator.comparing(Encounter::at)
            .thenComparing(encounter -> encounter instanceof KeyShown) // an answer is given before its key is seen
            .thenComparing(Encounter::item);

    private final ZoneId zone;
    private final Map<String, List<Rated>> counted = new HashMap<>();
    private final Map<String, LocalDate> answered = new HashMap<>();
    private final Map<String, Instant> shown = new HashMap<>();

    private Memories(ZoneId zone) {
        this.zone = zone;
    }

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
        Memories fold = new Memories(zone);
        encounters.stream().sorted(EARLIEST_FIRST).forEach(fold::take);
        return Collections.unmodifiableMap(fold.counted);
    }

    /**
     * The items whose key the learner has in mind: an answer to one of them would not count now.
     *
     * @param encounters in any order, none of them later than now
     * @param zone the learner's, whose days are meant
     */
    public static Set<String> inMind(Collection<? extends Encounter> encounters, Instant now, ZoneId zone) {
        return encounters.stream()
                .filter(encounter -> encounter instanceof KeyShown && isInMind(encounter.at(), now, zone))
                .map(Encounter::item)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isInMind(Instant shown, Instant at, ZoneId zone) {
        return dayOf(shown, zone).equals(dayOf(at, zone)) || !at.isAfter(shown.plus(IN_MIND));
    }

    private void take(Encounter encounter) {
        switch (encounter) {
            case KeyShown key -> shown.put(key.item(), key.at());
            case Answer answer -> {
                LocalDate day = dayOf(answer.at(), zone);
                boolean isFirst = !day.equals(answered.put(answer.item(), day));
                if (isFirst && !isInMind(answer)) {
                    counted.computeIfAbsent(answer.item(), _ -> new ArrayList<>())
                            .add(new Rated(day, answer.rating()));
                }
            }
        }
    }

    private boolean isInMind(Answer answer) {
        return Optional.ofNullable(shown.get(answer.item()))
                .filter(key -> isInMind(key, answer.at(), zone))
                .isPresent();
    }

    private static LocalDate dayOf(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
