package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The instructors' own record of a member: who has been talked to, who can wait, and a note. Other instructors of the
 * cohort see it; learners get it with the export of their data.
 *
 * @param handledAt when an instructor last said that it is done; what happens later is told again
 * @param snoozedUntil they are not listed before that moment
 * @param note may be empty
 * @param version of the note, from 0 for none; a change says which one it knew
 * @param changedBy the instructor who last changed any of it
 */
@Pure
record MemberNote(
        UUID learner,
        Optional<Instant> handledAt,
        Optional<Instant> snoozedUntil,
        String note,
        int version,
        Optional<UUID> changedBy) {
    /** A few sentences; it is no file. */
    static final int LONGEST = 1000;

    /** So long a member who is behind and goes on being so is not told of again. */
    private static final Duration BEHIND_RESTS = Duration.ofDays(14);

    /** Of a member of whom nothing is recorded. */
    static MemberNote none(UUID learner) {
        return new MemberNote(learner, Optional.empty(), Optional.empty(), "", 0, Optional.empty());
    }

    /** Whether they wait. */
    boolean isSnoozed(Instant now) {
        return snoozedUntil.filter(now::isBefore).isPresent();
    }

    /** Whether nothing has been added to this reason since it was said to be done. */
    boolean isHandled(Reason reason, Instant now) {
        return handledAt
                .filter(handled -> switch (reason) {
                    // A member who is behind is so at everything they do.
                    case Reason.Behind _ -> now.isBefore(handled.plus(BEHIND_RESTS));
                    case Reason.Stuck _,
                            Reason.Overdue _,
                            Reason.SureButWrong _,
                            Reason.Inactive _,
                            Reason.NeverBegan _ -> !reason.at().isAfter(handled);
                })
                .isPresent();
    }
}
