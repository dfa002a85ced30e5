package dev.crossroads.quiz;

import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.Outcome;
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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Marks an answer, has it recorded, and says what became of it. Nothing here waits. */
final class Answering {
    private final Courses courses;
    private final Attempts attempts;
    private final Recorder recorder;
    private final ShownLog shown;

    Answering(Courses courses, Attempts attempts, Recorder recorder, ShownLog shown) {
        this.courses = courses;
        this.attempts = attempts;
        this.recorder = recorder;
        this.shown = shown;
    }

    /** The outcome of an answer. */
    sealed interface Answered {

        /**
         * It is recorded, or the same was before.
         *
         * @param attempt with at least that answer
         */
        record Recorded(Attempt attempt) implements Answered {}

        /** It contradicts what is recorded, or came too late: a problem 409. */
        record Refused(Problem why) implements Answered {}

        /** The attempt with the answer; throws the problem where it was refused. */
        default Attempt orProblem() {
            return switch (this) {
                case Recorded(Attempt attempt) -> attempt;
                case Refused(Problem why) -> throw why;
            };
        }
    }

    /**
     * Records an answer; the same again changes nothing.
     *
     * @param attempt as {@link Attempts#begun} has it
     * @param question one that it asks
     * @return fails with a {@link RefusedException} where the recorder refuses it for what the learner can't know
     */
    Future<Answered> answer(Attempt attempt, Question question, Submission given) {
        if (given.answer() instanceof Answer.DontKnow && !attempt.isSealed()) {
            return Future.succeededFuture(
                    new Answered.Refused(Problem.badRequest(new Message("quiz.problem.dont-know"))));
        }
        if (attempt.revealsKeyOf(question.id())) {
            return Future.succeededFuture(repeated(attempt, question, given));
        }
        return isClosed(attempt, question)
                .compose(closed -> closed
                        ? Future.succeededFuture(new Answered.Refused(closed()))
                        : record(attempt, question, given));
    }

    /**
     * Whether the part before this one has to be answered first. What was answered is looked up for such parts alone:
     * an attempt in memory does not know it.
     */
    private Future<Boolean> isClosed(Attempt attempt, Question question) {
        Optional<Quiz> quiz = courses.course(attempt.course())
                .flatMap(course -> course.quiz(attempt.quiz()))
                .filter(asking -> attempt.opensAfter(asking, question.id()).isPresent());
        return quiz.map(asking -> attempts.load(attempt.learner(), attempt.id())
                        .map(now -> now.opensAfter(asking, question.id()).isPresent()))
                .orElse(Future.succeededFuture(false));
    }

    private Future<Answered> record(Attempt attempt, Question question, Submission given) {
        QuestionAnswered asked = marked(attempt, question, given);
        return recorder.record(asked).compose(outcome -> switch (outcome) {
            case Outcome.Recorded(StoredEvent stored)
            when stored.event().equals(asked) -> {
                shown.answered(asked);
                yield Future.succeededFuture(new Answered.Recorded(attempt.with(asked)));
            }
            case Outcome.Recorded(StoredEvent stored) -> recordedBefore(stored, asked, question, given);
            case Outcome.Refused(Refusal refusal) -> refused(refusal, attempt, question, given);
        });
    }

    private QuestionAnswered marked(Attempt attempt, Question question, Submission given) {
        Mark mark = Marking.mark(question, given.answer());
        return new QuestionAnswered(
                given.event(),
                attempt.learner(),
                attempts.now(),
                attempt.course(),
                attempt.quiz(),
                attempt.id(),
                question.id(),
                question.common().revision(),
                given.answer().toJson(),
                given.answer() instanceof Answer.DontKnow ? Optional.empty() : given.confidence(),
                given.words(),
                mark.correct(),
                mark.points(),
                mark.outOf(),
                // Where an answer stands once it is marked there is nothing to overwrite.
                attempt.deferred() ? given.replaces() : Optional.empty(),
                given.shown(),
                given.untimed());
    }

