package dev.crossroads.quiz;

import dev.crossroads.memory.Encounter;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemHistory;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.memory.Memories;
import dev.crossroads.memory.Rated;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A learner's encounters with the questions of a course, and the memories that follow from them. With more encounters,
 * only the memories of those questions are worked out anew.
 *
 * @param fsrs which memories follow
 * @param zone in which the learner's days begin
 * @param byQuestion of those that were met
 * @param ofFamilies what is remembered, by {@link Siblings#family}
 */
@Pure
record Histories(
        Siblings siblings,
        Fsrs fsrs,
        ZoneId zone,
        Map<String, ItemHistory> byQuestion,
        Map<String, ItemMemory> ofFamilies) {
    /** Copies the maps. */
    Histories {
        byQuestion = Map.copyOf(byQuestion);
        ofFamilies = Map.copyOf(ofFamilies);
    }

    /** Of somebody who met none of these questions. */
    static Histories none(Siblings siblings, Fsrs fsrs, ZoneId zone) {
        return new Histories(siblings, fsrs, zone, Map.of(), Map.of());
    }

    /** These encounters, with memories that follow from them. */
    static Histories of(Siblings siblings, Fsrs fsrs, ZoneId zone, Map<String, ItemHistory> byQuestion) {
        return none(siblings, fsrs, zone).folded(byQuestion, family -> true);
    }

    /** The same encounters with memories by these parameters, of a learner whose days begin there. */
    Histories by(Fsrs others, ZoneId elsewhere) {
        return fsrs.equals(others) && zone.equals(elsewhere) ? this : of(siblings, others, elsewhere, byQuestion);
    }

    /** The same with more encounters, earlier or later ones. */
    Histories and(Collection<Encounter> more) {
        Map<String, ItemHistory> all = new HashMap<>(byQuestion);
        Map<String, ItemHistory> added = Memories.histories(more);
        added.forEach((question, history) -> all.merge(question, history, ItemHistory::and));
        return folded(all, added.keySet().stream().map(siblings::family).collect(Collectors.toSet())::contains);
    }

    private Histories folded(Map<String, ItemHistory> all, Predicate<String> isAnew) {
        Map<String, List<ItemHistory>> families = new HashMap<>();
        all.forEach((question, history) -> {
            String family = siblings.family(question);
            if (isAnew.test(family)) {
                families.computeIfAbsent(family, _ -> new ArrayList<>()).add(history);
            }
        });
        Map<String, ItemMemory> memories = new HashMap<>(ofFamilies);
        families.forEach((family, own) -> {
            List<Rated> counted = ItemHistory.joined(own).counted(zone);
            if (counted.isEmpty()) {
                // An earlier key can take back what counted before.
                memories.remove(family);
            } else {
                memories.put(family, ItemMemory.of(fsrs, counted));
            }
        });
        return new Histories(siblings, fsrs, zone, all, memories);
    }

    /** How many encounters there are, of all questions. */
    int size() {
        return byQuestion.values().stream().mapToInt(ItemHistory::size).sum();
    }

    /** When each question was met last. */
    Map<String, Instant> met() {
        return byQuestion.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().last().orElseThrow()));
    }

    /** The questions that were met and whose key, or that of a sibling, was seen a moment ago. */
    Set<String> inMind(Instant now) {
        Set<String> families = byQuestion.entrySet().stream()
                .filter(entry -> entry.getValue().isInMind(now, zone))
                .map(entry -> siblings.family(entry.getKey()))
                .collect(Collectors.toSet());
        return byQuestion.keySet().stream()
                .filter(question -> families.contains(siblings.family(question)))
                .collect(Collectors.toSet());
    }

    /** The memory of each question that was answered, which it shares with its siblings. */
    Map<String, ItemMemory> memories() {
        Map<String, ItemMemory> memories = new HashMap<>();
        byQuestion.forEach((question, history) -> {
            ItemMemory memory = ofFamilies.get(siblings.family(question));
            if (memory != null && history.isAnswered()) {
                memories.put(question, memory);
            }
        });
        return memories;
    }
}
