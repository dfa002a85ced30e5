package dev.crossroads.progress;

/**
 * A learner's progress with a lesson.
 *
 * @param state {@code unread}, {@code reading} or {@code completed}
 * @param percent of its sections that were read, 0 to 100
 */
public record ReadingMark(String state, int percent) {
    /** Nothing of it was read. */
    public static final ReadingMark UNREAD = new ReadingMark("unread", 0);

    /** Nothing is left to do. */
    public static final ReadingMark COMPLETED = new ReadingMark("completed", 100);

    /** Whether nothing of it was read. */
    public boolean unread() {
        return state.equals("unread");
    }

    /** Whether some of it was read. */
    public boolean reading() {
        return state.equals("reading");
    }

    /** Whether it was read to the end, its checkpoints are passed, or the learner said that they are done with it. */
    public boolean completed() {
        return state.equals("completed");
    }

    /** The key of the state in words; it is told the {@code percent}. */
    public String words() {
        return switch (state) {
            case "completed" -> "progress.mark.completed";
            case "reading" -> "progress.mark.reading";
            default -> "progress.mark.unread";
        };
    }
}
