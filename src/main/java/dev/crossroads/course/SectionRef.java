package dev.crossroads.course;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points at a section of a lesson of the same course, both by id. */
public record SectionRef(String lesson, String section) implements Serializable {
    private static final Pattern WRITTEN = Pattern.compile("(?:\\./)?([^#\\s][^#]*)\\.md#([^#\\s]+)");

    /**
     * The section that an author points at, written as {@code chapter.md#section} with the chapter's path below the
     * source folder; empty where it is written otherwise.
     */
    public static Optional<SectionRef> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        return matcher.matches() ? Optional.of(new SectionRef(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
