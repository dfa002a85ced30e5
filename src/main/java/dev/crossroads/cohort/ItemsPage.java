package dev.crossroads.cohort;

import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.quiz.answer.Program;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Excerpt;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of each item in a cohort: {@code cohort/items}.
 *
 * @param csv where all answers are
 * @param any whether somebody answered anything, be it shown or not
 * @param look items that deserve a look, with why; empty where only some items are asked for
 * @param said how many items are shown
 * @param quizzes with their items; empty where all stand together
 * @param together items of all quizzes; empty where they stand by quiz
 */
public record ItemsPage(
        Chrome chrome,
        CohortHead head,
        String csv,
        boolean any,
        List<Look> look,
        Search search,
        String said,
        List<QuizItems> quizzes,
        List<Item> together) {
    private static final int LOOK_SHOWN = 6;

    /** The first items that deserve a look, and the others. */
    public Excerpt<Look> lookFolded() {
        return Excerpt.of(look, LOOK_SHOWN);
    }

    /** An item that deserves a look. */
    public record Look(String href, ItemName name, List<String> why) {}

    /**
     * The form that asks for some items, or for another order.
     *
     * @param clear where nothing is asked for; empty where nothing is
     */
    public record Search(
            String action,
            String text,
            List<Choice> quizzes,
            boolean flagged,
            List<Choice> sorts,
            Optional<String> clear) {}

    /** Something to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A quiz with those of its items that somebody answered.
     *
     * @param statistics where all its statistics are
     * @param open whether its items are unfolded at once
     */
    public record QuizItems(Link quiz, String statistics, boolean open, List<Item> items) {

        /** The number of items. */
        public int count() {
            return items.size();
        }

        /** The number of items that deserve a look. */
        public int looks() {
            return (int)
                    items.stream().filter(item -> !item.signals().isEmpty()).count();
        }
    }

    /**
     * An item.
     *
     * @param page where everything about it is
     * @param checkpoint the title of its quiz, where it stands among items of others
     * @param asked HTML of its prompt; empty for a program to trace
     * @param program that it is about, with the lines that are right
     * @param key what is right, in words
     * @param facility the share of right first answers with its interval, in words
     * @param percent the same as a number; empty where n is too small
     * @param discrimination in words
     * @param sure how many of the sure were wrong, in words
     * @param time the median of the time to answer, in words
     */
    public record Item(
            String id,
            String page,
            ItemName name,
            Optional<String> checkpoint,
            Optional<String> asked,
            Optional<Program> program,
            String key,
            int n,
            String facility,
            Optional<Integer> percent,
            String discrimination,
            String sure,
            String time,
            List<String> signals,
            List<Draw> draws) {}

    /**
     * An answer and whom it drew.
     *
     * @param share of all, in words
     * @param others how those did on the rest of the quiz, in words; may be empty
     * @param strength how giving it goes with doing well on the rest, in words; may be empty
     * @param names who gave it; empty in an anonymous cohort, and for right answers
     */
    public record Draw(
            String answer, boolean correct, int count, String share, String others, String strength, String names) {}
}
