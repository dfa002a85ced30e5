package dev.crossroads.quiz;

import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.quiz.QuestionRevisionTable.Served;
import dev.crossroads.quiz.regrade.Decision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An author's corrected key gives points to whoever answered what is right now, by itself, when the course is next
 * served: at a start, or when an operator has courses read again. It takes none from anybody: that is for an instructor
 * to decide, who sees first whom it concerns.
 */
final class CorrectedKeys {
    private CorrectedKeys() {}

    /**
     * Decides what follows from corrected keys of these courses.
     *
     * @param deciding stores a decision, of those with the same id the first
     */
    static void decide(Courses courses, QuestionArchive past, Consumer<Decision> deciding, InstantSource clock) {
        past.corrected(courses).forEach(served -> deciding.accept(decision(served, past, clock.instant())));
    }

    /** The consequences of a question's corrected key. */
    static Decision decision(Served served, QuestionArchive past, Instant now) {
        String revision = served.question().common().revision();
        String name = "corrected " + served.course() + " " + served.question().id() + " " + past.before(served) + " "
                + revision;
        return new Decision(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                Decision.Scope.EVERYBODY,
                served.course(),
                served.quiz(),
                served.question().id(),
                revision,
                Rule.EDITED,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                now.truncatedTo(ChronoUnit.MILLIS),
                false,
                Optional.empty());
    }
}
