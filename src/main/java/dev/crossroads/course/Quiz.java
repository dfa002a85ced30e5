package dev.crossroads.course;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A set of questions that are attempted together.
 *
 * @param id its path below the quizzes folder without {@code .toml}
 * @param lesson the first lesson that places it
 * @param timeLimit from the start of an attempt to its deadline
 * @param attempts the most attempts a learner may start; empty for no limit
 * @param passMark the share of all points that passes, 0 to 1
 * @param shuffle whether each attempt has its own order of questions
 * @param practice whether it stands after a section to try oneself: it is recorded, and counts for nothing
 */
public record Quiz(
        String id,
        String title,
        Optional<String> lesson,
        Mode mode,
        Optional<Duration> timeLimit,
        OptionalInt attempts,
        double passMark,
        boolean shuffle,
        boolean practice,
        List<Question> questions)
        implements Serializable {

    /** The id of the quiz that a course's quizzes make together. It hides an author's file of that name. */
    public static final String MIXED = "-mixed";

    /** As many of its questions as one tries before going on. */
    public static final int MIXED_AT_ONCE = 5;

    /** Nearly the same as an author gets who says nothing of it. */
    private static final double MIXED_PASS_MARK = 0.7;

    /** A quiz of questions of several quizzes, in an order of its own for each attempt, without limits. */
    static Quiz mixed(String title, List<Question> questions) {
        return new Quiz(
                MIXED,
                title,
                Optional.empty(),
                Mode.IMMEDIATE,
                Optional.empty(),
                OptionalInt.empty(),
                MIXED_PASS_MARK,
                true,
                false,
                questions);
    }

    /** Whether it is made of a course's other quizzes. */
    public boolean isMixed() {
        return id.equals(MIXED);
    }

    /** When a learner is told how an answer was marked. */
    public enum Mode {
        /** At once, and the answer stands. */
        IMMEDIATE,
        /** When the attempt is submitted; until then answers may be changed. */
        DEFERRED
    }

    /** The question of that id, if the quiz has it. */
    public Optional<Question> question(String question) {
        return questions.stream().filter(q -> q.id().equals(question)).findFirst();
    }

    /**
     * The question that has to be answered before this one opens: the part before it, where it is one of several. A
     * later part may name what an earlier one asks for.
     *
     * @param asked the questions there are to wait for, by their ids; others are passed over
     */
    public Optional<String> opensAfter(String question, Collection<String> asked) {
        Optional<String> group =
                question(question).flatMap(part -> part.common().group());
        return group.flatMap(name -> questions.stream()
                .takeWhile(other -> !other.id().equals(question))
                .filter(other -> other.common().group().filter(name::equals).isPresent())
                .map(Question::id)
                .filter(asked::contains)
                .reduce((_, later) -> later));
    }

    /** The same quiz, placed by a lesson. */
    public Quiz placedIn(String first) {
        return new Quiz(
                id, title, Optional.of(first), mode, timeLimit, attempts, passMark, shuffle, practice, questions);
    }
}
