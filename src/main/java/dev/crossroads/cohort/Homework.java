package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.Tally;
import dev.crossroads.statistics.Proportion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A warm-up that was given as homework: who of a cohort did it, and how it went.
 *
 * @param questions those that the course has now, in their order
 * @param gone how many of them it has no more
 * @param members everybody, in the order in which they are given; of an anonymous cohort nobody
 * @param done how many of all of them handed it in
 */
@Pure
record Homework(WarmUpTable.WarmUp warmUp, List<Asked> questions, int gone, List<Of> members, Proportion done) {

    /**
     * A question.
     *
     * @param answered by those who did; in an anonymous cohort by whole groups alone, as {@link Anonymity} has it
     */
    record Asked(Quiz quiz, Question question, Tally answered) {}

    /**
     * A member.
     *
     * @param attempt if they began one
     * @param answered how they answered what it asked them, as far as they have
     */
    record Of(Membership member, Optional<Attempt> attempt, Tally answered) {
        /** The state of it, in words that programs read. */
        State state() {
            return attempt.map(begun -> begun.isInProgress() ? State.BEGUN : State.DONE)
                    .orElse(State.NOT_BEGUN);
        }
    }

    /** A member's state; those who have not done it come first. */
    enum State {
        NOT_BEGUN,
        BEGUN,
        DONE
    }

    /** The quiz of a warm-up, asking what the course has of it now; empty where it has none of it. */
    static Optional<Quiz> quiz(Course course, WarmUpTable.WarmUp warmUp) {
        return course.quiz(Quiz.warmUp(warmUp.id()))
                .map(quiz -> quiz.asking(warmUp.questions().stream()
                        .flatMap(named -> quiz.question(named.question()).stream())
                        .toList()))
                .filter(quiz -> !quiz.questions().isEmpty());
    }

    /**
     * Of members and their results.
     *
     * @param isAnonymous whether none of them is told of alone
     */
    static Homework of(
            Course course,
            WarmUpTable.WarmUp warmUp,
            List<Membership> members,
            Map<UUID, CourseResults> results,
            boolean isAnonymous) {
        List<Question> questions = quiz(course, warmUp).map(Quiz::questions).orElse(List.of());
        List<Of> all = members.stream()
                .map(member -> of(warmUp, member, results.getOrDefault(member.learner(), CourseResults.NONE)))
                .toList();
        return new Homework(
                warmUp,
                questions.stream()
                        .map(question -> asked(course, warmUp, question, results, isAnonymous))
                        .toList(),
                warmUp.questions().size() - questions.size(),
                isAnonymous ? List.of() : all,
                new Proportion(
                        (int) all.stream()
                                .filter(one -> one.state() == State.DONE)
                                .count(),
                        all.size()));
    }

    private static Of of(WarmUpTable.WarmUp warmUp, Membership member, CourseResults results) {
        Map<String, Tally> given =
                given(warmUp, results).collect(Collectors.toMap(Marked::question, Marked::tally, (one, _) -> one));
        Optional<Attempt> attempt = results.attempts().stream()
                .filter(begun -> begun.quiz().equals(Quiz.warmUp(warmUp.id())))
                .min(Comparator.comparingInt(Attempt::number));
        return new Of(
                member,
                attempt,
                attempt.map(begun -> begun.tally(question -> Optional.ofNullable(given.get(question))))
                        .orElse(Tally.NONE));
    }

    private static Stream<Marked> given(WarmUpTable.WarmUp warmUp, CourseResults results) {
        return results.responses().stream()
                .filter(response -> response.quiz().equals(Quiz.warmUp(warmUp.id())) && response.counts());
    }

    private static Asked asked(
            Course course,
            WarmUpTable.WarmUp warmUp,
            Question question,
            Map<UUID, CourseResults> results,
            boolean isAnonymous) {
        List<Marked> given = results.values().stream()
                .flatMap(of -> given(warmUp, of))
                .filter(response -> response.question().equals(question.id()))
                .sorted(Comparator.comparing(Marked::markedAt).thenComparing(Marked::attempt))
                .toList();
        int told = isAnonymous ? given.size() - given.size() % Anonymity.TOGETHER : given.size();
        return new Asked(
                course.allQuizzes()
                        .filter(quiz -> quiz.question(question.id()).isPresent())
                        .findFirst()
                        .orElseThrow(),
                question,
                Tally.sum(given.stream().limit(told).map(Marked::tally)));
    }
}
