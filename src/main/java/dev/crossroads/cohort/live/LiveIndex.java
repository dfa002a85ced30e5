package dev.crossroads.cohort.live;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which channels a learner's doings concern: of this node, and of cohorts that someone follows, so that an event nobody
 * watches costs one look-up. Safe for many threads; looking up takes no lock.
 */
final class LiveIndex {
    private final Map<UUID, Set<LiveChannel>> byLearner = new ConcurrentHashMap<>();
    private final Map<LiveChannel, Set<UUID>> byChannel = new ConcurrentHashMap<>();

    /** The channels that show this learner. */
    Set<LiveChannel> channelsOf(UUID learner) {
        return byLearner.getOrDefault(learner, Set.of());
    }

    /** A channel shows these learners from now on, and no others. */
    synchronized void put(LiveChannel channel, Set<UUID> learners) {
        Set<UUID> before = byChannel.getOrDefault(channel, Set.of());
        if (learners.isEmpty()) {
            byChannel.remove(channel);
        } else {
            byChannel.put(channel, Set.copyOf(learners));
        }
        learners.stream().filter(learner -> !before.contains(learner)).forEach(learner -> add(learner, channel));
        before.stream().filter(learner -> !learners.contains(learner)).forEach(learner -> remove(learner, channel));
    }

    /** A channel shows nobody any more. */
    void drop(LiveChannel channel) {
        put(channel, Set.of());
    }

    private void add(UUID learner, LiveChannel channel) {
        byLearner.merge(learner, Set.of(channel), (one, other) -> {
            Set<LiveChannel> both = new HashSet<>(one);
            both.addAll(other);
            return Set.copyOf(both);
        });
    }

    private void remove(UUID learner, LiveChannel channel) {
        byLearner.computeIfPresent(learner, (_, channels) -> {
            Set<LiveChannel> rest = new HashSet<>(channels);
            rest.remove(channel);
            return rest.isEmpty() ? null : Set.copyOf(rest);
        });
    }
}
