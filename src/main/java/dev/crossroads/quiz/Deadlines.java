package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Recorder;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.term.Terms;
import dev.crossroads.web.TimeOrderedIds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves the deadlines of attempts in progress to where the terms of their learners have them now. What is over stays
 * over.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class Deadlines {
    private static final int AT_ONCE = 500;

    private final Courses courses;
    private final Recorder recorder;
    private final AttemptTable attempts;
    private final LearnerTerms terms;
    private final InstantSource clock;

    /** Deadlines of attempts at these courses. */
    public Deadlines(Courses courses, Recorder recorder, Pool pool, LearnerTerms terms, InstantSource clock) {
        this.courses = courses;
        this.recorder = recorder;
        this.attempts = new AttemptTable(pool);
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Moves those of these learners in a course, where they are others by now; again changes nothing.
     *
     * @throws RuntimeException of the recorder or the database client, where it has to be tried again
     */
    public void align(List<UUID> learners, String course) {
        for (int i = 0; i < learners.size(); i += AT_ONCE) {
            alignSome(learners.subList(i, Math.min(learners.size(), i + AT_ONCE)), course);
        }
    }

    private void alignSome(List<UUID> learners, String course) {
        List<Attempt> open = attempts.inProgress(learners, course).await();
        Optional<Course> served = courses.course(course);
        if (open.isEmpty() || served.isEmpty()) {
            return;
        }
        Map<UUID, CourseTerms> said = terms.of(
                        open.stream().map(Attempt::learner).distinct().toList(), course)
                .await();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Future<Outcome>> moved = new ArrayList<>();
        for (Attempt attempt : open) {
            CourseTerms terms = said.getOrDefault(attempt.learner(), CourseTerms.NONE);
            served.get()
                    .quiz(attempt.quiz())
                    .flatMap(quiz -> moved(attempt, terms.of(quiz), now))
                    .ifPresent(event -> moved.add(recorder.record(event)));
        }
        // One that is refused has ended meanwhile; all others have to be stored.
        Future.all(moved).await();
    }

    private static Optional<DeadlineMoved> moved(Attempt attempt, Terms terms, Instant now) {
        Optional<Instant> meant = terms.deadline(attempt.startedAt(), now);
        boolean isRunningOut = attempt.deadline().filter(at -> !at.isAfter(now)).isPresent();
        boolean isNoLonger =
                isRunningOut && meant.filter(at -> !at.isAfter(now)).isPresent();
        return attempt.isLateAt(now) || isNoLonger || meant.equals(attempt.deadline())
                ? Optional.empty()
                : Optional.of(new DeadlineMoved(
                        TimeOrderedIds.next(),
                        attempt.learner(),
                        now,
                        attempt.course(),
                        attempt.quiz(),
                        attempt.id(),
                        meant));
    }
}
