package dev.crossroads.calibration;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * All that operators see of the site's memories: {@code calibration/memory}.
 *
 * @param figures empty before any were counted
 * @param counting that newer ones are on their way, in a sentence
 * @param least as many recalled and as many forgotten are needed for it
 * @param parameters what memory follows, in words
 * @param canFit whether there are enough reviews to fit parameters to
 * @param fitting the fit that is under way, or why the last one came to nothing, in a sentence
 * @param leastToFit how many that takes
 */
public record CalibrationPage(
        Chrome chrome,
        Optional<Figures> figures,
        Optional<String> counting,
        int least,
        String parameters,
        boolean canFit,
        Optional<String> fitting,
        int leastToFit,
        List<Fit> fits) {

    /**
     * The reviews that were counted.
     *
     * @param asOf since when it stands, in a sentence
     * @param reviews that were predicted
     * @param learners whose those are
     * @param recalled how many of them were, in words
     * @param measured empty where there are too few
     */
    public record Figures(String asOf, int reviews, int learners, String recalled, Optional<Measured> measured) {}

    /**
     * How well they were predicted.
     *
     * @param logLoss with its interval, in words
     * @param baseline of who says the same share of everything
     */
    public record Measured(String logLoss, String baseline, List<Bin> bins) {}

    /**
     * Reviews of like expectation, with a mark in a square of 300.
     *
     * @param forecast what was expected of them on average, in per cent
     * @param happened how many were recalled, in words; with its interval where they are enough
     * @param mark empty where they are too few
     */
    public record Bin(String range, int n, String forecast, String happened, Optional<Mark> mark) {}

    /** A mark of a picture: a point, and from where to where its interval reaches. */
    public record Mark(String x, String y, String low, String high) {}

    /**
     * Parameters that were fitted.
     *
     * @param difference in log loss with its interval, in words
     * @param state what became of them, in words
     * @param deed what can be done: {@code apply}, {@code withdraw} or nothing
     * @param submit the key of its button
     * @param by what was typed
     * @param wrong what is wrong with it
     */
    public record Fit(
            String id,
            String at,
            int reviews,
            int learners,
            int heldOut,
            String before,
            String after,
            String difference,
            String state,
            String deed,
            String submit,
            String by,
            Optional<String> wrong) {}
}
