package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.term.Allowance;
import dev.crossroads.term.CohortTerms.Granted;
import dev.crossroads.term.Target;
import dev.crossroads.web.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * More than others have, allowed to members of a cohort whose circumstances ask for it.
 *
 * @param name of the members together; may be empty
 * @param target what it is for; empty for everything in the course
 * @param reason for instructors alone
 * @param by who allowed it; empty where their account is deleted
 * @param members whose it is, at least one
 */
@Pure
record Accommodation(
        UUID id,
        String name,
        Optional<Target> target,
        Allowance allowance,
        String reason,
        Optional<UUID> by,
        Instant at,
        List<UUID> members) {

    /** In characters as people count them, nearly. */
    static final int LONGEST_REASON = 500;

    private static final String EVERYTHING = "*";

    private static final Pattern TOLD = Pattern.compile("(?:\\*|(?<kind>quiz|lesson) (?<id>.+)): "
            + "(?:time (?<percent>\\d{1,9}) %(?:, |$))?"
            + "(?:minutes \\+(?<minutes>\\d{1,9})(?:, |$))?"
            + "(?:attempts \\+(?<attempts>\\d{1,9})(?:, |$))?"
            + "(?:days \\+(?<days>\\d{1,9})(?:, |$))?"
            + "(?:due (?<due>\\S{1,40}?)(?:, |$))?"
            + "(?:closes (?<closes>\\S{1,40}))?");

    /** Copies the list. */
    Accommodation {
        members = List.copyOf(members);
    }

    Granted granted() {
        return new Granted(target, allowance);
    }

    /**
     * What is allowed, in no language and without a word of why: {@code quiz memory/types: time 150 %, attempts +1}.
     */
    String told() {
        List<String> parts = new ArrayList<>();
        if (allowance.timePercent() > 100) {
            parts.add("time " + allowance.timePercent() + " %");
        }
        if (!allowance.extraTime().isZero()) {
            parts.add("minutes +" + allowance.extraTime().toMinutes());
        }
        if (allowance.attempts() > 0) {
            parts.add("attempts +" + allowance.attempts());
        }
        if (allowance.days() > 0) {
            parts.add("days +" + allowance.days());
        }
        allowance.due().ifPresent(day -> parts.add("due " + day));
        allowance.closes().ifPresent(time -> parts.add("closes " + time));
        return target.map(one -> Word.of(one.kind()) + " " + one.id()).orElse(EVERYTHING)
                + ": "
                + String.join(", ", parts);
    }

    /** The accommodation that {@link #told} told of; empty for any other text. */
    static Optional<Granted> read(String told) {
        Matcher parts = TOLD.matcher(told);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Granted(
                    Optional.ofNullable(parts.group("kind"))
                            .flatMap(kind -> Word.read(Target.Kind.class, kind))
                            .map(kind -> new Target(kind, parts.group("id"))),
                    new Allowance(
                            number(parts, "percent", 100),
                            Duration.ofMinutes(number(parts, "minutes", 0)),
                            number(parts, "attempts", 0),
                            number(parts, "days", 0),
                            Optional.ofNullable(parts.group("due")).map(LocalDate::parse),
                            Optional.ofNullable(parts.group("closes")).map(LocalDateTime::parse))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, String name, int usual) {
        return Optional.ofNullable(parts.group(name)).map(Integer::parseInt).orElse(usual);
    }
}
