package dev.crossroads.course;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The courses that are served, by id, in the order they were given. */
public final class Courses {
    private final Map<String, Course> byId;
    private final PastQuestions past;

    /** These courses; their ids must differ. */
    public Courses(List<Course> courses) {
        this(courses, PastQuestions.NONE);
    }

    /** These courses with what was asked in their earlier editions. */
    public Courses(List<Course> courses, PastQuestions past) {
        this.past = past;
        Map<String, Course> map = new LinkedHashMap<>();
        for (Course course : courses) {
            if (map.putIfAbsent(course.id(), course) != null) {
                throw new IllegalArgumentException("Two courses have the id \"" + course.id()
                        + "\"; give one of them another id in its book.toml ([crossroads] id)");
            }
        }
        byId = Collections.unmodifiableMap(map);
    }

    /** The course of that id, if it is served. */
    public Optional<Course> course(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * A question as it was asked when somebody answered it. Where nobody remembers that revision, as it is asked now;
     * empty where it is not asked any more either.
     */
    public Optional<Question> asAnswered(String course, String quiz, String question, String revision) {
        Optional<Question> now = asked(course, quiz, question);
        return now.filter(same -> same.common().revision().equals(revision))
                .or(() -> past.find(course, question, revision))
                .or(() -> now);
    }

    /** A question as it is asked now, or was when it was last asked; empty where nobody remembers it. */
    public Optional<Question> lastAsked(String course, String quiz, String question) {
        return asked(course, quiz, question).or(() -> past.latest(course, question));
    }

    /** A question as it is asked now, if it is. */
    public Optional<Question> asked(String course, String quiz, String question) {
        return course(course).flatMap(served -> served.quiz(quiz)).flatMap(of -> of.question(question));
    }

    /** The course that is served, where it is the only one. */
    public Optional<Course> only() {
        return byId.size() == 1 ? byId.values().stream().findFirst() : Optional.empty();
    }

    /** All of them. */
    public Collection<Course> all() {
        return byId.values();
    }
}
