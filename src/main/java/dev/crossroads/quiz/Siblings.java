package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The questions of a course that stand in each other's place when they are reviewed: variants of one question, and
 * those that an author named siblings. A learner has one memory of them all, and is asked another than last time.
 */
@Pure
public final class Siblings {
    private final Map<String, List<Question>> families = new LinkedHashMap<>();
    private final Map<String, String> familyOf = new LinkedHashMap<>();

    private Siblings() {}

    /** Of no question. */
    static Siblings none() {
        return new Siblings();
    }

    /** The siblings among a course's checkpoints. */
    public static Siblings of(Course course) {
        Siblings siblings = new Siblings();
        Map<String, Question> byId = new LinkedHashMap<>();
        course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question -> byId.put(question.id(), question));
        byId.values()
                .forEach(question -> question.common().sibling().ifPresent(family -> {
                    if (byId.containsKey(family)) {
                        siblings.join(family, byId.get(family));
                    }
                    siblings.join(family, question);
                }));
        return siblings;
    }

    private void join(String family, Question question) {
        // A part of several opens behind another one: it stands for nothing but itself.
        if (question.common().group().isEmpty() && familyOf.putIfAbsent(question.id(), family) == null) {
            families.computeIfAbsent(family, _ -> new ArrayList<>()).add(question);
        }
    }

    /** The name that a question shares with its siblings; its own id where it has none. */
    public String family(String question) {
        return familyOf.getOrDefault(question, question);
    }

    /** A question's siblings and itself, in the course's order. */
    List<Question> all(Question question) {
        return families.getOrDefault(family(question.id()), List.of(question));
    }

    /** The same questions, of siblings the first alone. */
    public List<Question> once(List<Question> questions) {
        Set<String> seen = new HashSet<>();
        return questions.stream()
                .filter(question -> seen.add(family(question.id())))
                .toList();
    }
}
