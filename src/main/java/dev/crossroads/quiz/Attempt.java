package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Asked;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One learner's go at a quiz, as it is recorded.
 *
 * @param number 1 for the learner's first attempt at the quiz
 * @param questions ids of what is asked, in order
 * @param outOf maximum points
 * @param passPoints points that pass
 * @param deadline what arrives more than {@link #GRACE} after it is late
 * @param retryOf the attempt whose missed questions these are
 * @param ending how it ended; empty while it is in progress
 * @param responses by question, only what was answered
 * @param hints by question, how many were released; 0 is left out
 * @param shown by question, the revision that was shown last before it was left open, as far as the log has it
 * @param corrections by question, what was marked again
 * @param reduced whether the course has lost questions of it while it is in progress
 */
public record Attempt(
        UUID id,
        UUID learner,
        String course,
        String quiz,
        int number,
        boolean deferred,
        List<String> questions,
        int outOf,
        int passPoints,
        Instant startedAt,
        Optional<Instant> deadline,
        Optional<UUID> retryOf,
        Optional<Ending> ending,
        Map<String, Response> responses,
        Map<String, Integer> hints,
        Map<String, String> shown,
        Map<String, Correction> corrections,
        boolean reduced) {

    /**
     * The time after the deadline in which answers still count: a form that was sent in time takes a moment, and a page
     * that hands in by itself may have to try twice.
     */
    public static final Duration GRACE = Duration.ofSeconds(5);

    /**
     * The end of an attempt.
     *
     * @param expired whether its deadline ended it
     */
    public record Ending(Instant at, boolean expired, int points) {}

    /**
     * A recorded answer with how it was marked.
     *
     * @param revision of the question as it stood when it was answered
     * @param version which answer to the question this is, 1 for the first; what changes it names it
     */
    public record Response(
            String question,
            String revision,
            JsonNode answer,
            Optional<Confidence> confidence,
            Optional<String> explanation,
            boolean correct,
            int points,
            int outOf,
            Instant answeredAt,
            int version) {
        /** It as one of a count. */
        public Tally tally() {
            return Tally.of(correct, points);
        }
    }

    /** An attempt as it begins: what the projection makes of the event. */
    static Attempt begun(AttemptStarted started) {
        return new Attempt(
                started.attempt(),
                started.learner(),
                started.course(),
                started.quiz(),
                started.number(),
                started.deferred(),
                started.questions(),
                started.outOf(),
                started.passPoints(),
                started.at(),
                started.deadline(),
                started.retryOf(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                false);
    }

    /** The same attempt with its responses and released hints. */
    Attempt with(List<Response> given, Map<String, Integer> released) {
        return changed(
                questions,
                outOf,
                passPoints,
                ending,
                given.stream().collect(Collectors.toUnmodifiableMap(Response::question, Function.identity())),
                released,
                reduced);
    }

    /** The same attempt with what can change of it. */
    private Attempt changed(
            List<String> questions,
            int outOf,
            int passPoints,
            Optional<Ending> ending,
            Map<String, Response> responses,
            Map<String, Integer> hints,
            boolean reduced) {
        return new Attempt(
                id,
                learner,
                course,
                quiz,
                number,
                deferred,
                questions,
                outOf,
                passPoints,
                startedAt,
                deadline,
                retryOf,
                ending,
                responses,
                hints,
                shown,
                corrections,
                reduced);
    }

    /** The same attempt with one more response, or another one in the place of an earlier. */
    Attempt with(QuestionAnswered answered) {
        int before = answered.replaces()
                .or(() -> response(answered.question()).map(Response::version))
                .orElse(0);
        List<Response> given = new ArrayList<>(responses.values());
        given.removeIf(response -> response.question().equals(answered.question()));
        given.add(new Response(
                answered.question(),
                answered.revision(),
                answered.answer(),
                answered.confidence(),
                answered.explanation(),
                answered.correct(),
                answered.points(),
                answered.outOf(),
                answered.at(),
                before + 1));
        return with(given, hints);
    }

    /**
     * The same attempt, asking only those of its questions that the course still has while it is in progress: then a
     * question that leaves it takes its points along, those there are and those that pass. One that has ended asked
     * what it asked.
     *
     * @param courses as they are now
     */
    Attempt stillAsking(Courses courses) {
        return stillAsking(courses.course(course).flatMap(now -> now.quiz(quiz)));
    }

    private Attempt stillAsking(Optional<Quiz> quiz) {
        if (!isInProgress()) {
            return this;
        }
        Set<String> there = quiz.stream()
                .flatMap(now -> now.questions().stream())
                .map(Question::id)
                .collect(Collectors.toSet());
        List<String> left = questions.stream().filter(there::contains).toList();
        // Where none is left it ends as it began: there is nothing that could be passed.
        return left.isEmpty()
                ? changed(left, outOf, passPoints, ending, responses, hints, reduced)
                : asking(left, quiz);
    }

    /**
     * The same attempt without questions that were not answered and that its learner does not want to be asked: they
     * take their points along, and where no other is left nothing was asked.
     *
     * @param quiz as the course has it now
     */
    Attempt without(Set<String> unwanted, Quiz quiz) {
        List<String> left = questions.stream()
                .filter(question -> responses.containsKey(question) || !unwanted.contains(question))
                .toList();
        return left.isEmpty() ? changed(left, 0, 0, ending, responses, hints, true) : asking(left, Optional.of(quiz));
    }

    private Attempt asking(List<String> left, Optional<Quiz> quiz) {
        if (left.size() == questions.size()) {
            return this;
        }
        int maximum = left.stream()
                .flatMap(question -> quiz.flatMap(now -> now.question(question)).stream())
                .mapToInt(question -> question.common().points())
                .sum();
        int passing = PassMark.points(quiz.orElseThrow(), this, maximum);
        return changed(left, maximum, passing, ending, responses, hints, true);
    }

    /**
     * The same attempt at a moment: ended by its deadline where its time was over before anybody recorded that.
     *
     * @param points by question, of its responses
     */
    Attempt asOf(Instant now, Map<String, Integer> points) {
        return isInProgress() && isLateAt(now) ? ended(Math.min(outOf, earned(points))) : this;
    }

    private int earned(Map<String, Integer> points) {
        return points.entrySet().stream()
                .filter(response -> !reduced || questions.contains(response.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Attempt ended(int points) {
        Ending byDeadline = new Ending(deadline.orElseThrow(), true, points);
        return changed(questions, outOf, passPoints, Optional.of(byDeadline), responses, hints, reduced);
    }

    /** The remaining questions, where the attempt has lost some: so that the log tells what was asked. */
    Optional<Asked> asked() {
        return reduced ? Optional.of(new Asked(questions, outOf, passPoints)) : Optional.empty();
    }

    /**
     * The number of the next attempt at a quiz, from 1.
     *
     * @param history all attempts at it so far
     */
    static int next(List<Attempt> history) {
        return history.stream().mapToInt(Attempt::number).max().orElse(0) + 1;
    }

    /** Whether answers are still taken, the deadline aside. */
    public boolean isInProgress() {
        return ending.isEmpty();
    }

    /** Whether it is over at that moment: its deadline has passed, and what was under way then has had its time. */
    public boolean isLateAt(Instant now) {
        return overAt().filter(now::isAfter).isPresent();
    }

    /** When it is over by its deadline, {@link #GRACE} included. */
    public Optional<Instant> overAt() {
        return deadline.map(at -> at.plus(GRACE));
    }

    /** Whether it ended with enough points. */
    public boolean isPassed() {
        return ending.filter(e -> e.points() >= passPoints).isPresent();
    }

    /** The response to a question, if there is one. */
    public Optional<Response> response(String question) {
        return Optional.ofNullable(responses.get(question));
    }

    /** The number of hints of a question that were released. */
    public int releasedHints(String question) {
        return hints.getOrDefault(question, 0);
    }

    /** Whether the learner may see how what they answered was marked: at once, or when a deferred attempt has ended. */
    public boolean revealsMarks() {
        return !isSealed() && (!deferred || !isInProgress());
    }

    /**
     * Whether it tells its learner neither marks nor keys of questions, not at its end either: {@link Quiz#isSealed}.
     */
    public boolean isSealed() {
        return Quiz.isSealed(quiz);
    }

    /**
     * Whether the learner has earned the key of a question: in immediate mode by answering it, in deferred mode by
     * finishing the attempt, and of a sealed quiz never.
     */
    public boolean revealsKeyOf(String question) {
        return !isSealed() && (!isInProgress() || revealsMarks() && responses.containsKey(question));
    }

    /** The question with its key, where the learner has earned it. */
    Optional<Earned> earned(Question question) {
        return revealsKeyOf(question.id()) ? Optional.of(new Earned(question)) : Optional.empty();
    }

    /** A question whose key its learner may see. Only {@link Attempt#earned} makes one. */
    static final class Earned {
        private final Question question;

        private Earned(Question question) {
            this.question = question;
        }

        Question question() {
            return question;
        }
    }

    /** The correction of the answer to a question, if it was marked again. */
    Optional<Correction> correction(String question) {
        return Optional.ofNullable(corrections.get(question));
    }

    /** Whether a question of it counts for nothing. */
    public boolean leavesOut(String question) {
        return correction(question).filter(Correction::leavesOut).isPresent();
    }

    /** The tally of those of its questions that count. Only a finished attempt tells. */
    public Tally tally() {
        return tally(question -> response(question).map(Response::tally));
    }

    /**
     * The same of an attempt without its responses.
     *
     * @param given the tally of the answer to a question; empty where it was left open
     */
    public Tally tally(Function<String, Optional<Tally>> given) {
        return Tally.sum(questions.stream()
                .filter(q -> !leavesOut(q))
                .map(q -> given.apply(q).orElse(Tally.OPEN)));
    }

    /** Asked questions that are not answered correctly, in order. Only a finished attempt tells. */
    public List<String> missed() {
        return questions.stream()
                .filter(q -> !leavesOut(q))
                .filter(q -> response(q).filter(Response::correct).isEmpty())
                .toList();
    }

    /**
     * The question that has to be answered before this one opens; empty where it is open. An attempt that asks only
     * what was missed waits for nothing that it does not ask.
     *
     * @param quiz as the course has it now
     */
    public Optional<String> opensAfter(Quiz quiz, String question) {
        return isInProgress() && !responses.containsKey(question)
                ? quiz.opensAfter(question, questions).filter(first -> !responses.containsKey(first))
                : Optional.empty();
    }

    /** The first question without a response, if any is left. */
    public Optional<String> firstUnanswered() {
        return questions.stream().filter(q -> !responses.containsKey(q)).findFirst();
    }
}
