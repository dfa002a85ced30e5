package dev.crossroads.recorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The bounded queue before the recorder, one line per learner. A batch takes the first of each line, so that no learner
 * has two events in it; the rest of a line waits until that batch is done, so that each learner's order is kept, and
 * goes behind the others then, so that nobody's flood delays anyone else by more than a place.
 *
 * <p>Belongs to one event loop; not safe for others.
 */
final class WaitingEvents {
    private final Map<UUID, Deque<Waiting>> lines = new LinkedHashMap<>();

    /** The lines of those who have an event in a batch under way. */
    private final Map<UUID, Deque<Waiting>> held = new HashMap<>();

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
        UUID learner = waiting.event().learner();
        Deque<Waiting> line = held.get(learner);
        if (line == null) {
            line = lines.computeIfAbsent(learner, _ -> new ArrayDeque<>(2));
        }
        line.add(waiting);
        size++;
        return true;
    }

    /**
     * Takes the events of the next batch: at most one per learner and none of who has one in a batch under way, and no
     * id twice, because two learners may by chance or by design use the same one and a batch tells its events apart by
     * it.
     */
    List<Waiting> takeBatch(int most) {
        List<Waiting> batch = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        Iterator<Map.Entry<UUID, Deque<Waiting>>> entries = lines.entrySet().iterator();
        while (batch.size() < most && entries.hasNext()) {
            Map.Entry<UUID, Deque<Waiting>> entry = entries.next();
            Deque<Waiting> line = entry.getValue();
            if (ids.add(line.getFirst().event().id())) {
                batch.add(line.removeFirst());
                entries.remove();
                held.put(entry.getKey(), line);
            }
        }
        size -= batch.size();
        return batch;
    }

    /** Lets the learners of a batch have the next of their events taken. */
    void done(List<Waiting> batch) {
        for (Waiting taken : batch) {
            UUID learner = taken.event().learner();
            Deque<Waiting> line = held.remove(learner);
            if (!line.isEmpty()) {
                lines.put(learner, line);
            }
        }
    }

    /** Takes all that wait, whosever they are. */
    List<Waiting> takeAll() {
        List<Waiting> all = new ArrayList<>(size);
        lines.values().forEach(all::addAll);
        lines.clear();
        held.values().forEach(line -> {
            all.addAll(line);
            line.clear();
        });
        size = 0;
        return all;
    }

    /** The number that wait. */
    int size() {
        return size;
    }

    /** The number that could be in the next batch. */
    int ready() {
        return lines.size();
    }
}