    /** Its id is taken: by itself, by an answer that says the same, or by something else. */
    private Future<Answered> recordedBefore(
            StoredEvent stored, QuestionAnswered asked, Question question, Submission given) {
        return attempts.load(asked.learner(), asked.attempt()).map(after -> {
            if (stored.event() instanceof QuestionAnswered before && saysTheSame(before, asked)) {
                return new Answered.Recorded(after.with(before));
            }
            return isRecorded(after, question, given)
                    ? new Answered.Recorded(after)
                    : new Answered.Refused(Problem.idInUse());
        });
    }

    /** When it was shown and came, and how it was marked then, aside. */
    private static boolean saysTheSame(QuestionAnswered one, QuestionAnswered other) {
        return one.attempt().equals(other.attempt())
                && one.question().equals(other.question())
                && one.answer().equals(other.answer())
                && one.confidence().equals(other.confidence())
                && one.explanation().equals(other.explanation())
                && one.replaces().equals(other.replaces());
    }

    private Future<Answered> refused(Refusal refusal, Attempt attempt, Question question, Submission given) {
        return switch (refusal.reason()) {
            // Where it was known before, its deadline may have been another one.
            case LATE ->
                attempts.load(attempt.learner(), attempt.id())
                        .map(now -> new Answered.Refused(
                                late(now.deadline().or(attempt::deadline).orElseThrow())));
            case CONFLICT ->
                attempts.attempt(attempt.learner(), attempt.id()).map(now -> repeated(now, question, given));
            case UNKNOWN, INVALID -> Future.failedFuture(new RefusedException(refusal));
        };
    }

    /** An answer to a question that takes none any more: the one that stands, or another. */
    private Answered repeated(Attempt attempt, Question question, Submission given) {
        boolean isRecorded = attempt.response(question.id())
                .filter(response -> courses.asAnswered(
                                attempt.course(), attempt.quiz(), question.id(), response.revision())
                        .filter(then -> isSame(then, response, given))
                        .isPresent())
                .isPresent();
        return isRecorded ? new Answered.Recorded(attempt) : new Answered.Refused(contradiction(attempt, question));
    }

    private static Problem contradiction(Attempt attempt, Question question) {
        if (!attempt.isInProgress()) {
            return timeUp(attempt).orElseGet(() -> Problem.conflict(new Message("quiz.problem.finished")));
        }
        if (!attempt.deferred()) {
            return Problem.conflict(new Message("quiz.problem.marked"));
        }
        int version =
                attempt.response(question.id()).map(Attempt.Response::version).orElse(0);
        return Problem.conflict(new Message("quiz.problem.changed")).with("version", version);
    }

    private static boolean isRecorded(Attempt attempt, Question question, Submission given) {
        return attempt.response(question.id())
                .filter(response -> isSame(question, response, given))
                .isPresent();
    }

    /** Members that were left out count as unchanged. */
    private static boolean isSame(Question question, Attempt.Response response, Submission given) {
        try {
            return Answers.isSame(question, Answers.fromJson(question, response.answer()), given.answer())
                    && (given.confidence().isEmpty() || given.confidence().equals(response.confidence()))
                    && (given.words().isEmpty() || given.words().equals(response.explanation()));
        } catch (MalformedAnswer changed) {
            return false;
        }
    }

    /** The refusal of a part that is answered before the one before it. */
    static Problem closed() {
        return Problem.conflict(new Message("quiz.problem.closed"));
    }

    /** The end of this attempt by its deadline, if it came. */
    static Optional<Problem> timeUp(Attempt attempt) {
        return attempt.ending()
                .filter(Attempt.Ending::expired)
                .flatMap(_ -> attempt.deadline())
                .map(Answering::late);
    }

    private static Problem late(Instant deadline) {
        return Problem.conflict(new Message("quiz.problem.late", Map.of("deadline", deadline)))
                .with("deadline", deadline);
    }
}
