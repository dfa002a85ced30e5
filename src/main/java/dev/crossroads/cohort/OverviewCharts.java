package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortProgress.DayActivity;
import dev.crossroads.cohort.CohortProgress.LessonReach;
import dev.crossroads.cohort.CohortProgress.Scores;
import dev.crossroads.cohort.CohortProgress.Split;
import dev.crossroads.cohort.OverviewPage.Band;
import dev.crossroads.cohort.OverviewPage.Chart;
import dev.crossroads.cohort.OverviewPage.Line;
import dev.crossroads.cohort.OverviewPage.Segment;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the charts of a cohort's first page: lying bars with whole names before them and numbers in or behind them. The
 * parts of a bar are one hue, from the faint to the strong, as what they stand for.
 */
@Pure
final class OverviewCharts {
    private static final int DAYS_OF_A_WEEK = 7;

    /** A part that is shorter, in per cent of the whole, has no room for its number. */
    private static final double ROOM_FOR_A_NUMBER = 7;

    private static final List<String> FOUR = List.of("ramp-1", "ramp-2", "ramp-3", "ramp-4");

    private final CohortProgress progress;
    private final Course course;
    private final Texts texts;

    OverviewCharts(CohortProgress progress, Texts texts) {
        this.progress = progress;
        this.course = progress.course();
        this.texts = texts;
    }

    List<Chart> all() {
        List<Chart> charts = new ArrayList<>(List.of(dropOff(), scores(), activity()));
        progress.split().ifPresent(split -> charts.add(recommendations(split)));
        return List.copyOf(charts);
    }

    /** A part of a bar, before it has a place. */
    private record Piece(String style, int count) {}

    private List<Segment> bar(int whole, List<Piece> pieces) {
        List<Segment> segments = new ArrayList<>();
        double from = 0;
        for (Piece piece : pieces) {
            double width = whole == 0 ? 0 : 100.0 * piece.count() / whole;
            if (width > 0) {
                segments.add(new Segment(
                        piece.style(),
                        percent(from),
                        percent(width),
                        percent(from + width / 2),
                        // A bar of one part has its number behind it.
                        width < ROOM_FOR_A_NUMBER || pieces.size() == 1 ? "" : texts.number(piece.count())));
            }
            from += width;
        }
        return List.copyOf(segments);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private Chart dropOff() {
        return new Chart(
                "drop-off",
                texts.say("cohort.chart.drop-off"),
                heads("cohort.chart.lesson", "cohort.chart.of-all", "cohort.chart.completed", "cohort.chart.begun"),
                List.of(
                        new Band("ramp-4", texts.say("cohort.chart.completed")),
                        new Band("ramp-2", texts.say("cohort.chart.begun-only"))),
                progress.dropOff().stream().map(this::reach).toList(),
                texts.say("cohort.chart.drop-off-note", Map.of("members", progress.size())),
                course.language());
    }

    private Line reach(LessonReach reach) {
        int completed = reach.completed().count();
        int begun = Math.max(reach.begun().count(), completed);
        return new Line(
                new Link(
                        reach.lesson().title(),
                        Paths.lesson(course.id(), reach.lesson().id())),
                bar(progress.size(), List.of(new Piece("ramp-4", completed), new Piece("ramp-2", begun - completed))),
                "",
                List.of(texts.number(completed), texts.number(begun)));
    }

    private Chart scores() {
        List<String> bands = heads(
                "cohort.chart.quarter-1", "cohort.chart.quarter-2", "cohort.chart.quarter-3", "cohort.chart.quarter-4");
        List<Band> ramp = new ArrayList<>();
        for (int i = 0; i < FOUR.size(); i++) {
            ramp.add(new Band(FOUR.get(i), bands.get(i)));
        }
        return new Chart(
                "scores",
                texts.say("cohort.chart.scores"),
                heads("cohort.chart.quiz", "cohort.chart.best", "cohort.chart.median"),
                List.copyOf(ramp),
                progress.scores().stream().map(scores -> scores(scores, bands)).toList(),
                texts.say("cohort.chart.scores-note", Map.of("least", Proportion.LEAST)),
                course.language());
    }

    private Line scores(Scores scores, List<String> bands) {
        List<Piece> pieces = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < FOUR.size(); i++) {
            pieces.add(new Piece(FOUR.get(i), scores.bands().get(i)));
            said.add(bands.get(i) + ": " + texts.number(scores.bands().get(i)));
        }
        int n = scores.tried().count();
        return new Line(
                new Link(
                        scores.quiz().title(),
                        Paths.quiz(course.id(), scores.quiz().id())),
                bar(progress.size(), pieces),
                String.join(", ", said),
                List.of(scores.medianPercent()
                        .map(median ->
                                texts.say("cohort.chart.median-of", Map.of("median", texts.percent(median), "n", n)))
                        .orElseGet(() -> texts.say("cohort.chart.too-small", Map.of("n", n)))));
    }

    /** By weeks: single days of a class tell of weekends. */
    private Chart activity() {
        List<DayActivity> days = progress.activity();
        List<Line> weeks = new ArrayList<>();
        for (int from = 0; from + DAYS_OF_A_WEEK <= days.size(); from += DAYS_OF_A_WEEK) {
            int last = from + DAYS_OF_A_WEEK - 1;
            Instant end =
                    days.get(last).day().atStartOfDay(progress.cohort().zone()).toInstant();
            int shift = days.size() - 1 - last;
            long week = ((1L << DAYS_OF_A_WEEK) - 1) << shift;
            int active = (int) progress.members().values().stream()
                    .filter(member -> (member.activeDays() & week) != 0)
                    .count();
            weeks.add(new Line(
                    new Link(texts.say("cohort.chart.week-to", Map.of("date", texts.date(end))), ""),
                    bar(progress.size(), List.of(new Piece("ramp-3", active))),
                    "",
                    List.of(texts.number(active))));
        }
        return new Chart(
                "activity",
                texts.say("cohort.chart.activity"),
                heads("cohort.chart.week", "cohort.chart.of-all", "cohort.chart.active"),
                List.of(),
                List.copyOf(weeks),
                "",
                course.language());
    }

    private Chart recommendations(Split split) {
        List<Line> lines = new ArrayList<>();
        for (Alternative alternative : course.questionnaire().orElseThrow().alternatives()) {
            lines.add(leaning(
                    alternative.name(),
                    "of-" + alternative.id(),
                    split.decided().get(alternative.id())));
        }
        lines.add(leaning(texts.say("recommendation.too-close"), "ramp-3", split.open()));
        lines.add(leaning(texts.say("cohort.chart.not-asked"), "ramp-1", split.none()));
        return new Chart(
                "recommendations",
                texts.say("cohort.chart.recommendations"),
                heads("cohort.chart.start-with", "cohort.chart.of-all", "cohort.chart.members"),
                List.of(),
                List.copyOf(lines),
                "",
                course.language());
    }

    private Line leaning(String name, String style, int count) {
        return new Line(
                new Link(name, ""),
                bar(progress.size(), List.of(new Piece(style, count))),
                "",
                List.of(texts.number(count)));
    }

    private List<String> heads(String... keys) {
        return List.of(keys).stream().map(texts::say).toList();
    }
}
