package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A change of due dates, in no language: {@code quiz memory/types: 2026-12-01 → 2026-12-08}. */
@Pure
final class DueChanges {
    /** More are told by their number. */
    private static final int MOST = 20;

    private static final String NONE = "–";

    private DueChanges() {}

    /** The changes from these days to those; empty where there are none. */
    static String between(List<Due> before, List<Due> after) {
        Map<String, String> old = days(before);
        Map<String, String> fresh = days(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        List<String> changes = names.stream()
                .filter(name -> !old.getOrDefault(name, NONE).equals(fresh.getOrDefault(name, NONE)))
                .map(name -> name + ": " + old.getOrDefault(name, NONE) + " → " + fresh.getOrDefault(name, NONE))
                .toList();
        String told = changes.stream().limit(MOST).collect(Collectors.joining("; "));
        return changes.size() > MOST ? told + "; +" + (changes.size() - MOST) : told;
    }

    private static Map<String, String> days(List<Due> dues) {
        return dues.stream()
                .collect(Collectors.toMap(
                        due -> Word.of(due.kind()) + " " + due.target(),
                        due -> due.day().toString()));
    }
}
