package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** How the items of a course do in a cohort. Methods wait for the database: call them from virtual threads. */
final class CohortItems {
    private final ItemTable items;
    private final MembershipTable members;

    CohortItems(ItemTable items, MembershipTable members) {
        this.items = items;
        this.members = members;
    }

    /**
     * How the items do.
     *
     * @param byQuiz the statistics of every item that was answered, by quiz and item
     * @param names of members; empty in an anonymous cohort
     */
    record Items(Course course, Map<String, Map<String, ItemStatistics>> byQuiz, Map<UUID, String> names) {
        /** The statistics of an item; empty where nobody answered it as it is worded now. */
        Optional<ItemStatistics> of(Quiz quiz, Question question) {
            return Optional.ofNullable(byQuiz.getOrDefault(quiz.id(), Map.of()).get(question.id()));
        }
    }

    Items of(Cohort cohort, Course course) {
        Map<String, String> revisions = new HashMap<>();
        course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question ->
                        revisions.put(question.id(), question.common().revision()));
        Map<String, List<FirstResponse>> responses =
                items.first(cohort.id(), course.id(), revisions).await();
        Map<String, Map<String, ItemStatistics>> byQuiz = new LinkedHashMap<>();
        responses.forEach((quiz, given) -> byQuiz.put(quiz, ItemStatistics.ofQuiz(given)));
        return new Items(course, byQuiz, cohort.anonymous() ? Map.of() : names(cohort));
    }

    private Map<UUID, String> names(Cohort cohort) {
        return members.of(cohort.id()).await().stream()
                .collect(Collectors.toMap(Membership::learner, Membership::name));
    }
}
