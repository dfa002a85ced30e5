package dev.crossroads.cohort;

import dev.crossroads.course.Pool;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.Series;
import dev.crossroads.statistics.MarkTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The attempts at a quiz that its statistics are worked out from: finished ones that asked all of it as it is now, but
 * for what {@link Series} lets pass. What they left open counts 0, as in Moodle.
 *
 * @param asked for each attempt the questions it asked
 * @param given for each attempt the responses by question
 * @param leftOut how many learners began the quiz without an attempt that counts
 */
@Pure
record QuizMarks(Quiz quiz, List<Set<String>> asked, List<Map<String, Marked>> given, int leftOut) {
    /** Which of a learner's attempts count. */
    enum Basis {
        /** The first, before any key was shown. */
        FIRST,
        /** The latest. */
        LAST,
        /** The one with the most points, the earliest of several. */
        HIGHEST,
        /** Every one. */
        ALL;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Basis> named(String text) {
            return List.of(values()).stream()
                    .filter(basis -> basis.text().equals(text))
                    .findFirst();
        }
    }

    /**
     * A place in every attempt. Those of a pool stand for whatever is drawn from it, as random questions do in Moodle.
     *
     * @param question the question that every attempt asks there; empty for one that is drawn
     * @param pool the pool that it is drawn from; empty for one that every attempt asks
     * @param number the place among those of the pool, from 1
     */
    record Position(Optional<Question> question, Optional<Pool> pool, int number) {
        /** Its name beside ids of questions, which have no slash. */
        String id() {
            return question.map(Question::id).orElseGet(() -> pool.orElseThrow().name() + "/" + number);
        }
    }

    /** An attempt with its responses by question. */
    private record Whole(Attempt attempt, Map<String, Marked> given) {
        int points() {
            return given.values().stream().mapToInt(Marked::points).sum();
        }
    }

    /**
     * The attempts of some learners.
     *
     * @param series of the quiz's course
     * @param results with answers, by learner
     * @param inFives whether they are told of in whole groups alone, as {@link Anonymity} has it
     */
    static QuizMarks of(Series series, Quiz quiz, Map<UUID, CourseResults> results, Basis basis, boolean inFives) {
        List<Whole> counted = new ArrayList<>();
        int leftOut = 0;
        for (CourseResults of : results.values()) {
            List<Whole> own = counted(series, quiz, of, basis);
            counted.addAll(own);
            leftOut += own.isEmpty() && of.attempts().stream().anyMatch(attempt -> isWhole(quiz, attempt)) ? 1 : 0;
        }
        counted.sort(Comparator.comparing(
                        (Whole whole) -> whole.attempt().ending().orElseThrow().at())
                .thenComparing(whole -> whole.attempt().id()));
        int told = inFives ? counted.size() - counted.size() % Anonymity.TOGETHER : counted.size();
        List<Whole> shown = counted.subList(0, told);
        return new QuizMarks(
                quiz,
                shown.stream()
                        .map(whole -> Set.copyOf(whole.attempt().questions()))
                        .toList(),
                shown.stream().map(Whole::given).toList(),
                inFives ? 0 : leftOut);
    }

    private static boolean isWhole(Quiz quiz, Attempt attempt) {
        return attempt.quiz().equals(quiz.id()) && attempt.retryOf().isEmpty();
    }

    private static List<Whole> counted(Series series, Quiz quiz, CourseResults results, Basis basis) {
        List<Attempt> earliestFirst = results.attempts().stream()
                .filter(attempt -> isWhole(quiz, attempt))
                .sorted(Comparator.comparingInt(Attempt::number))
                .toList();
        Map<UUID, List<Marked>> responses = results.responses().stream()
                .filter(response -> response.quiz().equals(quiz.id()))
                .collect(Collectors.groupingBy(Marked::attempt));
        List<Whole> fit = (basis == Basis.FIRST ? earliestFirst.stream().limit(1) : earliestFirst.stream())
                .flatMap(attempt ->
                        whole(series, quiz, attempt, responses.getOrDefault(attempt.id(), List.of())).stream())
                .toList();
        return switch (basis) {
            case FIRST, ALL -> fit;
            case LAST -> fit.isEmpty() ? fit : List.of(fit.getLast());
            case HIGHEST ->
                fit.stream()
                        .max(Comparator.comparingInt(Whole::points)
                                .thenComparing(whole -> -whole.attempt().number()))
                        .map(List::of)
                        .orElse(List.of());
        };
    }

