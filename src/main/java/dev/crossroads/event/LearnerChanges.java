package dev.crossroads.event;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells whoever remembers something of learners that it may be out of date, before whoever caused it is told that it is
 * done. So nobody is shown what was before their own answer was acknowledged. Safe for use by many threads.
 */
public final class LearnerChanges {
    private final Supplier<Future<Boolean>> areAllHeard;
    private final Map<Layer, List<Listener>> listeners = new EnumMap<>(Layer.class);

    /**
     * The order in which caches depend on each other, the first on the database alone. Each is told after what it
     * follows from: whoever makes something anew once they have forgotten it must not find what it was made of before.
     */
    public enum Layer {
        /** Values read from the database. */
        READINGS,
        /** Where learners stand: of what is recorded of them, and of the dates of their cohorts. */
        STANDINGS,
        /** Results made of readings, such as pages. */
        PAGES
    }

    private record Listener(Consumer<UUID> one, Consumer<StoredEvent> recorded, Runnable all) {}

    /**
     * Changes of learners, wherever they are made.
     *
     * @param areAllHeard completes with whether every change that was acknowledged before is told here by now; else
     *     nothing that is remembered of learners counts. It never fails.
     */
    public LearnerChanges(Supplier<Future<Boolean>> areAllHeard) {
        this.areAllHeard = areAllHeard;
        for (Layer layer : Layer.values()) {
            listeners.put(layer, new CopyOnWriteArrayList<>());
        }
    }

    /**
     * Completes with whether every change of learners that was acknowledged before this was called is told here by
     * then. Never fails.
     */
    public Future<Boolean> areAllHeard() {
        return areAllHeard.get();
    }

    /**
     * Calls back, on whatever thread; it must not block.
     *
     * @param one with each learner of whom something changed
     * @param all where it may have changed for anybody
     */
    public void listen(Layer layer, Consumer<UUID> one, Runnable all) {
        listen(layer, one, stored -> one.accept(stored.event().learner()), all);
    }

    /**
     * The same for one who can make use of an event itself.
     *
     * @param recorded in the place of {@code one} where an event of a learner was stored, now or when the same was
     *     asked before, and nothing else changed
     */
    public void listen(Layer layer, Consumer<UUID> one, Consumer<StoredEvent> recorded, Runnable all) {
        listeners.get(layer).add(new Listener(one, recorded, all));
    }

    /** Tells what another node did. */
    public void hear(Hint hint) {
        switch (hint) {
            case Hint.LearnersChanged changed -> changed.learners().forEach(this::tell);
            case Hint.PagesChanged _ -> {
                tellAll(Layer.STANDINGS);
                tellAll(Layer.PAGES);
            }
            case Hint.AnythingChanged _ -> {
                for (Layer layer : Layer.values()) {
                    tellAll(layer);
                }
            }
            case Hint.CohortChanged _, Hint.RegradeDecided _ -> {}
        }
    }

    /** A recorder that tells of what it recorded, or may have. */
    public Recorder telling(Recorder recorder) {
        return event -> {
            Future<Outcome> outcome = recorder.record(event);
            return outcome.andThen(result -> {
                if (result.succeeded()
                        && result.result() instanceof Outcome.Recorded(StoredEvent stored)
                        && stored.event().learner().equals(event.learner())) {
                    for (Layer layer : Layer.values()) {
                        listeners
                                .get(layer)
                                .forEach(listener -> listener.recorded().accept(stored));
                    }
                } else {
                    tell(event.learner());
                }
            });
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
            listeners.get(layer).forEach(listener -> listener.one().accept(learner));
        }
    }

    private void tellAll(Layer layer) {
        listeners.get(layer).forEach(listener -> listener.all().run());
    }
}
