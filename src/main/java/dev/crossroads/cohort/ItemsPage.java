package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Excerpt;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * How each item does in a cohort: {@code cohort/items}.
 *
 * @param csv where all answers are
 * @param look items that deserve a look, with why
 */
public record ItemsPage(Chrome chrome, CohortHead head, String csv, List<Look> look, List<QuizItems> quizzes) {
    private static final int LOOK_SHOWN = 6;

    /** The first items that deserve a look, and the others. */
    public Excerpt<Look> lookFolded() {
        return Excerpt.of(look, LOOK_SHOWN);
    }

    /** An item that deserves a look. */
    public record Look(String href, String prompt, List<String> why) {}

    /**
     * A quiz with those of its items that somebody answered.
     *
     * @param statistics where all its statistics are
     */
    public record QuizItems(Link quiz, String statistics, List<Item> items) {

        /** How many items there are. */
        public int count() {
            return items.size();
        }

        /** How many of the items deserve a look. */
        public int looks() {
            return (int)
                    items.stream().filter(item -> !item.signals().isEmpty()).count();
        }
    }

    /**
     * An item.
     *
     * @param page where everything about it is
     * @param facility the share of right first answers with its interval, in words
     * @param percent the same as a number; empty where n is too small
     * @param discrimination in words
     * @param sure how many of the sure were wrong, in words
     * @param time the median of the time to answer, in words
     */
    public record Item(
            String id,
            String page,
            String prompt,
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
