package dev.crossroads.memory;

import dev.crossroads.memory.Encounter.Answer;
import dev.crossroads.memory.Encounter.KeyShown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All encounters of a learner with one item, and which of its answers count: the one rule of that.
 *
 * <p>Of the answers on one day the first counts alone: those after it tell what was learned a moment ago, and FSRS was
 * fitted to first answers of days. Nor does an answer count that was given on the day on which the learner could see
 * the key, or within the hour after, which is recall from working memory and the page before.
 *
 * <p>Each takes eight bytes, as those of thousands of answers are kept for many learners. Times are told apart by the
 * microsecond.
 */
public final class ItemHistory {
    /** Of an item that was never met. */
    public static final ItemHistory NONE = new ItemHistory(new long[0]);

    /** Around midnight the day before is just over, and what was seen in it is still in mind. */
    private static final Duration IN_MIND = Duration.ofHours(1);

    /** The lowest bits tell what it was: the place of a rating, or this. Of one moment, keys come after answers. */
    private static final int KEY = Rating.values().length;

    private static final int BITS = 3;
    private static final Rating[] RATINGS = Rating.values();

    /** The earliest first. */
    private final long[] encounters;

    private ItemHistory(long[] encounters) {
        this.encounters = encounters;
    }

    /** Encounters with one item, however each names it, in any order. */
    public static ItemHistory of(Collection<? extends Encounter> encounters) {
        return sorted(encounters.stream().mapToLong(ItemHistory::packed).toArray());
    }

    /** Those of several histories, as one item. */
    public static ItemHistory joined(Collection<ItemHistory> histories) {
        return histories.size() == 1
                ? histories.iterator().next()
                : sorted(histories.stream()
                        .flatMapToLong(history -> Arrays.stream(history.encounters))
                        .toArray());
    }

    /** As numbers, from which {@link #ofPacked} makes the same history again. */
    public long[] packed() {
        return encounters.clone();
    }

    /** The history that these are the numbers of. */
    public static ItemHistory ofPacked(long[] packed) {
        return new ItemHistory(packed.clone());
    }

    /** The same with those of another one. */
    public ItemHistory and(ItemHistory other) {
        return joined(List.of(this, other));
    }

    private static ItemHistory sorted(long[] encounters) {
        Arrays.sort(encounters);
        return new ItemHistory(encounters);
    }

    private static long packed(Encounter encounter) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, encounter.at());
        return at << BITS
                | switch (encounter) {
                    case Answer answer -> answer.rating().ordinal();
                    case KeyShown _ -> KEY;
                };
    }

    private static Instant at(long encounter) {
        return Instant.EPOCH.plus(encounter >> BITS, ChronoUnit.MICROS);
    }

    private static int kind(long encounter) {
        return (int) (encounter & (1 << BITS) - 1);
    }

    /** How many encounters there are. */
    public int size() {
        return encounters.length;
    }

    /** Whether it was answered, counted or not. */
    public boolean isAnswered() {
        return Arrays.stream(encounters).anyMatch(encounter -> kind(encounter) != KEY);
    }

    /** When it was met last; empty where it never was. */
    public Optional<Instant> last() {
        return size() == 0 ? Optional.empty() : Optional.of(at(encounters[size() - 1]));
    }

    /**
     * Whether the learner has its key in mind: an answer would not count now.
     *
     * @param now not before any encounter
     * @param zone the learner's, whose days are meant
     */
    public boolean isInMind(Instant now, ZoneId zone) {
        for (int i = size() - 1; i >= 0; i--) {
            if (kind(encounters[i]) == KEY) {
                return isInMind(at(encounters[i]), now, dayOf(now, zone), zone);
            }
        }
        return false;
    }

    /**
     * The answers that count, the earliest first.
     *
     * @param zone the learner's, whose days are meant
     */
    public List<Rated> counted(ZoneId zone) {
        List<Rated> counted = new ArrayList<>();
        LocalDate answered = null;
        Instant shown = null;
        for (long encounter : encounters) {
            Instant at = at(encounter);
            if (kind(encounter) == KEY) {
                shown = at;
                continue;
            }
            LocalDate day = dayOf(at, zone);
            if (!day.equals(answered) && (shown == null || !isInMind(shown, at, day, zone))) {
                counted.add(new Rated(day, RATINGS[kind(encounter)]));
            }
            answered = day;
        }
        return counted;
    }

    /** @param day of that moment */
    private static boolean isInMind(Instant shown, Instant at, LocalDate day, ZoneId zone) {
        return !shown.isBefore(at.minus(IN_MIND)) || dayOf(shown, zone).equals(day);
    }

    private static LocalDate dayOf(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
