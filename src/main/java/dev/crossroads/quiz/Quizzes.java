package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Outcome.Refusal;
import dev.crossroads.event.Recorder;
import dev.crossroads.event.RefusedException;
import dev.crossroads.event.StoredEvent;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.MalformedAnswer;
import dev.crossroads.quiz.answer.Mark;
import dev.crossroads.quiz.answer.Marking;
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

/**
 * What a learner can do with quizzes: start an attempt, answer, ask for a hint, finish. Each is checked against what is
 * recorded, then recorded itself, and only then answered. What can't be done is a {@link Problem}.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class Quizzes {
    private final Courses courses;
    private final Recorder recorder;
    private final InstantSource clock;
    private final AttemptTable attempts;
    private final AttemptLookups lookups;
    private final ResponseTable responses;
    private final ReleasedHintTable hints;
    private final BegunAttempts begun = new BegunAttempts();

    /** Quizzes of these courses; deadlines are kept by this clock. */
    public Quizzes(Courses courses, Recorder recorder, Pool pool, InstantSource clock) {
        this.courses = courses;
        this.recorder = recorder;
        this.clock = clock;
        attempts = new AttemptTable(pool);
        lookups = new AttemptLookups(attempts);
        responses = new ResponseTable(pool);
        hints = new ReleasedHintTable(pool);
    }

    /**
     * What a learner hands in for a question.
     *
     * @param event identity of the event, so that asking twice records once
     * @param words why, in the learner's own words, where they were asked
     * @param replaces the version of the answer that they saw, 0 where they saw none: where there is another one by
     *     now, it stands; empty to take the place of whichever there is
     */
    public record Submission(
            UUID event,
            Answer answer,
            Optional<Confidence> confidence,
            Optional<String> words,
            Optional<Integer> replaces) {}

    /** A quiz of a course, or a problem 404. */
    public Quiz quiz(String course, String quiz) {
        return course(course)
                .quiz(quiz)
                .orElseThrow(() -> Problem.notFound(new Message("quiz.problem.quiz", Map.of("quiz", quiz))));
    }

    /** A course, or a problem 404. */
    public Course course(String course) {
        return courses.course(course).orElseThrow(() -> Problem.noCourse(course));
    }

    /** The present, as deadlines are kept by. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * All of a learner's attempts at a quiz without their responses, the latest first, none of them overdue. They ask
     * what the course still has of their questions; one in progress with none left is ended.
     */
    public List<Attempt> history(UUID learner, String course, String quiz) {
        List<Attempt> history = stored(learner, course, quiz);
        if (history.isEmpty() || !isOver(history.getFirst())) {
            return history;
        }
        end(history.getFirst());
        return stored(learner, course, quiz);
    }

    private List<Attempt> stored(UUID learner, String course, String quiz) {
        return attempts.ofQuiz(learner, course, quiz).await().stream()
                .map(this::asStillAsked)
                .toList();
    }

    /** Courses are edited while attempts are under way: what is no longer there can't be asked. */
    private Attempt asStillAsked(Attempt attempt) {
        return attempt.stillAsking(courses);
    }

    /** The attempt at a quiz that is in progress, with its responses, if there is one. */
    public Optional<Attempt> inProgress(UUID learner, String course, String quiz) {
        return history(learner, course, quiz).stream()
                .findFirst()
                .filter(Attempt::isInProgress)
                .map(this::withResponses);
    }

    /** A learner's attempt with its responses, or a problem 404. One that is overdue is ended by its deadline. */
    public Attempt attempt(UUID learner, UUID id) {
        Attempt attempt = load(learner, id);
        if (!isOver(attempt)) {
            return attempt;
        }
        end(attempt);
        return load(learner, id);
    }

    /**
     * Starts an attempt, or resumes the one in progress.
     *
     * @param retryOf ask only what was missed in this finished attempt
     */
    public Attempt start(UUID learner, String courseId, String quizId, UUID event, Optional<UUID> retryOf) {
        Quiz quiz = quiz(courseId, quizId);
        List<Attempt> history = history(learner, courseId, quizId);
        Optional<Attempt> open = history.stream().findFirst().filter(Attempt::isInProgress);
        if (open.isPresent()) {
            return withResponses(open.get());
        }
        AttemptStarted started = Beginning.of(
                event, learner, now(), courseId, quiz, history, retryOf.map(finished -> load(learner, finished)));
        return switch (recorder.record(started).await()) {
            case Outcome.Recorded recorded ->
                load(learner, startedBy(recorded, quiz).attempt());
            case Outcome.Refused refused ->
                inProgress(learner, courseId, quizId).orElseThrow(() -> new RefusedException(refused.refusal()));
        };
    }

    /**
     * A learner's attempt for whoever wants to read an answer to it, or a problem 404: what it asks is right, how far
     * it has come may be out of date.
     */
    public Attempt begun(UUID learner, UUID id) {
        return underWay(learner, id).await().orElseGet(() -> attempt(learner, id));
    }

    /** The same without waiting, where the attempt is under way; else empty. */
    public Future<Optional<Attempt>> underWay(UUID learner, UUID id) {
        Optional<Attempt> known = begun.find(learner, id);
        Future<Optional<Attempt>> found = known.isPresent() ? Future.succeededFuture(known) : lookedUp(learner, id);
        return found.map(attempt -> attempt.filter(this::isUnderWay));
    }

    private Future<Optional<Attempt>> lookedUp(UUID learner, UUID id) {
        return lookups.find(learner, id)
                .map(found -> found.map(this::asStillAsked).map(this::kept));
    }

    private boolean isUnderWay(Attempt attempt) {
        return attempt.isInProgress() && !isOver(attempt);
    }

    private Attempt kept(Attempt attempt) {
        begun.keep(attempt);
        return attempt;
    }

    /**
     * Records an answer and returns the attempt with at least that one. The same answer again changes nothing.
     *
     * @param attempt as {@link #attempt} or {@link #begun} has it
     * @param question one that it asks
     */
    public Attempt answer(Attempt attempt, Question question, Submission given) {
        if (attempt.revealsKeyOf(question.id())) {
            return repeated(attempt, question.id(), given);
        }
        QuestionAnswered answered = answered(attempt, question, given);
        return switch (recorder.record(answered).await()) {
            case Outcome.Recorded(StoredEvent stored) when stored.event().equals(answered) -> attempt.with(answered);
            case Outcome.Recorded(StoredEvent stored) -> reread(stored.event(), answered, question, given);
            case Outcome.Refused refused -> refusedAnswer(refused.refusal(), attempt, question.id(), given);
        };
    }

    /**
     * Records an answer without waiting, and tells the attempt with it; empty where there is more to it than that: then
     * {@link #answer} has to say what became of it.
     *
     * @param attempt as {@link #underWay} has it
     * @param question one that it asks
     */
    public Future<Optional<Attempt>> record(Attempt attempt, Question question, Submission given) {
        QuestionAnswered answered = answered(attempt, question, given);
        return recorder.record(answered)
                .map(outcome -> outcome instanceof Outcome.Recorded(StoredEvent stored)
                                && stored.event().equals(answered)
                        ? Optional.of(attempt.with(answered))
                        : Optional.empty());
    }

    private QuestionAnswered answered(Attempt attempt, Question question, Submission given) {
        Mark mark = Marking.mark(question, given.answer());
        return new QuestionAnswered(
                given.event(),
                attempt.learner(),
                now(),
                attempt.course(),
                attempt.quiz(),
                attempt.id(),
                question.id(),
                question.common().revision(),
                given.answer().toJson(),
                given.confidence(),
                given.words(),
                mark.correct(),
                mark.points(),
                mark.outOf(),
                // Where an answer stands once it is marked there is nothing to overwrite.
                attempt.deferred() ? given.replaces() : Optional.empty());
    }

    /** Releases the next hint of a question and returns the attempt with it. */
    public Attempt releaseHint(UUID learner, UUID attemptId, String questionId, UUID event) {
        Attempt attempt = attempt(learner, attemptId);
        Question question = asked(attempt, questionId);
        timeUp(attempt).ifPresent(problem -> {
            throw problem;
        });
        if (attempt.revealsKeyOf(questionId)) {
            throw Problem.conflict(new Message("quiz.problem.hint-late"));
        }
        int next = attempt.releasedHints(questionId) + 1;
        if (next > question.common().hints().size()) {
            throw Problem.conflict(new Message(next == 1 ? "quiz.problem.no-hints" : "quiz.problem.no-more-hints"));
        }
        HintReleased hint = new HintReleased(
                event, learner, now(), attempt.course(), attempt.quiz(), attempt.id(), questionId, next);
        return switch (recorder.record(hint).await()) {
            case Outcome.Recorded(StoredEvent stored)
            when isHintOf(attemptId, questionId, stored.event()) -> load(learner, attemptId);
            case Outcome.Recorded _ -> throw Problem.idInUse();
            case Outcome.Refused refused when refused.refusal().reason() == Reason.CONFLICT -> load(learner, attemptId);
            case Outcome.Refused refused -> throw new RefusedException(refused.refusal());
        };
    }

    private static boolean isHintOf(UUID attempt, String question, LearnerEvent stored) {
        return stored instanceof HintReleased hint
                && hint.attempt().equals(attempt)
                && hint.question().equals(question);
    }

    /** Ends an attempt and returns it with its points. Ending it again changes nothing. */
    public Attempt finish(UUID learner, UUID attemptId, UUID event) {
        Attempt attempt = attempt(learner, attemptId);
        if (!attempt.isInProgress()) {
            return attempt;
        }
        Instant now = now();
        boolean isPast = attempt.deadline().filter(now::isAfter).isPresent();
        AttemptFinished finished = new AttemptFinished(
                event,
                learner,
                isPast ? attempt.deadline().orElseThrow() : now,
                attempt.course(),
                attempt.quiz(),
                attempt.id(),
                isPast,
                attempt.asked());
        settled(recorder.record(finished).await());
        Attempt after = load(learner, attemptId);
        if (after.isInProgress()) {
            throw Problem.idInUse();
        }
        return after;
    }

    /** The question of an attempt as the course has it now, or a problem 404 where it has or asks none of that id. */
    public Question asked(Attempt attempt, String question) {
        if (!attempt.questions().contains(question)) {
            throw noQuestion(question);
        }
        // One that has ended may have asked what the course has no more.
        return quiz(attempt.course(), attempt.quiz()).question(question).orElseThrow(() -> noQuestion(question));
    }

    private static Problem noQuestion(String question) {
        return Problem.notFound(new Message("quiz.problem.question", Map.of("question", question)));
    }

    /** A question of an attempt as its learner sees it; a problem 404 where it asks none of that id. */
    QuestionShown shown(Attempt attempt, String question) {
        return Optional.of(question)
                .filter(attempt.questions()::contains)
                .flatMap(id -> QuestionShown.of(attempt, id, courses))
                .orElseThrow(() -> noQuestion(question));
    }

    /** All questions of an attempt as its learner sees them, without those that nobody remembers. */
    List<QuestionShown> shown(Attempt attempt) {
        return attempt.questions().stream()
                .flatMap(id -> QuestionShown.of(attempt, id, courses).stream())
                .toList();
    }

    private Attempt repeated(Attempt attempt, String question, Submission given) {
        if (attempt.response(question)
                .filter(response -> courses.asAnswered(attempt.course(), attempt.quiz(), question, response.revision())
                        .filter(then -> isSame(then, response, given))
                        .isPresent())
                .isPresent()) {
            return attempt;
        }
        if (attempt.isInProgress()) {
            throw attempt.deferred()
                    ? changed(attempt, question)
                    : Problem.conflict(new Message("quiz.problem.marked"));
        }
        throw timeUp(attempt).orElseGet(() -> Problem.conflict(new Message("quiz.problem.finished")));
    }

    /** That the deadline ended this attempt, if it did. */
    private static Optional<Problem> timeUp(Attempt attempt) {
        return attempt.ending()
                .filter(Attempt.Ending::expired)
                .flatMap(_ -> attempt.deadline())
                .map(Quizzes::late);
    }

    private static Problem changed(Attempt attempt, String question) {
        int version = attempt.response(question).map(Attempt.Response::version).orElse(0);
        return Problem.conflict(new Message("quiz.problem.changed")).with("version", version);
    }

    /** What was left out says nothing else than what is recorded. */
    private static boolean isSame(Question question, Attempt.Response response, Submission given) {
        try {
            return Answers.isSame(question, Answers.fromJson(question, response.answer()), given.answer())
                    && (given.confidence().isEmpty() || given.confidence().equals(response.confidence()))
                    && (given.words().isEmpty() || given.words().equals(response.explanation()));
        } catch (MalformedAnswer changed) {
            return false;
        }
    }

    /**
     * The attempt with the answer, though it may have been changed since; a problem 409 where its id was used before
     * and something else is recorded.
     */
    private Attempt reread(LearnerEvent stored, QuestionAnswered asked, Question question, Submission given) {
        Attempt after = load(asked.learner(), asked.attempt());
        if (stored instanceof QuestionAnswered before && saysTheSame(before, asked)) {
            return after.with(before);
        }
        if (after.response(asked.question())
                .filter(response -> isSame(question, response, given))
                .isEmpty()) {
            throw Problem.idInUse();
        }
        return after;
    }

    /** When it came, and how it was marked then, aside. */
    private static boolean saysTheSame(QuestionAnswered one, QuestionAnswered other) {
        return one.attempt().equals(other.attempt())
                && one.question().equals(other.question())
                && one.answer().equals(other.answer())
                && one.confidence().equals(other.confidence())
                && one.explanation().equals(other.explanation())
                && one.replaces().equals(other.replaces());
    }

    private Attempt refusedAnswer(Refusal refusal, Attempt attempt, String question, Submission given) {
        if (refusal.reason() == Reason.LATE) {
            throw late(attempt.deadline().orElseThrow());
        }
        if (refusal.reason() == Reason.CONFLICT) {
            return repeated(attempt(attempt.learner(), attempt.id()), question, given);
        }
        throw new RefusedException(refusal);
    }

    /** Whether an attempt in progress can't go on: its time is up, or the course has none of its questions any more. */
    private boolean isOver(Attempt attempt) {
        return attempt.isInProgress()
                && (attempt.isLateAt(now()) || attempt.questions().isEmpty());
    }

    /**
     * Ends an attempt that is over; at its deadline if that has passed. Whoever finds it so records the same event, so
     * it is one.
     */
    private void end(Attempt attempt) {
        settled(recorder.record(ending(attempt)).await());
    }

    /**
     * Ends a stored attempt whose time is over, if nobody has meanwhile.
     *
     * @return completes when that is recorded; fails where nobody can say
     */
    Future<Void> expire(Attempt stored) {
        return recorder.record(ending(asStillAsked(stored))).mapEmpty();
    }

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

    /** Records an end; that it was recorded before is as good. */
    private static void settled(Outcome end) {
        if (end instanceof Outcome.Refused(Refusal refusal) && refusal.reason() != Reason.CONFLICT) {
            throw new RefusedException(refusal);
        }
    }

    private Attempt load(UUID learner, UUID id) {
        return lookedUp(learner, id)
                .await()
                .map(this::withResponses)
                .orElseThrow(() -> Problem.notFound(new Message("quiz.problem.attempt", Map.of("attempt", id))));
    }

    private Attempt withResponses(Attempt attempt) {
        Future<List<Attempt.Response>> given = responses.ofAttempt(attempt.learner(), attempt.id());
        Future<Map<String, Integer>> released = hints.ofAttempt(attempt.learner(), attempt.id());
        return attempt.with(given.await(), released.await());
    }

    private static AttemptStarted startedBy(Outcome.Recorded recorded, Quiz quiz) {
        if (recorded.stored().event() instanceof AttemptStarted started
                && started.quiz().equals(quiz.id())) {
            return started;
        }
        throw Problem.idInUse();
    }

    private static Problem late(Instant deadline) {
        return Problem.conflict(new Message("quiz.problem.late", Map.of("deadline", deadline)))
                .with("deadline", deadline);
    }
}
