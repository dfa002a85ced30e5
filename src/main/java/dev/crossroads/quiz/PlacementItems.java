package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which questions tell what somebody knows of a part of a course already. Nothing here looks at a key, so that what is
 * asked gives none away.
 */
@Pure
public final class PlacementItems {
    /** Fewer tell too little of a part. */
    public static final int LEAST = 8;

    /** More are too many for somebody who only wants to know where to begin. */
    public static final int MOST = 12;

    /** Below it, being told that an answer was wrong would nearly tell which one is right. */
    private static final int FEWEST_CHOICES = 3;

    private PlacementItems() {}

    /** Newcomers' front pages ask for it. */
    private static final MadeOfCourses<Known> KNOWN = new MadeOfCourses<>(PlacementItems::known);

    /**
     * What follows from a course.
     *
     * @param all its parts by their names, of those with the same name the first, in reading order
     * @param fit what may be asked, by the names of parts
     */
    private record Known(Map<String, CoursePart> all, Map<String, List<Question>> fit) {}

    private static Known known(Course course) {
        Map<String, CoursePart> all = CoursePart.orWhole(course).stream()
                .collect(Collectors.toMap(CoursePart::slug, part -> part, (first, _) -> first, LinkedHashMap::new));
        return new Known(
                all,
                all.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, part -> fitting(course, part.getValue()))));
    }

    /** The parts of a course that have enough to ask, in reading order. */
    public static List<CoursePart> parts(Course course) {
        return byName(course).stream()
                .filter(part -> fit(course, part).size() >= LEAST)
                .toList();
    }

    /** The parts of a course in reading order, of those with the same name the first. */
    static List<CoursePart> byName(Course course) {
        return List.copyOf(KNOWN.of(course).all().values());
    }

    /** How many questions an attempt asks of a part: two on each concept, within bounds and as far as there are any. */
    public static int asks(Course course, CoursePart part) {
        return Math.min(
                fit(course, part).size(), Math.clamp(2L * part.concepts().size(), LEAST, MOST));
    }

    /**
     * The questions of the next attempt, in the order in which they are taught: one by one the question that covers the
     * most concepts of the part that none covers yet, of such the one that was asked least before, then the one on the
     * concept with the fewest. Questions for practice come before those of checkpoints. Empty where the part has too
     * few.
     *
     * @param before how often a question was asked to place this learner
     */
    static List<Question> chosen(Course course, CoursePart part, ToIntFunction<String> before) {
        List<Question> left = new ArrayList<>(fit(course, part));
        if (left.size() < LEAST) {
            return List.of();
        }
        int wanted = asks(course, part);
        Set<String> concepts =
                part.concepts().stream().map(concept -> concept.id()).collect(Collectors.toSet());
        Map<String, Integer> covered = new HashMap<>();
        List<Question> chosen = new ArrayList<>();
        while (chosen.size() < wanted) {
            Question next = left.stream()
                    .min(Comparator.comparingInt((Question one) -> -covering(one, concepts, covered, 0))
                            .thenComparingInt(one -> before.applyAsInt(one.id()))
                            .thenComparingInt(one -> -covering(one, concepts, covered, 1))
                            .thenComparingInt(one -> fewest(one, concepts, covered)))
                    .orElseThrow();
            left.remove(next);
            chosen.add(next);
            next.common().concepts().forEach(concept -> covered.merge(concept, 1, Integer::sum));
        }
        List<String> lessons =
                part.lessons().stream().map(lesson -> lesson.id()).toList();
        return chosen.stream()
                .sorted(Comparator.comparingInt(question -> lesson(course, lessons, question)))
                .toList();
    }

    /** How many concepts of the part it is on that so many chosen ones are on. */
    private static int covering(Question question, Set<String> concepts, Map<String, Integer> covered, int times) {
        return (int) question.common().concepts().stream()
                .filter(concepts::contains)
                .filter(concept -> covered.getOrDefault(concept, 0) == times)
                .count();
    }

    private static int fewest(Question question, Set<String> concepts, Map<String, Integer> covered) {
        return question.common().concepts().stream()
                .filter(concepts::contains)
                .mapToInt(concept -> covered.getOrDefault(concept, 0))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static int lesson(Course course, List<String> lessons, Question question) {
        return course.allQuizzes()
                .filter(quiz -> quiz.question(question.id()).isPresent())
                .flatMap(quiz -> quiz.lesson().stream())
                .mapToInt(lessons::indexOf)
                .findFirst()
                .orElse(0);
    }

    /** The questions that may be asked of a part. */
    static List<Question> fit(Course course, CoursePart part) {
        return KNOWN.of(course).fit().get(part.slug());
    }

    /**
     * What may be asked: what opens by itself, and of checkpoints no question of which a mark would nearly tell the
     * key.
     */
    private static List<Question> fitting(Course course, CoursePart part) {
        Set<String> practice = course.practice().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .map(Question::id)
                .collect(Collectors.toSet());
        Set<String> closed = course.allQuizzes().flatMap(PlacementItems::closed).collect(Collectors.toSet());
        return part.questions(course).stream()
                .filter(question -> !closed.contains(question.id()))
                .filter(question -> practice.contains(question.id()) || keepsItsKey(question))
                .toList();
    }

    /** Questions of a quiz that open once another one is answered. */
    private static Stream<String> closed(Quiz quiz) {
        List<String> parts = quiz.questions().stream()
                .filter(question -> question.common().group().isPresent())
                .map(Question::id)
                .toList();
        return parts.stream().filter(id -> quiz.opensAfter(id, parts).isPresent());
    }

    /** By its type and by how much there is to choose from, which everybody sees. */
    private static boolean keepsItsKey(Question question) {
        return switch (question) {
            case Question.MultipleChoice q -> q.options().size() >= FEWEST_CHOICES;
            case Question.Ordering q -> q.order().size() >= FEWEST_CHOICES;
            case Question.Matching q -> q.right().size() >= FEWEST_CHOICES;
            case Question.Line q -> q.program().lines().count() >= FEWEST_CHOICES;
            case Question.ShortAnswer _, Question.Numeric _ -> true;
            // Half of it is whether the program compiles.
            case Question.Tracing _ -> false;
        };
    }
}
