package dev.crossroads.recommendation;

import dev.crossroads.recommendation.RecommendationPage.Result;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;

/**
 * A recommendation as somebody saved it: {@code recommendation/saved}.
 *
 * @param course its contents page
 * @param savedAt date, in words
 * @param version of the model that it was made by
 * @param before whether it was made before there were verdicts, and is shown in the words of then
 * @param answers what had been answered, in the order asked
 * @param now address of the page that asks and advises today
 * @param own whether the reader saved it, and so may withdraw it
 * @param withdrawal where the form that withdraws it is sent, with the field {@code event}
 * @param event the id of the event that form asks to record
 */
public record SavedRecommendationPage(
        Chrome chrome,
        Link course,
        String savedAt,
        String version,
        boolean before,
        Result result,
        List<Answer> answers,
        String now,
        boolean own,
        String withdrawal,
        String event) {

    /** A question and the option chosen. */
    public record Answer(String prompt, String option) {}
}
