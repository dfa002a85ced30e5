package dev.crossroads.course.read;

/** A file can't be used: its message says why and what to do, for the author who named it. */
final class RefusedPath extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isMissing;

    private RefusedPath(String why, boolean isMissing) {
        super(why, null, false, false);
        this.isMissing = isMissing;
    }

    /** It is there and must not be used, or can't be. */
    static RefusedPath because(String why) {
        return new RefusedPath(why, false);
    }

    /** It isn't there. */
    static RefusedPath missing(String why) {
        return new RefusedPath(why, true);
    }

    /** Whether it would be all right if only it were there. */
    boolean isMissing() {
        return isMissing;
    }
}
