package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import java.util.Comparator;
import java.util.List;

/** Which questions of a course an attempt at its mixed quiz asks. */
@Pure
final class Selection {
    private Selection() {}

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
}
