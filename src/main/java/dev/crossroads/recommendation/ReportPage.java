package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.recommendation.FollowUpReport.Statement;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report on a course's recommendations, for instructors: {@code recommendation/report}.
 *
 * @param course its contents page
 * @param recommendation address of what the report is about
 * @param advised how many learners answered a question of it
 * @param given how many were shown one for a complete set of answers
 * @param said how many said what they started with
 * @param shares what happened, of how many
 * @param statements what came of each thing that the page says
 * @param steps how many were at each step of a path, or beyond
 */
public record ReportPage(
        Chrome chrome,
        Link course,
        String recommendation,
        int advised,
        int given,
        int said,
        List<Share> shares,
        List<StatementRow> statements,
        List<Share> steps) {

    /**
     * A share with its interval.
     *
     * @param label what happened, or to whom
     * @param n of how many
     * @param value per cent, 0 to 100; empty where n is too small to say
     * @param words the share with its interval; empty where n is too small to say
     */
    public record Share(String label, int n, Optional<Integer> value, Optional<String> words) {}

    /**
     * The outcomes of one statement of the page.
     *
     * @param key of the text that says which
     */
    public record StatementRow(String key, Share started, Share keptGoing) {}

    static ReportPage of(Chrome chrome, Course course, FollowUpReport report, List<PathReach> reach) {
        return new ReportPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                Paths.recommendation(course.id()),
                report.advised(),
                report.given(),
                report.said(),
                List.of(
                        share(chrome, chrome.texts().say("recommendation.report.followed"), report.followed()),
                        share(chrome, chrome.texts().say("recommendation.report.kept-going"), report.keptGoing()),
                        share(chrome, chrome.texts().say("recommendation.report.another"), report.otherKeptGoing()),
                        share(chrome, chrome.texts().say("recommendation.report.open"), report.openStarted()),
                        share(
                                chrome,
                                chrome.texts().say("recommendation.report.open-kept-going"),
                                report.openKeptGoing())),
                report.statements().stream()
                        .map(row -> new StatementRow(
                                key(row.statement()),
                                share(chrome, "", row.startedWithLeader()),
                                share(chrome, "", row.keptGoing())))
                        .toList(),
                reach.stream()
                        .map(at -> share(
                                chrome,
                                chrome.texts()
                                        .say(
                                                "recommendation.report.at-step",
                                                Map.of("name", at.alternative(), "step", at.step())),
                                at.reached()))
                        .toList());
    }

    private static String key(Statement statement) {
        return switch (statement) {
            case FIRM -> "recommendation.report.statement.firm";
            case LESS_FIRM -> "recommendation.report.statement.less-firm";
            case LIMIT -> "recommendation.report.statement.limit";
            case OPEN -> "recommendation.report.statement.open";
        };
    }

    private static Share share(Chrome chrome, String label, Proportion proportion) {
        if (!proportion.isReportable()) {
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
