package dev.crossroads.web;

import java.util.List;

/**
 * A list that a page shows the beginning of; the rest is folded.
 *
 * @param shown the first ones
 * @param more the others
 */
public record Excerpt<T>(List<T> shown, List<T> more) {

    /** A list of which so many are shown; one more than that is not worth folding. */
    public static <T> Excerpt<T> of(List<T> all, int shown) {
        int end = all.size() <= shown + 1 ? all.size() : shown;
        return new Excerpt<>(List.copyOf(all.subList(0, end)), List.copyOf(all.subList(end, all.size())));
    }

    /** The number of levels that are folded. */
    public int moreCount() {
        return more.size();
    }
}
