package dev.crossroads.cohort;

import dev.crossroads.course.Quiz;
import dev.crossroads.progress.Standing;
import dev.crossroads.pure.Pure;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * Until when a lesson or a quiz is to be done.
 *
 * @param cohort the title of the cohort that says so
 * @param target the id of the lesson or the quiz
 * @param dates with a last day; without one where it only opens or closes, and then it is not {@link #isDue due}
 * @param extended whether they are later than those of others
 */
@Pure
public record Due(String cohort, Target.Kind kind, String target, Dates dates, boolean extended) {
    /** The earliest first, always in the same order. */
    static final Comparator<Due> EARLIEST_FIRST =
            Comparator.comparing(Due::day).thenComparing(Due::kind).thenComparing(Due::target);

    /** Due on that day, for everybody. */
    static Due of(String cohort, Target target, LocalDate day, ZoneId zone) {
        return new Due(cohort, target.kind(), target.id(), Dates.due(day, zone), false);
    }

    /** Whether it has a last day. */
    boolean isDue() {
        return dates.due().isPresent();
    }

    /** The last day for it. */
    public LocalDate day() {
        return dates.due().orElseThrow();
    }

    /** The zone in which that day ends. */
    public ZoneId zone() {
        return dates.zone();
    }

    /** The moment when it is late: the day's last one has passed. */
    public Instant end() {
        return dates.lateFrom().orElseThrow();
    }

    /** Whether the day is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** Whether it is a warm-up that was given as homework. */
    boolean isWarmUp() {
        return kind == Target.Kind.QUIZ && Quiz.isWarmUp(target);
    }

    /**
     * Whether it is still asked for. Of a warm-up whose day is over nobody is reminded: the lesson that it was for has
     * passed, and reviews ask what was not warmed up.
     */
    boolean matters(Instant now) {
        return !isWarmUp() || !isOver(now);
    }

    /** Whether who stands there has done it. */
    boolean isDoneBy(Standing standing) {
        return switch (kind) {
            case LESSON ->
                standing.course()
                        .lesson(target)
                        .filter(lesson -> standing.mark(lesson).completed())
                        .isPresent();
            case QUIZ ->
                standing.course()
                        .quiz(target)
                        .map(standing::quiz)
                        .filter(how -> isWarmUp() ? how.best().isPresent() : how.isPassed())
                        .isPresent();
        };
    }
}
