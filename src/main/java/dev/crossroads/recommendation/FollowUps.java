package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.event.LearnerEvent.LanguageFollowedUp;
import dev.crossroads.event.LearnerEvent.LanguageStarted;
import dev.crossroads.event.Recorder;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks learners which language they started with and, weeks later, how it goes; and tells instructors what came of
 * recommendations.
 *
 * <p>Methods that return no future wait for the database: call them from virtual threads.
 */
final class FollowUps {
    /** The value for none of the alternatives; no alternative has it as its id. */
    static final String OTHER = Questionnaire.OTHER;

    private final Courses courses;
    private final Recommendations recommendations;
    private final Recorder recorder;
    private final FollowUpTable table;
    private final InstantSource clock;

    FollowUps(Courses courses, Recommendations recommendations, Recorder recorder, Pool pool, InstantSource clock) {
        this.courses = courses;
        this.recommendations = recommendations;
        this.recorder = recorder;
        this.table = new FollowUpTable(pool);
        this.clock = clock;
    }

    /** A learner's follow-ups by course; courses without one are missing. */
    Future<Map<String, FollowUp>> of(UUID learner) {
        return table.of(learner);
    }

    /** A learner's follow-up of one course; a problem 404 where it recommends nothing. */
    FollowUp of(UUID learner, String courseId) {
        questionnaire(courseId);
        return table.of(learner).await().getOrDefault(courseId, FollowUp.NONE);
    }

    /**
     * Records what they started with.
     *
     * @param language an alternative, or {@link #OTHER}
     * @throws Problem 400 where nothing was recommended to them yet or there is no such alternative
     */
    FollowUp start(UUID learner, String courseId, String language, UUID event) {
        Given given = recommendations.of(learner, courseId);
        if (!given.isFounded()) {
            throw Problem.badRequest(new Message("recommendation.start.nothing"));
        }
        Optional<String> started = language.equals(OTHER) ? Optional.empty() : Optional.of(language);
        if (started.isPresent()
                && given.questionnaire().alternatives().stream()
                        .map(Alternative::id)
                        .noneMatch(language::equals)) {
            throw Problem.badRequest(
                    "The recommendation is not about \"%s\". What was started with is one of its ".formatted(language)
                            + "alternatives, or \"%s\".".formatted(OTHER));
        }
        recorder.record(new LanguageStarted(
                        event, learner, now(), courseId, started, GivenAdvice.inShort(given.advice())))
                .await()
                // The same click twice finds the first one recorded, perhaps after other advice.
                .same(
                        LanguageStarted.class,
                        stored -> stored.course().equals(courseId)
                                && stored.language().equals(started))
                .orElseThrow(Problem::idInUse);
        return of(learner, courseId);
    }

    /**
     * Records how it goes; a problem 409 before they started, or before it is asked.
     *
     * @param step of the path of what they started with, from 1, or 0 before the first; a problem 400 where the path
     *     has no such step
     */
    FollowUp going(UUID learner, String courseId, Going going, Optional<Integer> step, UUID event) {
        FollowUp before = of(learner, courseId);
        if (before.start().isEmpty()) {
            throw Problem.conflict(new Message("recommendation.going.not-started"));
        }
        if (!before.isDue(now())) {
            throw Problem.conflict(new Message("recommendation.going.early", Map.of("days", FollowUp.AFTER.toDays())))
                    .with("askedFrom", before.askedFrom().orElseThrow().toString());
        }
        int steps = before.start()
                .flatMap(FollowUp.Start::language)
                .map(language -> steps(courseId, language))
                .orElse(0);
        if (step.filter(at -> at < 0 || at > steps).isPresent()) {
            throw Problem.badRequest(
                    "The path of what you started with has %d steps; 0 is before the first.".formatted(steps));
        }
        recorder.record(new LanguageFollowedUp(event, learner, now(), courseId, going, step))
                .await()
                .same(
                        LanguageFollowedUp.class,
                        stored -> stored.course().equals(courseId)
                                && stored.going() == going
                                && stored.step().equals(step))
                .orElseThrow(Problem::idInUse);
        return of(learner, courseId);
    }

    /** The report on a course's recommendations; a problem 404 where it recommends nothing. */
    FollowUpReport report(String courseId) {
        questionnaire(courseId);
        Future<Integer> advised = table.advised(courseId);
        Future<Integer> given = table.given(courseId);
        return FollowUpReport.of(
                advised.await(), given.await(), table.groups(courseId).await());
    }

    /** Learners' progress along the paths; a problem 404 where the course recommends nothing. */
    List<PathReach> reach(String courseId) {
        return PathReach.of(questionnaire(courseId), table.steps(courseId).await());
    }

    private int steps(String courseId, String language) {
        return questionnaire(courseId).alternatives().stream()
                .filter(alternative -> alternative.id().equals(language))
                .mapToInt(Alternative::path)
                .findFirst()
                .orElse(0);
    }

    /** The course; a problem 404 where it recommends nothing. */
    Course course(String courseId) {
        questionnaire(courseId);
        return courses.course(courseId).orElseThrow();
    }

    /** The time that is asked against. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Its name in forms and in the JSON interface. */
    static String text(Going going) {
        return Word.of(going);
    }

    /** The one of that name; a problem 400 where there is none. */
    static Going going(String text) {
        return Word.read(Going.class, text)
                .orElseThrow(() -> Problem.badRequest(
                        "\"" + text + "\" does not say how it goes: it is one of well, hard, stopped and switched."));
    }

    private Questionnaire questionnaire(String courseId) {
        return courses.course(courseId)
                .orElseThrow(() -> Problem.noCourse(courseId))
                .questionnaire()
                .orElseThrow(() -> Recommendations.none(courseId));
    }
}