    private static Optional<Whole> whole(Series series, Quiz quiz, Attempt attempt, List<Marked> responses) {
        return !attempt.isInProgress()
                        && asksAll(quiz, Set.copyOf(attempt.questions()))
                        && responses.stream().allMatch(response -> series.isOfNow(response))
                ? Optional.of(new Whole(
                        attempt, responses.stream().collect(Collectors.toMap(Marked::question, Function.identity()))))
                : Optional.empty();
    }

    private static boolean asksAll(Quiz quiz, Set<String> asked) {
        return asked.size() == quiz.asks()
                && quiz.questions().stream()
                        .map(Question::id)
                        .allMatch(id -> asked.contains(id) || quiz.poolOf(id).isPresent())
                && quiz.pools().stream()
                        .allMatch(pool -> pool.questions().stream()
                                        .filter(asked::contains)
                                        .count()
                                == pool.asks());
    }

    /** The places of every attempt: those of questions that all ask in the quiz's order, then those of pools. */
    List<Position> positions() {
        Stream<Position> always = quiz.questions().stream()
                .filter(question -> quiz.poolOf(question.id()).isEmpty())
                .map(question -> new Position(Optional.of(question), Optional.empty(), 1));
        Stream<Position> drawn = quiz.pools().stream()
                .flatMap(pool -> IntStream.rangeClosed(1, pool.asks())
                        .mapToObj(number -> new Position(Optional.empty(), Optional.of(pool), number)));
        return Stream.concat(always, drawn).toList();
    }

    /** The question at a place of an attempt. */
    private static String questionAt(Position position, Set<String> asked) {
        return position.question()
                .map(Question::id)
                .orElseGet(() -> position.pool().orElseThrow().questions().stream()
                        .filter(asked::contains)
                        .skip(position.number() - 1L)
                        .findFirst()
                        .orElseThrow());
    }

    private int points(Position position) {
        String one = position.question()
                .map(Question::id)
                .orElseGet(() -> position.pool().orElseThrow().questions().getFirst());
        return quiz.question(one).orElseThrow().common().points();
    }

    /** The marks, by {@link #positions}. */
    MarkTable table() {
        List<Position> positions = positions();
        return new MarkTable(
                positions.stream().mapToDouble(this::points).toArray(),
                IntStream.range(0, given.size())
                        .mapToObj(attempt -> positions.stream()
                                .mapToDouble(position -> at(position, attempt)
                                        .map(Marked::points)
                                        .orElse(0))
                                .toArray())
                        .toList());
    }

    private Optional<Marked> at(Position position, int attempt) {
        return Optional.ofNullable(given.get(attempt).get(questionAt(position, asked.get(attempt))));
    }

    /**
     * An attempt at a question beside the others of its quiz.
     *
     * @param rest how many of the others it got right
     */
    record OnRest(boolean isRight, int rest) {}

    /** The attempts that asked a question; what they left open is not right. */
    List<OnRest> onRest(String question) {
        return IntStream.range(0, given.size())
                .filter(attempt -> asked.get(attempt).contains(question))
                .mapToObj(attempt -> onRest(question, given.get(attempt)))
                .toList();
    }

    private static OnRest onRest(String question, Map<String, Marked> responses) {
        int right = (int) responses.values().stream().filter(Marked::correct).count();
        boolean isRight = Optional.ofNullable(responses.get(question))
                .filter(Marked::correct)
                .isPresent();
        return new OnRest(isRight, right - (isRight ? 1 : 0));
    }

    /** Which of its places each attempt got right, by {@link #positions}. */
    List<boolean[]> right() {
        List<Position> positions = positions();
        return IntStream.range(0, given.size())
                .mapToObj(attempt -> {
                    boolean[] right = new boolean[positions.size()];
                    for (int i = 0; i < right.length; i++) {
                        right[i] = at(positions.get(i), attempt)
                                .filter(Marked::correct)
                                .isPresent();
                    }
                    return right;
                })
                .toList();
    }
}
