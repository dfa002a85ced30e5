package dev.crossroads.cohort.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The current state of a live view, part by part, with when each part last changed. It counts its changes, and says
 * what changed since any count, so a reader who missed some is brought up to date by one answer, however many they
 * were: nothing is queued for anybody. One thread at a time may change it; any may ask for its number.
 */
public final class LiveBoard {
    /** Removed parts that are remembered; past it the oldest readers start afresh. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Long> gone = new LinkedHashMap<>();
    private volatile long number;
    private long forgotten;

    /** A part as it looks, and the change that made it look so. */
    private record Part(String look, long number) {}

    /**
     * The changes for a reader.
     *
     * @param isWhole whether this is everything there is, to stand in place of what the reader has
     * @param parts how parts look now, by their ids
     * @param gone ids of parts that are no more; empty where it is whole
     * @param upTo the change that this brings the reader up to
     */
    public record Changes(boolean isWhole, Map<String, String> parts, List<String> gone, long upTo) {
        /** Whether there is nothing to tell. */
        boolean isEmpty() {
            return !isWhole && parts.isEmpty() && gone.isEmpty();
        }
    }

    /** The number of changes; 0 before the first. */
    long number() {
        return number;
    }

    /** These parts look like this now, all others as before; a part that looks as before has not changed. */
    void put(Map<String, String> looks) {
        long next = number + 1;
        boolean hasChanged = false;
        for (Map.Entry<String, String> look : looks.entrySet()) {
            Part known = parts.get(look.getKey());
            if (known == null || !known.look().equals(look.getValue())) {
                parts.put(look.getKey(), new Part(look.getValue(), next));
                gone.remove(look.getKey());
                hasChanged = true;
            }
        }
        if (hasChanged) {
            number = next;
        }
    }

    /** There are these parts now and no others. */
    void replace(Map<String, String> looks) {
        Set<String> missing = new HashSet<>(parts.keySet());
        missing.removeAll(looks.keySet());
        put(looks);
        remove(missing);
        // The first look at an empty cohort is a change too: its readers have seen nothing yet.
        number = Math.max(number, 1);
    }

    private void remove(Set<String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        long next = number + 1;
        missing.forEach(id -> {
            parts.remove(id);
            gone.put(id, next);
        });
        number = next;
        if (gone.size() > REMEMBERED) {
            gone.clear();
            forgotten = number;
        }
    }

    /** Everything, for a reader who has nothing. */
    Changes whole() {
        Map<String, String> looks = new LinkedHashMap<>();
        parts.forEach((id, part) -> looks.put(id, part.look()));
        return new Changes(true, looks, List.of(), number);
    }

    /** The changes after a reader's position; everything where the position is unknown. */
    Changes since(long position) {
        if (position < forgotten || position < 1 || position > number) {
            return whole();
        }
        Map<String, String> looks = new LinkedHashMap<>();
        parts.forEach((id, part) -> {
            if (part.number() > position) {
                looks.put(id, part.look());
            }
        });
        List<String> lost = new ArrayList<>();
        gone.forEach((id, when) -> {
            if (when > position) {
                lost.add(id);
            }
        });
        return new Changes(false, looks, lost, number);
    }
}
