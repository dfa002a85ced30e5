package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Word;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A change of due dates, in no language: {@code quiz memory/types: 2026-12-01 → 2026-12-08}. */
@Pure
final class DueChanges {
    /** More are told by their number. */
    private static final int MOST = 20;

    private static final String NONE = "–";

    private DueChanges() {}

    private static final Pattern CHANGE = Pattern.compile("(quiz|lesson) (.+): (.+) → (.+)");

    private static final Pattern DATES = Pattern.compile(
            "(?:(?<opens>\\S{1,40}) <(?: |$))?(?<due>\\d{4}-\\d{2}-\\d{2})?(?: ?-(?<late>\\d{1,3}) %)?(?: ?<"
                    + " (?<closes>\\S{1,40}))?");

    /** A change as it was told; empty where there were none before, or are none any more. */
    record Change(Target target, Optional<Dates> before, Optional<Dates> after) {}

    /** One change of those that {@link #between} told; empty for any other text. */
    static Optional<Change> read(String told, ZoneId zone) {
        Matcher change = CHANGE.matcher(told);
        if (!change.matches()) {
            return Optional.empty();
        }
        try {
            return Word.read(Target.Kind.class, change.group(1))
                    .map(kind -> new Change(
                            new Target(kind, change.group(2)),
                            dates(change.group(3), zone),
                            dates(change.group(4), zone)));
        } catch (DateTimeException noDates) {
            return Optional.empty();
        }
    }

    private static Optional<Dates> dates(String told, ZoneId zone) {
        if (told.equals(NONE)) {
            return Optional.empty();
        }
        Matcher dates = DATES.matcher(told);
        if (!dates.matches()) {
            throw new DateTimeException("No dates: " + told);
        }
        return Optional.of(new Dates(
                Optional.ofNullable(dates.group("opens")).map(LocalDateTime::parse),
                Optional.ofNullable(dates.group("due")).map(LocalDate::parse),
                Optional.ofNullable(dates.group("closes")).map(LocalDateTime::parse),
                Optional.ofNullable(dates.group("late")).map(Integer::parseInt).orElse(0),
                zone));
    }

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
