package dev.crossroads.memory;

import dev.crossroads.memory.Encounter.Answer;
import dev.crossroads.memory.Encounter.KeyShown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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

    private final Fsrs fsrs;
    private final ZoneId zone;
    private final Map<String, ItemMemory> memories = new HashMap<>();
    private final Map<String, LocalDate> answered = new HashMap<>();
    private final Map<String, Instant> shown = new HashMap<>();

    private Memories(Fsrs fsrs, ZoneId zone) {
        this.fsrs = fsrs;
        this.zone = zone;
    }

    /**
     * The learner's memory, by item; items without an answer that counts are left out.
     *
     * @param encounters in any order
     * @param zone the learner's, whose days are meant
     */
    public static Map<String, ItemMemory> of(Fsrs fsrs, Collection<? extends Encounter> encounters, ZoneId zone) {
        Memories fold = new Memories(fsrs, zone);
        encounters.stream().sorted(EARLIEST_FIRST).forEach(fold::take);
        return Map.copyOf(fold.memories);
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
                    memories.merge(answer.item(), first(answer, day), (before, _) -> after(before, answer, day));
                }
            }
        }
    }

    private boolean isInMind(Answer answer) {
        return Optional.ofNullable(shown.get(answer.item()))
                .filter(key -> isInMind(key, answer.at(), zone))
                .isPresent();
    }

    private ItemMemory first(Answer answer, LocalDate day) {
        return new ItemMemory(fsrs.first(answer.rating()), day, 1);
    }

    private ItemMemory after(ItemMemory before, Answer answer, LocalDate day) {
        long days = ChronoUnit.DAYS.between(before.answeredOn(), day);
        return new ItemMemory(fsrs.after(before.state(), answer.rating(), days), day, before.answers() + 1);
    }

    private static LocalDate dayOf(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
