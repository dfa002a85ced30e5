package dev.crossroads.progress;

import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.QuizStanding;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A quiz as it is offered beside its lesson, with what the learner made of it.
 *
 * @param href its page, or the question that is next where an attempt is in progress; of one for practice that was
 *     answered, how that went
 * @param practice whether it counts for nothing
 * @param action where the form that starts an attempt is sent
 * @param questions how many it has
 * @param state how far the learner is with it
 * @param best the best result; empty before the first finished attempt
 * @param attempts how many were started
 */
public record QuizCard(
        String title,
        boolean practice,
        String href,
        String action,
        int questions,
        State state,
        Optional<Score> best,
        int attempts) {

    /** Points that an attempt earned, of those there were. */
    public record Score(int points, int outOf) {}

    /** A learner's progress with a quiz. */
    public enum State {
        /** No attempt was started. */
        NEW,
        /** An attempt is in progress. */
        IN_PROGRESS,
        /** The best attempt passed. */
        PASSED,
        /** Attempts were finished and none passed. */
        NOT_PASSED;

        /** The progress that such a standing amounts to. */
        static State of(QuizStanding standing) {
            if (standing.inProgress()) {
                return IN_PROGRESS;
            }
            return standing.best().isEmpty() ? NEW : standing.isPassed() ? PASSED : NOT_PASSED;
        }
    }

    /** Whether the best attempt passed. */
    public boolean passed() {
        return state == State.PASSED;
    }

    /** Whether an attempt has to be started before there is anything to answer or to see. */
    public boolean startable() {
        return state == State.NEW;
    }

    /** The key of the state in words. */
    public String words() {
        return switch (state) {
            case NEW -> "progress.quiz.new";
            case IN_PROGRESS -> "progress.quiz.in-progress";
            case PASSED -> "progress.quiz.passed";
            case NOT_PASSED -> "progress.quiz.not-passed";
        };
    }

    /** The key of what following the link does. */
    public String invitation() {
        return switch (state) {
            case NEW -> "progress.quiz.start";
            case IN_PROGRESS -> "progress.quiz.continue";
            case PASSED, NOT_PASSED -> "progress.quiz.open";
        };
    }

    /** Of each of these quizzes that the course has. */
    static List<QuizCard> all(Standing standing, Collection<String> quizzes) {
        return quizzes.stream()
                .flatMap(id -> standing.course().quiz(id).stream())
                .map(quiz -> of(standing, quiz))
                .toList();
    }

    /** Where a learner stands with a quiz. */
    static QuizCard of(Standing standing, Quiz quiz) {
        QuizStanding result = standing.quiz(quiz);
        return new QuizCard(
                quiz.title(),
                quiz.practice(),
                result.best()
                        .filter(_ -> quiz.practice() && !result.inProgress())
                        .map(best -> Paths.attempt(best.id()))
                        .orElseGet(() -> Paths.quiz(standing.course().id(), quiz.id())),
                Paths.quiz(standing.course().id(), quiz.id()),
                quiz.asks(),
                State.of(result),
                result.best().flatMap(best -> best.ending().map(ending -> new Score(ending.points(), best.outOf()))),
                result.attempts());
    }
}
