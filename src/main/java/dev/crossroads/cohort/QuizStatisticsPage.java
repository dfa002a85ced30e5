package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of one quiz in a cohort: {@code cohort/quiz-statistics}.
 *
 * @param csv where all of it is for spreadsheets
 * @param bases which attempts may count
 * @param n how many attempts count
 * @param leftOut that there are learners without such an attempt, in words; empty where there are none
 * @param totals how many earned how many points; none where n is too small
 * @param model what item response theory says, or why it says nothing
 */
public record QuizStatisticsPage(
        Chrome chrome,
        CohortHead head,
        Link quiz,
        String back,
        String csv,
        List<Basis> bases,
        int n,
        Optional<String> leftOut,
        List<Figure> numbers,
        List<Bar> totals,
        List<Item> items,
        Model model) {

    /** A choice of attempts. */
    public record Basis(String href, String label, boolean current) {}

    /** A number with its interval in words, and what it means. */
    public record Figure(String label, String value, String meaning) {}

    /**
     * The number of attempts with so many points.
     *
     * @param points a number, or from one to another
     * @param length 0 to 100, of the most frequent
     */
    public record Bar(String points, int count, int length, boolean passes) {}

    /**
     * An interval as a picture, in parts of {@value #WIDTH}.
     *
     * @param mark what chance would be
     */
    public record Range(int low, int value, int high, Optional<Integer> mark) {
        /** The length of the line. */
        public static final int WIDTH = 200;

        /** From the low end to the high one. */
        public int width() {
            return Math.max(1, high - low);
        }
    }

    /** An item. */
    public record Item(
            String id,
            String prompt,
            String facility,
            Optional<Range> facilityRange,
            String discrimination,
            Optional<Range> discriminationRange,
            List<Figure> numbers,
            List<Choice> options) {}

    /** An option and who picked it. */
    public record Choice(String text, boolean correct, int count, String share, String onRest) {}

    /**
     * The two-parameter model.
     *
     * @param why why there is none; empty where there is one
     * @param curve the information at abilities from -3 to 3, as points of a line in a box of 300 by 100
     */
    public record Model(Optional<String> why, List<Parameters> items, String curve, String most) {}

    /**
     * An item of the model.
     *
     * @param curve of its information, the points of a line 300 wide and 100 high
     */
    public record Parameters(String prompt, String slope, String intercept, String difficulty, String curve) {}
}
