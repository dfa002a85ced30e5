package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.term.Allowance;
import dev.crossroads.term.CohortTerms.Granted;
import dev.crossroads.term.Target;
import dev.crossroads.web.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
        return target.map(one -> Word.of(one.kind()) + " " + one.id()).orElse("*") + ": " + String.join(", ", parts);
    }
}
