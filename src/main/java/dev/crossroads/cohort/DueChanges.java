package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Word;
import java.util.ArrayList;
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

    /** The changes from these dates to those; empty where there are none. */
    static String between(Map<Target, Dates> before, Map<Target, Dates> after) {
        Map<String, String> old = told(before);
        Map<String, String> fresh = told(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        List<String> changes = names.stream()
                .filter(name -> !old.getOrDefault(name, NONE).equals(fresh.getOrDefault(name, NONE)))
                .map(name -> name + ": " + old.getOrDefault(name, NONE) + " → " + fresh.getOrDefault(name, NONE))
                .toList();
        String told = changes.stream().limit(MOST).collect(Collectors.joining("; "));
        return changes.size() > MOST ? told + "; +" + (changes.size() - MOST) : told;
    }

    private static Map<String, String> told(Map<Target, Dates> dates) {
        return dates.entrySet().stream()
                .collect(Collectors.toMap(
                        one -> Word.of(one.getKey().kind()) + " " + one.getKey().id(), one -> told(one.getValue())));
    }

    /** {@code 2026-12-01T08:00 < 2026-12-03 -10 % < 2026-12-08T18:00}: opening, last day, closing. */
    private static String told(Dates dates) {
        List<String> parts = new ArrayList<>();
        dates.opens().ifPresent(time -> parts.add(time + " <"));
        dates.due().ifPresent(day -> parts.add(day.toString()));
        if (dates.takesOff()) {
            parts.add("-" + dates.latePercent() + " %");
        }
        dates.closes().ifPresent(time -> parts.add("< " + time));
        return String.join(" ", parts);
    }
}
