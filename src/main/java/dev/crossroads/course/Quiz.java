package dev.crossroads.course;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

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
 * @param pools sets of its questions of which an attempt asks some; the others are always asked
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
        List<Question> questions,
        List<Pool> pools)
        implements Serializable {

    /**
     * The id of the quiz that asks what a learner missed, of all of a course's quizzes. It hides an author's file of
     * that name.
     */
    public static final String MIXED = "-mixed";

    /** The id of the quiz that asks what a learner is about to forget, likewise. */
    public static final String REVIEW = "-review";

    /** How the ids begin of quizzes that ask newcomers what they know of a part already. */
    public static final String PLACEMENT = "-placement/";

    /** How the ids begin of the tests before and after a part, by which a cohort measures what it learns. */
    public static final String GAIN = "-gain/";

    /** The beginning of the id of a quiz that asks what a learner answered on one concept; the concept's id follows. */
    public static final String REFRESH = "-refresh/";

    /** How the ids begin of warm-ups that instructors give to their class as homework; an id of theirs follows. */
    public static final String WARM_UP = "-warm-up/";

    /** As many missed questions as one tries before going on. */
    public static final int MIXED_AT_ONCE = 5;

    /** As many questions as one reviews in a few minutes. */
    public static final int REVIEW_AT_ONCE = 10;

    /** Nearly the same as an author gets who says nothing of it. */
    private static final double MIXED_PASS_MARK = 0.7;

    /**
     * A quiz of questions of several quizzes, of which a learner's history says what is asked, without limits. Missed
     * questions come in an order of their own for each attempt; those of a review in that in which they were chosen.
     *
     * @param id {@link #MIXED}, {@link #REVIEW} or that of a refresher or a warm-up, which is taken once
     */
    static Quiz mixed(String id, String title, List<Question> questions) {
        return new Quiz(
                id,
                title,
                Optional.empty(),
                Mode.IMMEDIATE,
                Optional.empty(),
                isWarmUp(id) ? OptionalInt.of(1) : OptionalInt.empty(),
                MIXED_PASS_MARK,
                id.equals(MIXED),
                false,
                questions,
                List.of());
    }

    /**
     * A quiz that tells its learner sums at most, and no question's mark: what it asks is asked again where it counts.
     *
     * @param id for which {@link #isSealed(String)} holds
     * @param questions those it may ask
     */
    static Quiz sealed(String id, String title, List<Question> questions) {
        return new Quiz(
                id,
                title,
                Optional.empty(),
                Mode.DEFERRED,
                Optional.empty(),
                id.startsWith(GAIN) ? OptionalInt.of(1) : OptionalInt.empty(),
                MIXED_PASS_MARK,
                false,
                false,
                questions,
                List.of());
    }

    /**
     * Whether the quiz of that id gives away no key and no mark of a question, not at its end either, as checkpoints
     * ask the same later. Its answers count neither in statistics of items nor in a learner's memory: they were given
     * before anything was learned here, and nothing was learned by them.
     */
    public static boolean isSealed(String id) {
        return id.startsWith(PLACEMENT) || id.startsWith(GAIN);
    }

    /** Whether it gives away no key and no mark: {@link #isSealed(String)}. */
    public boolean isSealed() {
        return isSealed(id);
    }

    /** Whether it is a checkpoint, which one passes or not: neither practice nor made by a learner's history. */
    public boolean counts() {
        return !practice && !isMixed();
    }

    /** Whether a quiz of that id asks what a learner would forget: what is due, or what they know of a concept. */
    public static boolean isReview(String quiz) {
        return quiz.equals(REVIEW) || isRefresher(quiz);
    }

    /** Whether a quiz of that id asks what a learner answered on a concept. */
    public static boolean isRefresher(String quiz) {
        return quiz.startsWith(REFRESH);
    }

    /** The id of the quiz that asks what a learner answered on a concept. */
    public static String refresher(String concept) {
        return REFRESH + concept;
    }

    /** The concept of such a quiz. */
    public static String refreshed(String quiz) {
        return quiz.substring(REFRESH.length());
    }

    /** The id of the quiz that a warm-up of that id is. */
    public static String warmUp(UUID id) {
        return WARM_UP + id;
    }

    /**
     * Whether a quiz of that id is a warm-up that was given as homework. It is done by who hands it in, however it
     * went, and by who answers all of it.
     */
    public static boolean isWarmUp(String quiz) {
        return quiz.startsWith(WARM_UP);
    }

    /**
     * Whether it is made of a course's other quizzes: by a learner's history, by an instructor or to place learners.
     */
    public boolean isMixed() {
        return id.equals(MIXED) || isReview(id) || isWarmUp(id) || isSealed();
    }

    /** When a learner is told how an answer was marked. */
    public enum Mode {
        /** At once, and the answer stands. */
        IMMEDIATE,
        /** When the attempt is submitted; until then answers may be changed. */
        DEFERRED
    }

    /** The number of questions that an attempt asks. */
    public int asks() {
        return questions.size()
                - pools.stream()
                        .mapToInt(pool -> pool.questions().size() - pool.asks())
                        .sum();
    }

    /** The pool that a question is drawn from; empty where every attempt asks it. */
    public Optional<Pool> poolOf(String question) {
        return pools.stream()
                .filter(pool -> pool.questions().contains(question))
                .findFirst();
    }

    /** The question of that id, if the quiz has it. */
    public Optional<Question> question(String question) {
        // Asked for every answer of everybody: a stream would take several times as long.
        for (Question one : questions) {
            if (one.id().equals(question)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
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

    /** The same quiz, of some of its questions. */
    public Quiz asking(List<Question> some) {
        return new Quiz(id, title, lesson, mode, timeLimit, attempts, passMark, shuffle, practice, some, List.of());
    }

    /** The same quiz, placed by a lesson. */
    public Quiz placedIn(String first) {
        return new Quiz(
                id,
                title,
                Optional.of(first),
                mode,
                timeLimit,
                attempts,
                passMark,
                shuffle,
                practice,
                questions,
                pools);
    }
}
