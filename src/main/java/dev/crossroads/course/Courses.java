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

    /** These courses; their ids must differ. */
    public Courses(List<Course> courses) {
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

    /** The course that is served, where it is the only one. */
    public Optional<Course> only() {
        return byId.size() == 1 ? byId.values().stream().findFirst() : Optional.empty();
    }

    /** All of them. */
    public Collection<Course> all() {
        return byId.values();
    }
}
