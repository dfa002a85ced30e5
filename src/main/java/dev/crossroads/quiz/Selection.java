package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.Arrangement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which questions of a course an attempt asks where the learner's history says it. */
@Pure
final class Selection {
    private Selection() {}

    /**
     * Questions that are asked together: one that is due, or the parts of a group up to the last one that is.
     *
     * @param recall of the least known of those that are due
     */
    private record Together(String quiz, List<Question> questions, double recall) {}

    /**
     * The questions of a learner's next attempt at a quiz, of pools as many as it asks.
     *
     * @param history the learner's attempts at the quiz so far
     */
    static List<Question> drawn(UUID learner, Quiz quiz, List<Attempt> history) {
        return Arrangement.drawn(learner, Attempt.next(history), quiz, question -> (int) history.stream()
                .filter(attempt -> attempt.questions().contains(question))
                .count());
    }

    /**
     * Questions of the course that the learner missed last, those of the longest ago first, so that none waits for ever
     * and what was explained a moment ago comes later.
     *
     * @param results the learner's, in that course
     */
    static List<Question> missed(Course course, CourseResults results) {
        List<String> missed = List.copyOf(results.missed().keySet());
        return course.quizzes().values().stream()
                .flatMap(each -> each.questions().stream())
                .filter(question -> missed.contains(question.id()))
                .sorted(Comparator.comparingInt(question -> missed.indexOf(question.id())))
                .limit(Quiz.MIXED_AT_ONCE)
                .toList();
    }

    /**
     * Questions of the course that are due: the least known ones, of which the least known come first as far as no two
     * of a quiz need follow each other. A part comes with those that open it.
     */
    static Review due(Course course, Remembered remembered) {
        List<Together> session = new ArrayList<>();
        int asked = 0;
        for (Together next : leastKnownFirst(course, remembered)) {
            if (asked + next.questions().size() <= Quiz.REVIEW_AT_ONCE) {
                session.add(next);
                asked += next.questions().size();
            }
        }
        List<Question> questions = apart(session).stream()
                .flatMap(next -> next.questions().stream())
                .toList();
        Set<String> due =
                questions.stream().map(Question::id).filter(remembered::isDue).collect(Collectors.toSet());
        Optional<LocalDate> next = course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .map(Question::id)
                .filter(question -> remembered.memories().containsKey(question) && !due.contains(question))
                .map(remembered::due)
                .map(day -> day.isBefore(remembered.today()) ? remembered.today() : day)
                .min(Comparator.naturalOrder());
        return new Review(questions, due.size(), remembered.today(), next);
    }

    private static List<Together> leastKnownFirst(Course course, Remembered remembered) {
        return course.quizzes().values().stream()
                .flatMap(quiz -> groups(quiz).stream().flatMap(group -> together(quiz, group, remembered).stream()))
                .sorted(Comparator.comparingDouble(Together::recall)
                        .thenComparing(all -> all.questions().getFirst().id()))
                .toList();
    }

    private static Collection<List<Question>> groups(Quiz quiz) {
        return quiz.questions().stream()
                .collect(Collectors.groupingBy(
                        question -> question.common()
                                .group()
                                .map(name -> "group " + name)
                                .orElseGet(() -> "question " + question.id()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    /** A part behind more parts than are asked at once can't be reviewed. */
    private static Optional<Together> together(Quiz quiz, List<Question> group, Remembered remembered) {
        List<Question> parts = group.stream().limit(Quiz.REVIEW_AT_ONCE).toList();
        List<Question> due =
                parts.stream().filter(part -> remembered.isDue(part.id())).toList();
        return due.stream()
                .map(part -> remembered.recall(part.id()))
                .min(Comparator.naturalOrder())
                .map(least -> new Together(quiz.id(), parts.subList(0, parts.indexOf(due.getLast()) + 1), least));
    }

    /**
     * The same, no two of a quiz behind each other where that can be avoided: a quiz that has more than half of what is
     * left has to come now, else the first of another than the last one.
     */
    private static List<Together> apart(List<Together> session) {
        List<Together> left = new ArrayList<>(session);
        List<Together> arranged = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<String> last = arranged.isEmpty()
                    ? Optional.empty()
                    : Optional.of(arranged.getLast().quiz());
            Map<String, Long> counts = left.stream()
                    .map(Together::quiz)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            List<Together> others = left.stream()
                    .filter(next -> last.filter(next.quiz()::equals).isEmpty())
                    .toList();
            Together chosen = others.stream()
                    .filter(next -> 2 * counts.get(next.quiz()) > left.size())
                    .findFirst()
                    .or(() -> others.stream().findFirst())
                    .orElseGet(left::getFirst);
            left.remove(chosen);
            arranged.add(chosen);
        }
        return arranged;
    }
}
