package dev.crossroads.progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The bounded queue before the recorder, one line per learner. A batch takes the first of each line, so that no learner
 * has two events in it and each learner's order is kept; a learner who was served goes behind the others, so that
 * nobody's flood delays anyone else by more than a place.
 *
 * <p>Belongs to one event loop; not safe for others.
 */
final class WaitingEvents {
    private final Map<UUID, Deque<Waiting>> lines = new LinkedHashMap<>();
    private final int bound;
    private int size;

    /** A queue for that many events. */
    WaitingEvents(int bound) {
        this.bound = bound;
    }

    /** Puts an event at the end of its learner's line, or returns false where the queue is full. */
    boolean add(Waiting waiting) {
        if (size == bound) {
            return false;
        }
        lines.computeIfAbsent(waiting.event().learner(), _ -> new ArrayDeque<>(2))
                .add(waiting);
        size++;
        return true;
    }

    /**
     * Takes the events of the next batch: at most one per learner, and no id twice, because two learners may by chance
     * or by design use the same one and a batch tells its events apart by it.
     */
    List<Waiting> takeBatch(int most) {
        List<Waiting> batch = new ArrayList<>();
        Map<UUID, Deque<Waiting>> served = new LinkedHashMap<>();
        Set<UUID> ids = new HashSet<>();
        Iterator<Map.Entry<UUID, Deque<Waiting>>> entries = lines.entrySet().iterator();
        while (batch.size() < most && entries.hasNext()) {
            Map.Entry<UUID, Deque<Waiting>> entry = entries.next();
            Deque<Waiting> line = entry.getValue();
            if (!ids.add(line.getFirst().event().id())) {
                continue;
            }
            batch.add(line.removeFirst());
            entries.remove();
            if (!line.isEmpty()) {
                served.put(entry.getKey(), line);
            }
        }
        lines.putAll(served);
        size -= batch.size();
        return batch;
    }

    /** How many wait. */
    int size() {
        return size;
    }

    /** Whether none waits. */
    boolean isEmpty() {
        return size == 0;
    }
}
