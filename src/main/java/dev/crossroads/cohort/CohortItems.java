package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Series;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.web.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Statistics of a course's items in a cohort. Methods wait for the database: call them from virtual threads. */
final class CohortItems {
    private final Courses courses;
    private final Results results;
    private final CohortStandings standings;
    private final InstantSource clock;
    private final KnownFirsts known = new KnownFirsts();

    CohortItems(Courses courses, Results results, CohortStandings standings, InstantSource clock) {
        this.courses = courses;
        this.results = results;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Statistics of items.
     *
     * @param byQuiz the statistics of every item that was answered, by quiz and item; in an anonymous cohort of what
     *     {@link Anonymity} lets be told
     * @param names of members; empty in an anonymous cohort
     */
    record Items(
            Course course,
            boolean isAnonymous,
            Map<String, Map<String, ItemStatistics>> byQuiz,
            Map<UUID, String> names) {
        /** The statistics of an item; empty where nobody answered it as it is worded now. */
        Optional<ItemStatistics> of(Quiz quiz, Question question) {
            return Optional.ofNullable(byQuiz.getOrDefault(quiz.id(), Map.of()).get(question.id()));
        }

        /** Every item that was answered, in the course's order. */
        List<Answered> answered() {
            return course.quizzes().values().stream()
                    .flatMap(quiz -> quiz.questions().stream()
                            .flatMap(question ->
                                    of(quiz, question).map(found -> new Answered(quiz, question, found)).stream()))
                    .toList();
        }
    }

    /** An item that somebody answered. */
    record Answered(Quiz quiz, Question question, ItemStatistics statistics) {}

    /** Statistics of all items, of the course as it is served now. Only responses that are not known are read. */
    Items of(Cohort cohort) {
        CohortProgress progress = standings.of(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        Course course = progress.course();
        Map<UUID, String> names = progress.members().values().stream()
                .collect(Collectors.toMap(MemberProgress::learner, MemberProgress::name));
        return known.of(progress, names, some -> firsts(course, some), byQuiz -> items(cohort, course, names, byQuiz));
    }

    private Map<UUID, Map<String, List<FirstResponse>>> firsts(Course course, List<UUID> learners) {
        Series series = new Series(courses, course.id());
        Map<UUID, Map<String, List<FirstResponse>>> firsts = new HashMap<>();
        results.withAnswers(learners, course.id(), clock.instant())
                .await()
                .forEach((learner, found) -> firsts.put(learner, firsts(course, series, learner, found)));
        return firsts;
    }

    /**
     * The items that these results are about.
     *
     * @param names of all members
     */
    Items of(Cohort cohort, Course course, Map<UUID, String> names, Map<UUID, CourseResults> all) {
        Map<String, List<FirstResponse>> byQuiz = new HashMap<>();
        Series series = new Series(courses, course.id());
        all.forEach((learner, found) -> firsts(course, series, learner, found)
                .forEach((quiz, first) ->
                        byQuiz.computeIfAbsent(quiz, _ -> new ArrayList<>()).addAll(first)));
        return items(cohort, course, names, byQuiz);
    }

    private static Items items(
            Cohort cohort, Course course, Map<UUID, String> names, Map<String, List<FirstResponse>> byQuiz) {
        Map<String, Map<String, ItemStatistics>> statistics = new LinkedHashMap<>();
        byQuiz.forEach((quiz, given) ->
                statistics.put(quiz, statistics(course, quiz, cohort.anonymous() ? together(given) : given)));
        return cohort.anonymous()
                ? new Items(course, true, common(statistics), Map.of())
                : new Items(course, false, statistics, names);
    }

    private static Map<String, ItemStatistics> statistics(Course course, String quiz, List<FirstResponse> given) {
        return ItemStatistics.ofQuiz(given, response -> said(course, quiz, response));
    }

    private static List<FirstResponse> together(List<FirstResponse> given) {
        return given.stream().collect(Collectors.groupingBy(FirstResponse::question)).values().stream()
                .flatMap(item -> Anonymity.together(item).stream())
                .toList();
    }

    private static Map<String, Map<String, ItemStatistics>> common(Map<String, Map<String, ItemStatistics>> byQuiz) {
        Map<String, Map<String, ItemStatistics>> told = new LinkedHashMap<>();
        byQuiz.forEach((quiz, items) -> {
            Map<String, ItemStatistics> some = new LinkedHashMap<>();
            items.forEach((item, all) -> some.put(item, all.with(Anonymity.common(all.draws()))));
            told.put(quiz, some);
        });
        return told;
    }

    private static String said(Course course, String quiz, FirstResponse response) {
        return course.quiz(quiz)
                .flatMap(asked -> asked.question(response.question()))
                .map(question -> switch (question) {
                    case Question.ShortAnswer _, Question.Tracing _ ->
                        Answers.group(question, StoredJson.tree(response.answer()));
                    case Question.MultipleChoice _,
                            Question.Numeric _,
                            Question.Ordering _,
                            Question.Matching _,
                            Question.Line _ -> response.answer();
                })
                .orElse(response.answer());
    }

    /** The author's quiz that a question stands in, wherever it was answered. */
    private static String home(Course course, Marked response) {
        return course.quiz(response.quiz())
                .filter(Quiz::isMixed)
                .flatMap(mixed -> mixed.question(response.question()).flatMap(question -> course.home(mixed, question)))
                .map(Quiz::id)
                .orElse(response.quiz());
    }

    /** A learner's first responses to the items as they are worded now, by quiz. */
    private static Map<String, List<FirstResponse>> firsts(
            Course course, Series series, UUID learner, CourseResults results) {
        Map<String, List<Marked>> byItem = results.responses().stream()
                .filter(series::isOfNow)
                .map(series::asOfNow)
                .collect(Collectors.groupingBy(Marked::question));
        return byItem.values().stream()
                .collect(Collectors.groupingBy(
                        given -> home(course, given.getFirst()),
                        Collectors.mapping(given -> FirstResponse.of(learner, given), Collectors.toList())));
    }
}
