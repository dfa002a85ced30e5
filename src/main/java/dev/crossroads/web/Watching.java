package dev.crossroads.web;

import java.util.List;

/**
 * How the courses of a server stand that are being written, as its pages say to whoever writes them.
 *
 * @param version goes up with everything that is said here
 * @param edition goes up when courses were read again and are served
 * @param mistakes the reasons why what was written last is not served; none where it is
 */
public record Watching(long version, long edition, List<Mistake> mistakes) {

    private static final int LISTED = 8;

    /** Copies the list. */
    public Watching {
        mistakes = List.copyOf(mistakes);
    }

    /**
     * A mistake of an author's.
     *
     * @param place the file with its line; empty where it is none of a file
     * @param what in English, as the command line says it
     */
    public record Mistake(String place, String what) {}

    /** How many mistakes there are. */
    public int count() {
        return mistakes.size();
    }

    /** The mistakes that are listed; of more, the last ones mostly follow from the first. */
    public List<Mistake> listed() {
        return mistakes.subList(0, Math.min(mistakes.size(), LISTED));
    }

    /** How many there are beside those that are listed. */
    public int more() {
        return mistakes.size() - listed().size();
    }
}
