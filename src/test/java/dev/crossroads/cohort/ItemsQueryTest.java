package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Workshop;
import dev.crossroads.cohort.CohortItems.Answered;
import dev.crossroads.cohort.ItemsQuery.Sort;
import dev.crossroads.course.Course;
import dev.crossroads.course.Quiz;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Interval;
import dev.crossroads.statistics.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instructor finds the item they look for: by its numbers, its checkpoint, its signals or its words. */
class ItemsQueryTest {
    private static final Course COURSE = Workshop.course();
    private static final String TYPES = "memory/types";
    private static final String OTHER = COURSE.quizzes().keySet().stream()
            .filter(id -> !id.equals(TYPES))
            .findFirst()
            .orElseThrow();

    private static Answered item(String quiz, int place, int right, int n, double discrimination) {
        Quiz of = COURSE.quiz(quiz).orElseThrow();
        String id = of.questions().get(place).id();
        return new Answered(
                of,
                of.questions().get(place),
                new ItemStatistics(
                        id,
                        new Proportion(right, n),
                        Optional.of(new Estimate(
                                discrimination,
                                n,
                                Optional.of(new Interval(discrimination - 0.1, discrimination + 0.1)))),
                        List.of(),
                        new Proportion(0, 0),
                        OptionalDouble.empty()));
    }

    /** As they stand in the course: a fair one, a hard one, one that few answered, one that turns the order around. */
    private static final List<Answered> ALL = List.of(
            item(TYPES, 0, 30, 40, 0.3),
            item(TYPES, 1, 4, 40, 0.1),
            item(TYPES, 2, 4, 4, 0.9),
            item(OTHER, 0, 20, 40, -0.8));

    private static String found(ItemsQuery query) {
        return query.found(ALL, item -> "words of " + item.question().id()).stream()
                .map(item -> Integer.toString(ALL.indexOf(item)))
                .reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource({
        "COURSE, 0123",
        "COURSE_TURNED, 3210",
        "HARDEST, 1302",
        "EASIEST, 0312",
        "LEAST_DISCRIMINATING, 3102",
        "MOST_DISCRIMINATING, 0132",
        "MOST_ANSWERED, 0132",
        "LEAST_ANSWERED, 2013",
    })
    void itemsWhoseNumberIsNotToldAreTheLastAndEqualOnesStandAsInTheCourse(Sort sort, String order) {
        assertThat(found(new ItemsQuery(sort, Optional.empty(), false, ""))).isEqualTo(order);
    }

    @Test
    void itemsAreFoundByTheirCheckpointTheirSignalsAndTheirWords() {
        assertThat(found(ItemsQuery.ALL)).isEqualTo("0123");
        assertThat(found(new ItemsQuery(Sort.HARDEST, Optional.of(TYPES), false, "")))
                .isEqualTo("102");
        assertThat(found(new ItemsQuery(Sort.COURSE, Optional.empty(), true, "")))
                .isEqualTo("3");
        assertThat(found(new ItemsQuery(Sort.COURSE, Optional.of(TYPES), true, "")))
                .isEmpty();
        assertThat(found(new ItemsQuery(
                        Sort.COURSE,
                        Optional.empty(),
                        false,
                        "ÓF " + ALL.get(1).question().id())))
                .isEqualTo("1");
        assertThat(found(new ItemsQuery(Sort.COURSE, Optional.of("none"), false, "")))
                .isEmpty();
    }
}
