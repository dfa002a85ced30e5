package dev.crossroads.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A cache of the most recently used entries, up to a number; the least recently used goes first. For what is asked for
 * often within minutes and then never again, such as an attempt in progress: a cache that keeps what is used most would
 * keep those of the last class while the next one needs the room. Safe for use by many threads.
 */
public final class RecentlyUsed<K, V> {
    private final Map<K, V> entries;

    /** Room for so many. */
    public RecentlyUsed(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The entry of a key. */
    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Keeps a value under a key, in the place of an earlier one. */
    public synchronized void keep(K key, V value) {
        entries.put(key, value);
    }

    /**
     * The entry of a key, computed now where there is none.
     *
     * @param value the same whenever it is worked out; what is empty is not kept
     */
    public Optional<V> find(K key, Function<K, Optional<V>> value) {
        Optional<V> found = find(key);
        if (found.isPresent()) {
            return found;
        }
        Optional<V> made = value.apply(key);
        made.ifPresent(it -> keep(key, it));
        return made;
    }
}
