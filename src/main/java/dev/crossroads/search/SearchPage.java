package dev.crossroads.search;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * Search: {@code search/search}.
 *
 * @param query as it was typed; empty at first
 * @param longest that the field takes, in characters
 * @param choices the courses, where there are several to choose from
 * @param corrected what was looked for instead
 * @param count how many places were found
 * @param groups what was found, by course
 */
public record SearchPage(
        Chrome chrome,
        String query,
        int longest,
        List<Choice> choices,
        Optional<String> corrected,
        int count,
        List<Group> groups) {

    /** A course to look in. */
    public record Choice(String id, String language, String title, boolean chosen) {}

    /**
     * The results in one course.
     *
     * @param named whether its title has to be said, as there are others
     */
    public record Group(String title, String language, boolean named, List<Found> results) {}

    /** Whether something was asked for. */
    public boolean asked() {
        return !query.isEmpty();
    }

    /** Whether there may be more than are shown. */
    public boolean full() {
        return count == Search.MOST;
    }

    /**
     * A section or a checkpoint that was found.
     *
     * @param language of the course, a BCP 47 tag
     * @param place the course and the lesson it stands in
     */
    public record Found(
            String href,
            String language,
            boolean checkpoint,
            String title,
            String place,
            List<Snippet.Piece> snippet) {}
}
