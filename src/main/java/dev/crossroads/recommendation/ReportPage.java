package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.statistics.Calibration.Bin;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a course's recommendations, for instructors: {@code recommendation/report}.
 *
 * @param course its contents page
 * @param recommendation address of what the report is about
 * @param advised how many learners answered a question of it
 * @param said how many of these said what they started with
 * @param shares what happened, of how many
 * @param bins how often those who followed went on, by how sure the recommendation was
 * @param brier in words; empty where there are too few
 */
public record ReportPage(
        Chrome chrome,
        Link course,
        String recommendation,
        int advised,
        int said,
        List<Share> shares,
        List<Share> bins,
        Optional<String> brier) {

    /**
     * A share with its interval.
     *
     * @param label what happened, or to whom
     * @param n of how many
     * @param value per cent, 0 to 100; empty where n is too small to say
     * @param words the share with its interval; empty where n is too small to say
     */
    public record Share(String label, int n, Optional<Integer> value, Optional<String> words) {}

    static ReportPage of(Chrome chrome, Course course, FollowUpReport report) {
        return new ReportPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                Paths.recommendation(course.id()),
                report.advised(),
                report.said(),
                List.of(
                        share(chrome, chrome.texts().say("recommendation.report.followed"), report.followed()),
                        share(chrome, chrome.texts().say("recommendation.report.kept-going"), report.keptGoing()),
                        share(chrome, chrome.texts().say("recommendation.report.another"), report.otherKeptGoing())),
                report.calibration().bins().stream()
                        .map(bin -> share(chrome, range(chrome, bin), bin.happened()))
                        .toList(),
                report.calibration()
                        .brier()
                        .map(brier -> chrome.texts()
                                .say(
                                        "recommendation.report.brier",
                                        Map.of("brier", Math.round(brier * 1000) / 1000.0))));
    }

    private static String range(Chrome chrome, Bin bin) {
        return chrome.texts()
                .say(
                        "recommendation.report.bin",
                        Map.of("from", bin.from(), "to", chrome.texts().percent(bin.to())));
    }

    private static Share share(Chrome chrome, String label, Proportion proportion) {
        if (!proportion.isKnown()) {
            return new Share(label, proportion.n(), Optional.empty(), Optional.empty());
        }
        int percent = percent(proportion.share());
        return new Share(
                label,
                proportion.n(),
                Optional.of(percent),
                Optional.of(chrome.texts()
                        .say(
                                "recommendation.report.share",
                                Map.of(
                                        "share", chrome.texts().percent(percent),
                                        "low", percent(proportion.interval().low()),
                                        "high",
                                                chrome.texts()
                                                        .percent(percent(proportion
                                                                .interval()
                                                                .high()))))));
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }
}
