package dev.crossroads.review;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.quiz.Siblings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A learner's mastery of a concept: the mean, over the questions on it that they answered, of the probability that they
 * would recall each. It says nothing of questions that they were never asked.
 *
 * @param fsrs the site's
 * @param memories of the questions that were answered, at least one; siblings have one
 * @param questions how many the course has on it; siblings are one
 */
@Pure
record ConceptMemory(Fsrs fsrs, Concept concept, List<ItemMemory> memories, int questions) {
    /** Copies the list. */
    ConceptMemory {
        memories = List.copyOf(memories);
    }

    /**
     * The concepts that a learner answered questions on, the least known first.
     *
     * @param remembered the learner's memory of the course
     */
    static List<ConceptMemory> of(Course course, Remembered remembered) {
        Map<String, List<Question>> asked = new LinkedHashMap<>();
        course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question -> question.common()
                        .concepts()
                        .forEach(concept -> asked.computeIfAbsent(concept, _ -> new ArrayList<>())
                                .add(question)));
        Siblings siblings = Siblings.of(course);
        return asked.entrySet().stream()
                .flatMap(entry -> of(
                        Optional.ofNullable(course.concepts().get(entry.getKey())),
                        entry.getValue(),
                        remembered,
                        siblings)
                        .stream())
                .sorted(Comparator.comparingDouble((ConceptMemory known) -> known.recall(remembered.today()))
                        .thenComparing(known -> known.concept().id()))
                .toList();
    }

    private static Optional<ConceptMemory> of(
            Optional<Concept> concept, List<Question> questions, Remembered remembered, Siblings siblings) {
        List<ItemMemory> known = siblings
                .once(questions.stream()
                        .filter(question -> remembered.memories().containsKey(question.id()))
                        .toList())
                .stream()
                .map(question -> remembered.memories().get(question.id()))
                .toList();
        int asked = siblings.once(questions).size();
        return known.isEmpty()
                ? Optional.empty()
                : concept.map(of -> new ConceptMemory(remembered.fsrs(), of, known, asked));
    }

    /** The share of its questions that is expected to be recalled on a day without another review, 0 to 1. */
    double recall(LocalDate day) {
        return memories.stream()
                .mapToDouble(memory -> memory.recall(fsrs, day))
                .average()
                .orElseThrow();
    }
}
