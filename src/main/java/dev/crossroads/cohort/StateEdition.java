package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.memory.Fsrs;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names what the state of a member is made by, beside what is recorded of them: the program, what their course asks and
 * how it counts, and the parameters of memory. Who has the same name makes the same of the same log.
 */
final class StateEdition {
    private static final int DIGITS = 32;

    private final MadeOfCourses<String> courses = new MadeOfCourses<>(StateEdition::course);

    /** The name; a course is looked through once. */
    String of(Course course, Fsrs fsrs) {
        return Fingerprint.of(List.of(OwnProgram.fingerprint(), courses.of(course), "" + fsrs.parameters()), DIGITS);
    }

    /** Without what is only read: a word that is put right in a lesson makes nothing else of anybody. */
    private static String course(Course course) {
        List<String> parts = new ArrayList<>(List.of(course.id(), course.language()));
        course.lessons()
                .values()
                .forEach(lesson -> parts.add(lesson.id() + lesson.sections() + lesson.quizzes() + lesson.practice()));
        // Those that were copied have their entries in another order in each process.
        Stream.of(course.quizzes(), course.practice())
                .map(TreeMap::new)
                .flatMap(quizzes -> quizzes.values().stream())
                .forEach(quiz -> add(quiz, parts));
        parts.add("" + new TreeMap<>(course.concepts()));
        course.questionnaire().ifPresent(questionnaire -> parts.add(questionnaire.fingerprint()));
        return Fingerprint.of(parts, DIGITS);
    }

    private static void add(Quiz quiz, List<String> parts) {
        parts.add("" + quiz.questions().size());
        quiz.questions().forEach(question -> add(question.common(), parts));
        parts.add(quiz.id() + quiz.title() + quiz.lesson() + quiz.mode() + quiz.timeLimit());
        parts.add("" + quiz.attempts() + quiz.passMark() + quiz.shuffle() + quiz.practice() + quiz.pools());
    }

    /** Its words and its key are in its revision. */
    private static void add(Question.Common question, List<String> parts) {
        parts.addAll(List.of(question.id(), question.revision(), question.type(), "" + question.former()));
        parts.add("" + question.concepts() + question.language() + question.points() + question.partialCredit());
        parts.add("" + question.asksConfidence() + question.group() + question.sibling());
        parts.add("" + new TreeMap<>(question.typos()));
    }
}
