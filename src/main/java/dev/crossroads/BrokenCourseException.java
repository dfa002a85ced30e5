package dev.crossroads;

import dev.crossroads.course.read.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A course can't be served: its message is the report that {@code check} prints. */
final class BrokenCourseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    BrokenCourseException(Path folder, List<Mistake> mistakes) {
        super(
                "The course in " + folder + " has mistakes:\n"
                        + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")),
                null,
                false,
                false);
        this.mistakes = List.copyOf(mistakes);
    }

    /** The reasons, warnings among them. */
    List<Mistake> mistakes() {
        return mistakes;
    }
}
