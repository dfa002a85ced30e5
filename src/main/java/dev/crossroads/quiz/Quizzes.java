package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.Gathered;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Recorder;
import dev.crossroads.event.RefusedException;
import dev.crossroads.quiz.ReviewWishes.LeftOut;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.TimeOrderedIds;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Attempts for learners: starting, answering, asking for a hint, finishing. Each is checked against what is recorded,
 * then recorded itself, and only then answered. What can't be done is a {@link Problem}.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class Quizzes {
    /** A placement may be taken again after so long: sooner, its sums would tell which answers were right. */
    public static final Duration PLACED_AGAIN_AFTER = Duration.ofDays(1);

    private final Courses courses;
    private final Recorder recorder;
    private final Attempts attempts;
    private final Answering answering;
    private final Results results;
    private final LearnerWishes wishes;
    private final Reviews reviews;
    private final Gathered<LearnerTerms.OfCourse, CourseTerms> terms;
    private final Deadlines deadlines;

    /**
     * Quizzes of these courses, on these terms; deadlines are kept by this clock.
     *
     * @param wishes of learners for their reviews
     * @param changes of learners, to forget what they remembered before
     * @param shown is told what is answered, and puts what was left open into the log before an attempt ends
     */
    public Quizzes(
            Courses courses,
            Recorder recorder,
            ShownLog shown,
            Pool pool,
            LearnerTerms terms,
            LearnerWishes wishes,
            LearnerChanges changes,
            InstantSource clock) {
        this.terms = new Gathered<>(asked -> LearnerTerms.ofAll(terms, asked));
        deadlines = new Deadlines(courses, recorder, pool, terms, clock);
        this.courses = courses;
        this.recorder = recorder;
        results = new Results(pool, courses);
        this.wishes = wishes;
        reviews = new Reviews(courses, pool, wishes, changes);
        attempts = new Attempts(courses, recorder, shown, pool, clock);
        answering = new Answering(courses, attempts, recorder, shown);
    }

    Attempts attempts() {
        return attempts;
    }

    Answering answering() {
        return answering;
    }

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
        return attempts.now();
    }

    /**
     * All of a learner's attempts at a quiz without their responses, the latest first, none of them overdue. They ask
     * what the course still has of their questions; one in progress with none left is ended.
     */
    public List<Attempt> history(UUID learner, String course, String quiz) {
        return attempts.history(learner, course, quiz).await();
    }

    /** The attempt at a quiz that is in progress, with its responses, if there is one. */
    public Optional<Attempt> inProgress(UUID learner, String course, String quiz) {
        return history(learner, course, quiz).stream()
                .findFirst()
                .filter(Attempt::isInProgress)
                .map(open -> attempts.withResponses(open).await());
    }

    /** The tallies of the attempts of a {@link #history} that have ended, by their ids. */
    Map<UUID, Tally> tallies(UUID learner, List<Attempt> ended) {
        return attempts.tallies(learner, ended).await();
    }

    /** The same attempt of a {@link #history} with its responses. */
    Attempt withResponses(Attempt attempt) {
        return attempts.withResponses(attempt).await();
    }

    /** A learner's attempt with its responses, or a problem 404. One that is overdue is ended by its deadline. */
    public Attempt attempt(UUID learner, UUID id) {
        return attempts.attempt(learner, id).await();
    }

    /** Records an answer and returns the attempt with it, or a problem 409: see {@link Answering#answer}. */
    public Attempt answer(Attempt attempt, Question question, Submission given) {
        return answering.answer(attempt, question, given).await().orProblem();
    }

    /** The terms that a learner's cohorts on a course set for them. */
    CourseTerms terms(UUID learner, String course) {
        return said(learner, course).await();
    }

    /** The same; while the database is away, the course's own terms, which an attempt is not begun by. */
    CourseTerms termsIfKnown(UUID learner, String course) {
        return said(learner, course).otherwise(CourseTerms.NONE).await();
    }

    private Future<CourseTerms> said(UUID learner, String course) {
        return terms.ask(new LearnerTerms.OfCourse(learner, course)).map(known -> known.orElse(CourseTerms.NONE));
    }

    /**
     * The questions of an attempt that a learner would begin now.
     *
     * @param history their attempts at it so far
     * @param zone in which their days begin
     */
    List<Question> offered(UUID learner, String course, Quiz quiz, List<Attempt> history, ZoneId zone) {
        return switch (quiz.id()) {
            case Quiz.MIXED ->
                Selection.missed(
                        course(course), results.of(learner, course, now()).await());
            case Quiz.REVIEW -> reviews(learner, zone).plan().questions(course);
            case String id when Quiz.isRefresher(id) -> refreshed(learner, course, Quiz.refreshed(id), zone);
            case String id when Quiz.isWarmUp(id) -> warmUp(learner, course, quiz);
            default ->
                quiz.isSealed() ? placing(course(course), quiz, history) : Selection.drawn(learner, quiz, history);
        };
    }

    /**
     * The questions of a warm-up that a cohort of the learner's gives as homework; of those that the course has now.
     */
    List<Question> warmUp(UUID learner, String course, Quiz quiz) {
        return Selection.named(quiz, terms(learner, course).warmUp(quiz.id()));
    }

    private static List<Question> placing(Course course, Quiz quiz, List<Attempt> history) {
        if (quiz.id().startsWith(Quiz.GAIN)) {
            return GainTests.form(course, quiz.id());
        }
        return PlacementItems.parts(course).stream()
                .filter(part -> quiz.id().equals(Quiz.PLACEMENT + part.slug()))
                .findFirst()
                .map(part -> PlacementItems.chosen(course, part, question -> (int) history.stream()
                        .filter(attempt -> attempt.questions().contains(question))
                        .count()))
                .orElse(List.of());
    }

    /** A problem 409 where a sealed quiz is begun at another time than it may be, or is to tell what was missed. */
    private void refuseGuessing(UUID learner, String course, Quiz quiz, List<Attempt> history, Optional<UUID> retryOf) {
        if (!quiz.isSealed()) {
            return;
        }
        if (retryOf.isPresent()) {
            throw Problem.conflict(new Message("quiz.problem.sealed"));
        }
        if (quiz.id().startsWith(Quiz.GAIN)) {
            GainTests.closed(
                            course(course),
                            quiz.id(),
                            results.of(learner, course, now()).await())
                    .ifPresent(why -> {
                        throw Problem.conflict(why);
                    });
            return;
        }
        history.stream()
                .flatMap(attempt -> attempt.ending().stream())
                .map(ending -> ending.at().plus(PLACED_AGAIN_AFTER))
                .filter(now()::isBefore)
                .findFirst()
                .ifPresent(next -> {
                    throw Problem.conflict(new Message("quiz.problem.placed-lately", Map.of("time", next)))
                            .with("next", next);
                });
    }

    private List<Question> refreshed(UUID learner, String course, String concept, ZoneId zone) {
        Reviews.Read read = reviews(learner, zone);
        return read.courses().stream()
                .filter(one -> one.course().id().equals(course))
                .flatMap(one -> DueQuestions.of(one, read.wishes()).on(concept, Quiz.REVIEW_AT_ONCE).stream())
                .toList();
    }

    /** The reviews of learners, read in the one way. */
    public Reviews reviews() {
        return reviews;
    }

    /** The review of a learner, of all courses. */
    public Reviews.Read reviews(UUID learner, ZoneId zone) {
        return reviews.of(learner, now(), zone).await();
    }

    /**
     * Starts an attempt, or resumes the one in progress.
     *
     * @param retryOf ask only what was missed in this finished attempt
     * @param zone in which the learner's days begin
     */
    public Attempt start(
            UUID learner, String courseId, String quizId, UUID event, Optional<UUID> retryOf, ZoneId zone) {
        Quiz quiz = quiz(courseId, quizId);
        List<Attempt> history = history(learner, courseId, quizId);
        Optional<Attempt> open = history.stream().findFirst().filter(Attempt::isInProgress);
        if (open.isPresent()) {
            Attempt begun = attempts.withResponses(open.get()).await();
            if (!isThrough(quiz, begun, zone)) {
                return begun;
            }
            // It shows no keys now: that would keep its questions from coming today.
            finish(asWished(begun, zone), TimeOrderedIds.next(), lastAnswered(begun));
            history = history(learner, courseId, quizId);
        }
        refuseGuessing(learner, courseId, quiz, history, retryOf);
        CourseTerms said = terms(learner, courseId);
        AttemptStarted started = Beginning.of(
                event,
                learner,
                now(),
                courseId,
                quiz,
                said.of(quiz),
                retryOf.isPresent() ? List.of() : offered(learner, courseId, quiz, history, zone),
                history,
                retryOf.map(finished -> load(learner, finished)));
        return switch (recorder.record(started).await()) {
            case Outcome.Recorded recorded -> {
                AttemptStarted begun = recorded.same(
                                AttemptStarted.class, stored -> stored.quiz().equals(quizId))
                        .orElseThrow(Problem::idInUse);
                // Terms that changed meanwhile were changed without knowledge of this attempt.
                boolean haveChanged = !said.equals(CourseTerms.NONE) && !said.equals(terms(learner, courseId));
                if (haveChanged) {
                    deadlines.align(List.of(learner), courseId);
                }
                yield begun.equals(started) && !haveChanged ? attempts.begunBy(begun) : load(learner, begun.attempt());
            }
            case Outcome.Refused refused ->
                inProgress(learner, courseId, quizId).orElseThrow(() -> new RefusedException(refused.refusal()));
        };
    }

    /** A learner who answered the last question of a review, or leaves out the rest, may never ask for its results. */
    private boolean isThrough(Quiz quiz, Attempt begun, ZoneId zone) {
        return Quiz.isReview(quiz.id()) && openIn(begun, zone).isEmpty();
    }

    /** The questions of an attempt in progress that are not answered and not left out, in its order. */
    List<String> openIn(Attempt attempt, ZoneId zone) {
        List<String> open = attempt.questions().stream()
                .filter(question -> attempt.response(question).isEmpty())
                .toList();
        Map<String, LeftOut> leftOut = open.isEmpty() ? Map.of() : leftOut(attempt, zone);
        return open.stream().filter(question -> !leftOut.containsKey(question)).toList();
    }

    /** The questions of a review that its learner leaves out today. */
    Map<String, LeftOut> leftOut(Attempt attempt, ZoneId zone) {
        if (!Quiz.isReview(attempt.quiz())) {
            return Map.of();
        }
        LocalDate today = LocalDate.ofInstant(now(), zone);
        ReviewWishes wish =
                wishes.of(List.of(attempt.learner())).await().getOrDefault(attempt.learner(), ReviewWishes.STANDARD);
        return attempt.questions().stream()
                .flatMap(question -> wish.leavesOut(attempt.course(), question, today).stream())
                .collect(Collectors.toMap(LeftOut::question, Function.identity()));
    }

    /** Releases the next hint of a question and returns the attempt with it. */
    public Attempt releaseHint(UUID learner, UUID attemptId, String questionId, UUID event) {
        Attempt attempt = attempt(learner, attemptId);
        Question question = asked(attempt, questionId);
        Answering.timeUp(attempt).ifPresent(problem -> {
            throw problem;
        });
        if (attempt.revealsKeyOf(questionId)) {
            throw Problem.conflict(new Message("quiz.problem.hint-late"));
        }
        if (attempt.opensAfter(quiz(attempt.course(), attempt.quiz()), questionId)
                .isPresent()) {
            throw Answering.closed();
        }
        int next = attempt.releasedHints(questionId) + 1;
        if (attempt.isSealed() || next > question.common().hints().size()) {
            throw Problem.conflict(new Message(next == 1 ? "quiz.problem.no-hints" : "quiz.problem.no-more-hints"));
        }
        HintReleased hint = new HintReleased(
                event, learner, now(), attempt.course(), attempt.quiz(), attempt.id(), questionId, next);
        return switch (recorder.record(hint).await()) {
            case Outcome.Recorded recorded ->
                recorded.same(
                                HintReleased.class,
                                stored -> stored.attempt().equals(attemptId)
                                        && stored.question().equals(questionId))
                        .map(_ -> load(learner, attemptId))
                        .orElseThrow(Problem::idInUse);
            case Outcome.Refused refused when refused.refusal().reason() == Reason.CONFLICT -> load(learner, attemptId);
            case Outcome.Refused refused -> throw new RefusedException(refused.refusal());
        };
    }

    /**
     * Ends an attempt and returns it with its points. Ending it again changes nothing. What its learner left out of a
     * review without answering it was not asked: it is not missed, nor counted by anybody.
     *
     * @param zone in which the learner's days begin
     */
    public Attempt finish(UUID learner, UUID attemptId, UUID event, ZoneId zone) {
        Attempt attempt = attempt(learner, attemptId);
        if (!attempt.isInProgress()) {
            return attempt;
        }
        return finish(asWished(attempt, zone), event, now());
    }

    /** An attempt in progress without what its learner left out and did not answer; any other as it is. */
    Attempt asWished(Attempt attempt, ZoneId zone) {
        Map<String, LeftOut> leftOut = attempt.isInProgress() ? leftOut(attempt, zone) : Map.of();
        return leftOut.isEmpty() ? attempt : attempt.without(leftOut.keySet(), quiz(attempt.course(), attempt.quiz()));
    }

    private static Instant lastAnswered(Attempt attempt) {
        return attempt.responses().values().stream()
                .map(Attempt.Response::answeredAt)
                .max(Comparator.naturalOrder())
                .orElse(attempt.startedAt());
    }

    private Attempt finish(Attempt attempt, UUID event, Instant now) {
        UUID learner = attempt.learner();
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
        attempts.settle(finished).await();
        Attempt after = load(learner, attempt.id());
        if (after.isInProgress()) {
            throw Problem.idInUse();
        }
        return after;
    }

    /** Ends an attempt to practise or to warm up once all of it is answered: it has nothing to hand in. */
    Attempt settled(Attempt after) {
        boolean isDone = (quiz(after.course(), after.quiz()).practice() || Quiz.isWarmUp(after.quiz()))
                && after.isInProgress()
                && after.firstUnanswered().isEmpty();
        return isDone ? finish(after, TimeOrderedIds.next(), now()) : after;
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

    private Attempt load(UUID learner, UUID id) {
        return attempts.load(learner, id).await();
    }
}
