package dev.crossroads.search;

import dev.crossroads.web.Chrome;
import java.util.List;

/**
 * Search: {@code search/search}.
 *
 * @param query as it was typed; empty at first
 * @param longest that the field takes, in characters
 */
public record SearchPage(Chrome chrome, String query, int longest, List<Found> results) {

    /** Whether something was asked for. */
    public boolean asked() {
        return !query.isEmpty();
    }

    /** How many sections were found. */
    public int count() {
        return results.size();
    }

    /** Whether there may be more than are shown. */
    public boolean full() {
        return results.size() == Search.MOST;
    }

    /**
     * A section that was found.
     *
     * @param language of the course, a BCP 47 tag
     * @param place the course and the lesson it stands in
     */
    public record Found(String href, String language, String title, String place, List<Snippet.Piece> snippet) {}
}
