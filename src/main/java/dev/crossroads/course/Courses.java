package dev.crossroads.course;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The courses that are served, by id, in the order they were given. Read again, they take the place of what was served
 * before at once and together; each course itself never changes. Safe for use by many threads.
 */
public final class Courses {
    /** Courses and what they asked before, which are only right together. */
    private record Edition(Map<String, Course> byId, PastQuestions past) {}

    private volatile Edition now;

    /** These courses; their ids must differ. */
    public Courses(List<Course> courses) {
        this(courses, PastQuestions.NONE);
    }

    /** These courses with what was asked in their earlier editions. */
    public Courses(List<Course> courses, PastQuestions past) {
        Map<String, Course> map = new LinkedHashMap<>();
        for (Course course : courses) {
            if (map.putIfAbsent(course.id(), course) != null) {
                throw new IllegalArgumentException("Two courses have the id \"" + course.id()
                        + "\"; give one of them another id in its book.toml ([crossroads] id)");
            }
        }
        now = new Edition(Collections.unmodifiableMap(map), past);
    }

    /** From now on these are other courses, or the same ones as they were read again. */
    public void become(Courses other) {
        now = other.now;
    }

    /** The course of that id, if it is served. */
    public Optional<Course> course(String id) {
        return Optional.ofNullable(now.byId().get(id));
    }

    /**
     * A question as it was asked when somebody answered it. Where nobody remembers that revision, as it is asked now;
     * empty where it is not asked any more either.
     */
    public Optional<Question> asAnswered(String course, String quiz, String question, String revision) {
        Edition edition = now;
        Optional<Question> asked = asked(edition, course, quiz, question);
        return asked.filter(same -> same.common().revision().equals(revision))
                .or(() -> edition.past().find(course, question, revision))
                .or(() -> asked);
    }

    /** A question as it is asked now, or was when it was last asked; empty where nobody remembers it. */
    public Optional<Question> lastAsked(String course, String quiz, String question) {
        Edition edition = now;
        return asked(edition, course, quiz, question).or(() -> edition.past().latest(course, question));
    }

    /** A question as it is asked now, if it is. */
    public Optional<Question> asked(String course, String quiz, String question) {
        return asked(now, course, quiz, question);
    }

    private static Optional<Question> asked(Edition edition, String course, String quiz, String question) {
        return Optional.ofNullable(edition.byId().get(course))
                .flatMap(served -> served.quiz(quiz))
                .flatMap(of -> of.question(question));
    }

    /** The course that is served, where it is the only one. */
    public Optional<Course> only() {
        Map<String, Course> byId = now.byId();
        return byId.size() == 1 ? byId.values().stream().findFirst() : Optional.empty();
    }

    /** All of them. */
    public Collection<Course> all() {
        return now.byId().values();
    }
}
