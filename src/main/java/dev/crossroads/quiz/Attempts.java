package dev.crossroads.quiz;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Gathered;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Outcome.Refusal;
import dev.crossroads.event.Recorder;
import dev.crossroads.event.RefusedException;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Attempts as they are stored, asking what the course still has of their questions. One that can't go on, as its time
 * is over or none of its questions is left, is ended before it is handed out. Nothing here waits.
 */
final class Attempts {
    private final Courses courses;
    private final Recorder recorder;
    private final ShownLog shown;
    private final InstantSource clock;
    private final Gathered<AttemptTable.Key, Attempt> attempts;
    private final Gathered<AttemptTable.OfQuiz, List<Attempt>> histories;
    private final Gathered<AttemptTable.Key, List<Attempt.Response>> responses;
    private final Gathered<AttemptTable.Key, Map<String, Integer>> hints;
    private final ResponseTable given;
    private final BegunAttempts begun = new BegunAttempts();

    Attempts(Courses courses, Recorder recorder, ShownLog shown, Pool pool, InstantSource clock) {
        this.courses = courses;
        this.recorder = recorder;
        this.shown = shown;
        this.clock = clock;
        AttemptTable table = new AttemptTable(pool);
        attempts = new Gathered<>(table::find);
        histories = new Gathered<>(table::ofQuizzes);
        given = new ResponseTable(pool);
        responses = new Gathered<>(given::ofAttempts);
        hints = new Gathered<>(new ReleasedHintTable(pool)::ofAttempts);
    }

    /** The present, as deadlines are kept by. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** All of a learner's attempts at a quiz without their responses, the latest first. */
    Future<List<Attempt>> history(UUID learner, String course, String quiz) {
        return stored(learner, course, quiz)
                .compose(history -> history.isEmpty() || !isOver(history.getFirst())
                        ? Future.succeededFuture(history)
                        : end(history.getFirst()).compose(_ -> stored(learner, course, quiz)));
    }

    private Future<List<Attempt>> stored(UUID learner, String course, String quiz) {
        return histories
                .ask(new AttemptTable.OfQuiz(learner, course, quiz))
                .map(begun ->
                        begun.orElse(List.of()).stream().map(this::asStillAsked).toList());
    }

    /** A learner's attempt with its responses; fails with a problem 404 where they have none of that id. */
    Future<Attempt> attempt(UUID learner, UUID id) {
        return load(learner, id)
                .compose(attempt -> isOver(attempt)
                        ? end(attempt).compose(_ -> load(learner, id))
                        : Future.succeededFuture(attempt));
    }

    /**
     * A learner's attempt to read an answer to it: what it asks is right, how far it has come may be out of date. Fails
     * with a problem 404 where they have none of that id.
     */
    Future<Attempt> begun(UUID learner, UUID id) {
        Optional<Attempt> remembered = begun.find(learner, id).map(this::asStillAsked);
        Future<Optional<Attempt>> found =
                remembered.isPresent() ? Future.succeededFuture(remembered) : lookedUp(learner, id);
        return found.compose(attempt ->
                attempt.filter(this::isUnderWay).map(Future::succeededFuture).orElseGet(() -> attempt(learner, id)));
    }

    /** A learner's attempt with its responses as it is stored, over or not. */
    Future<Attempt> load(UUID learner, UUID id) {
        return lookedUp(learner, id)
                .compose(found -> found.map(this::withResponses)
                        .orElseThrow(
                                () -> Problem.notFound(new Message("quiz.problem.attempt", Map.of("attempt", id)))));
    }

    /** The same attempt with its responses and released hints. */
    Future<Attempt> withResponses(Attempt attempt) {
        AttemptTable.Key key = AttemptTable.Key.of(attempt);
        Future<Optional<List<Attempt.Response>>> given = responses.ask(key);
        Future<Optional<Map<String, Integer>>> released = hints.ask(key);
        return Future.all(given, released)
                .map(_ -> attempt.with(
                        given.result().orElse(List.of()), released.result().orElse(Map.of())));
    }

    /** The tallies of a learner's finished attempts, by their ids. */
    Future<Map<UUID, Tally>> tallies(UUID learner, List<Attempt> ended) {
        return given.tallies(learner, ended.stream().map(Attempt::id).toList())
                .map(answered -> ended.stream()
                        .collect(Collectors.toMap(
                                Attempt::id,
                                attempt -> attempt.tally(
                                        question -> Optional.ofNullable(answered.getOrDefault(attempt.id(), Map.of())
                                                .get(question))))));
    }

    private Future<Optional<Attempt>> lookedUp(UUID learner, UUID id) {
        return attempts.ask(new AttemptTable.Key(learner, id))
                .map(found -> found.map(this::remembered).map(this::asStillAsked));
    }

    /** An attempt as it has just been begun: nobody has answered any of it yet. */
    Attempt begunBy(AttemptStarted recorded) {
        return asStillAsked(remembered(Attempt.begun(recorded)));
    }

    private Attempt remembered(Attempt attempt) {
        begun.keep(attempt);
        return attempt;
    }

    /** Courses are edited while attempts are under way: what is no longer there can't be asked. */
    private Attempt asStillAsked(Attempt attempt) {
        return attempt.stillAsking(courses);
    }

    private boolean isUnderWay(Attempt attempt) {
        return attempt.isInProgress() && !isOver(attempt);
    }

    /** Whether an attempt in progress can't go on: its time is up, or the course has none of its questions any more. */
    private boolean isOver(Attempt attempt) {
        return attempt.isInProgress()
                && (attempt.isLateAt(now()) || attempt.questions().isEmpty());
    }

    /** Ends an attempt that is over, at its deadline if that has passed. */
    private Future<Void> end(Attempt attempt) {
        return settle(ending(attempt));
    }

    /** Records an end, and before it what was shown and left open; that it was recorded before is as good. */
    Future<Void> settle(AttemptFinished finished) {
        return finish(finished).map(end -> {
            if (end instanceof Outcome.Refused(Refusal refusal) && refusal.reason() != Reason.CONFLICT) {
                throw new RefusedException(refusal);
            }
            return null;
        });
    }

    private Future<Outcome> finish(AttemptFinished finished) {
        return shown.record(finished.learner(), finished.attempt()).compose(_ -> recorder.record(finished));
    }

    /**
     * Ends a stored attempt whose time is over, if nobody has meanwhile.
     *
     * @return completes when that is recorded; fails where nobody can say
     */
    Future<Void> expire(Attempt stored) {
        return finish(ending(asStillAsked(stored))).mapEmpty();
    }

    /** The event's id is derived, so it is recorded once however many find the attempt over. */
    private AttemptFinished ending(Attempt attempt) {
        boolean isLate = attempt.isLateAt(now());
        String reason = (isLate ? "expired " : "emptied ") + attempt.id();
        return new AttemptFinished(
                UUID.nameUUIDFromBytes(reason.getBytes(StandardCharsets.UTF_8)),
                attempt.learner(),
                isLate ? attempt.deadline().orElseThrow() : now(),
                attempt.course(),
                attempt.quiz(),
                attempt.id(),
                isLate,
                attempt.asked());
    }
}
