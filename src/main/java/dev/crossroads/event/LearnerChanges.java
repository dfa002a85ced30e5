package dev.crossroads.event;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tells whoever remembers something of learners that it may be out of date, before whoever caused it is told that it is
 * done. So nobody is shown what was before their own answer was acknowledged. Safe for use by many threads.
 */
public final class LearnerChanges {
    private final BooleanSupplier areAllHeard;
    private final Map<Layer, List<Consumer<UUID>>> listeners = new EnumMap<>(Layer.class);

    /**
     * The order in which caches depend on each other, the first on the database alone. Each is told after what it
     * follows from: whoever makes something anew once they have forgotten it must not find what it was made of before.
     */
    public enum Layer {
        /** Values read from the database. */
        READINGS,
        /** Results made of readings, such as pages. */
        PAGES
    }

    /**
     * Changes on this node.
     *
     * @param areAllHeard whether the database is there and no other node changes anything in it: else nothing that is
     *     remembered of learners counts
     */
    public LearnerChanges(BooleanSupplier areAllHeard) {
        this.areAllHeard = areAllHeard;
        for (Layer layer : Layer.values()) {
            listeners.put(layer, new CopyOnWriteArrayList<>());
        }
    }

    /** Whether every change of learners is told here just now. */
    public boolean areAllHeard() {
        return areAllHeard.getAsBoolean();
    }

    /** Calls back with each learner of whom something changed, on whatever thread; it must not block. */
    public void listen(Layer layer, Consumer<UUID> listener) {
        listeners.get(layer).add(listener);
    }

    /** A recorder that tells of what it recorded, or may have. */
    public Recorder telling(Recorder recorder) {
        return event -> {
            Future<Outcome> outcome = recorder.record(event);
            return outcome.andThen(_ -> tell(event.learner()));
        };
    }

    /** Records that tell when they are moved or deleted. */
    public LearnerRecords telling(LearnerRecords records) {
        return new LearnerRecords() {
            @Override
            public void merge(UUID guest, UUID learner) {
                try {
                    records.merge(guest, learner);
                } finally {
                    tell(guest);
                    tell(learner);
                }
            }

            @Override
            public String export(UUID learner) {
                return records.export(learner);
            }

            @Override
            public void delete(UUID learner) {
                try {
                    records.delete(learner);
                } finally {
                    tell(learner);
                }
            }
        };
    }

    private void tell(UUID learner) {
        for (Layer layer : Layer.values()) {
            listeners.get(layer).forEach(listener -> listener.accept(learner));
        }
    }
}
