package dev.crossroads.cohort;

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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The attempts at a quiz that its statistics are worked out from: finished ones that asked all of it as it is now, but
 * for what {@link Series} lets pass. What they left open counts 0, as in Moodle.
 *
 * @param given for each attempt the responses by question
 * @param leftOut how many learners began the quiz without an attempt that counts
 */
@Pure
record QuizMarks(Quiz quiz, List<Map<String, Marked>> given, int leftOut) {
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
        return new QuizMarks(
                quiz, counted.stream().limit(told).map(Whole::given).toList(), inFives ? 0 : leftOut);
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
        Set<String> asks = quiz.questions().stream().map(Question::id).collect(Collectors.toSet());
        return !attempt.isInProgress()
                        && new HashSet<>(attempt.questions()).equals(asks)
                        && responses.stream().allMatch(response -> series.isOfNow(response))
                ? Optional.of(new Whole(
                        attempt, responses.stream().collect(Collectors.toMap(Marked::question, Function.identity()))))
                : Optional.empty();
    }

    /** The marks, in the order of the quiz's questions. */
    MarkTable table() {
        List<Question> questions = quiz.questions();
        return new MarkTable(
                questions.stream()
                        .mapToDouble(question -> question.common().points())
                        .toArray(),
                given.stream()
                        .map(responses -> questions.stream()
                                .mapToDouble(question -> Optional.ofNullable(responses.get(question.id()))
                                        .map(Marked::points)
                                        .orElse(0))
                                .toArray())
                        .toList());
    }

    /** Which questions each attempt got right, in their order. */
    List<boolean[]> right() {
        return given.stream()
                .map(responses -> {
                    boolean[] right = new boolean[quiz.questions().size()];
                    for (int i = 0; i < right.length; i++) {
                        Marked response = responses.get(quiz.questions().get(i).id());
                        right[i] = response != null && response.correct();
                    }
                    return right;
                })
                .toList();
    }
}
