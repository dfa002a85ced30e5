package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Arrangement;
import dev.crossroads.term.Terms;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The beginning of an attempt: which questions it asks, in which order, until when, and what passes. */
@Pure
final class Beginning {
    private Beginning() {}

    /**
     * The event that begins an attempt; a problem 409 where none may begin.
     *
     * @param terms on which this learner takes the quiz
     * @param offered what it asks where it is no retry
     * @param history the learner's attempts at the quiz so far
     * @param retryOf ask only what was missed in this one
     */
    static AttemptStarted of(
            UUID event,
            UUID learner,
            Instant now,
            String course,
            Quiz quiz,
            Terms terms,
            List<Question> offered,
            List<Attempt> history,
            Optional<Attempt> retryOf) {
        switch (terms.at(now)) {
            case NOT_OPEN ->
                throw Problem.conflict(new Message(
                                "quiz.problem.not-open",
                                Map.of("time", terms.opensAt().orElseThrow())))
                        .with("opensAt", terms.opensAt().orElseThrow());
            case CLOSED ->
                throw Problem.conflict(new Message(
                                "quiz.problem.closed-since",
                                Map.of("time", terms.closesAt().orElseThrow())))
                        .with("closesAt", terms.closesAt().orElseThrow());
            case OPEN -> {}
        }
        if (!terms.leaves(history.size())) {
            throw Problem.conflict(
                    Quiz.isWarmUp(quiz.id())
                            ? new Message("quiz.warmed-up")
                            : new Message(
                                    "quiz.problem.used-up",
                                    Map.of("count", terms.attempts().getAsInt())));
        }
        // From the event's id, so that asking twice to record it begins one attempt.
        UUID attempt = UUID.nameUUIDFromBytes(("attempt " + learner + event).getBytes(StandardCharsets.UTF_8));
        List<Question> questions =
                retryOf.map(finished -> missed(course, quiz, finished)).orElse(offered);
        if (questions.isEmpty()) {
            throw Problem.conflict(new Message(
                    switch (quiz.id()) {
                        case Quiz.REVIEW -> "quiz.problem.nothing-due";
                        case String id when Quiz.isRefresher(id) -> "quiz.nothing-to-refresh";
                        case String id when Quiz.isWarmUp(id) -> "quiz.problem.no-warm-up";
                        case Quiz.MIXED -> "quiz.problem.nothing-to-repeat";
                        default -> "quiz.problem.nothing-to-place";
                    }));
        }
        int outOf = questions.stream()
                .mapToInt(question -> question.common().points())
                .sum();
        return new AttemptStarted(
                event,
                learner,
                now,
                course,
                quiz.id(),
                attempt,
                Attempt.next(history),
                quiz.mode() == Quiz.Mode.DEFERRED,
                Arrangement.questions(attempt, quiz, questions),
                outOf,
                PassMark.points(quiz.passMark(), outOf),
                terms.deadline(now),
                retryOf.map(Attempt::id));
    }

    private static List<Question> missed(String course, Quiz quiz, Attempt attempt) {
        if (attempt.isInProgress()
                || !attempt.course().equals(course)
                || !attempt.quiz().equals(quiz.id())) {
            throw Problem.conflict(new Message("quiz.problem.not-finished"));
        }
        List<String> missed = attempt.missed();
        List<Question> questions = quiz.questions().stream()
                .filter(question -> missed.contains(question.id()))
                .toList();
        if (questions.isEmpty()) {
            throw Problem.conflict(new Message("quiz.problem.nothing-missed"));
        }
        return questions;
    }
}
