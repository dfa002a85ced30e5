package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An item that is asked about, with its cohort's answers.
 *
 * @param by which groups are to be compared, where that was said
 */
record AnsweredItem(
        Visitor visitor,
        Cohort cohort,
        Course course,
        Quiz quiz,
        Question question,
        Map<UUID, String> names,
        Map<UUID, CourseResults> results,
        Optional<String> by) {

    Texts texts() {
        return visitor.texts().in(cohort.zone());
    }

    /** Whose each attempt is that asked it and whose mark is told. */
    Map<UUID, UUID> owners() {
        Map<UUID, UUID> owners = new HashMap<>();
        results.forEach((learner, of) -> of.attempts().stream()
                .filter(attempt -> !attempt.isInProgress()
                        && !attempt.isSealed()
                        && attempt.questions().contains(question.id()))
                .forEach(attempt -> owners.put(attempt.id(), learner)));
        return owners;
    }
}
