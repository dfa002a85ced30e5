package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortProgress.DayActivity;
import dev.crossroads.cohort.CohortProgress.Scores;
import dev.crossroads.cohort.CohortProgress.Split;
import dev.crossroads.cohort.OverviewPage.Chart;
import dev.crossroads.cohort.OverviewPage.Line;
import dev.crossroads.cohort.OverviewPage.Value;
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
import java.util.Map;
import java.util.Optional;

/** Makes the charts of a cohort's first page, each as the table it is drawn from. */
@Pure
final class OverviewCharts {
    private static final int DAYS_OF_A_WEEK = 7;

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

    private Chart dropOff() {
        return new Chart(
                "drop-off",
                "line",
                texts.say("cohort.chart.drop-off"),
                heads("cohort.chart.lesson", "cohort.chart.begun", "cohort.chart.completed"),
                progress.dropOff().stream()
                        .map(reach -> new Line(
                                new Link(
                                        reach.lesson().title(),
                                        Paths.lesson(course.id(), reach.lesson().id())),
                                List.of(count(reach.begun()), count(reach.completed()))))
                        .toList(),
                texts.say("cohort.chart.drop-off-note", Map.of("members", progress.size())));
    }

    private Chart scores() {
        return new Chart(
                "scores",
                "bar",
                texts.say("cohort.chart.scores"),
                heads(
                        "cohort.chart.quiz",
                        "cohort.chart.quarter-1",
                        "cohort.chart.quarter-2",
                        "cohort.chart.quarter-3",
                        "cohort.chart.quarter-4",
                        "cohort.chart.median"),
                progress.scores().stream().map(this::scores).toList(),
                texts.say("cohort.chart.scores-note", Map.of("least", Proportion.LEAST)));
    }

    private Line scores(Scores scores) {
        List<Value> values =
                new ArrayList<>(scores.bands().stream().map(this::count).toList());
        values.add(new Value(
                Optional.empty(),
                scores.medianPercent()
                        .map(median -> texts.say(
                                "cohort.chart.median-of",
                                Map.of(
                                        "median", texts.percent(median),
                                        "n", scores.tried().count())))
                        .orElseGet(() -> texts.say(
                                "cohort.chart.too-small",
                                Map.of("n", scores.tried().count())))));
        return new Line(
                new Link(
                        scores.quiz().title(),
                        Paths.quiz(course.id(), scores.quiz().id())),
                List.copyOf(values));
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
                    List.of(count(active))));
        }
        return new Chart(
                "activity",
                "bar",
                texts.say("cohort.chart.activity"),
                heads("cohort.chart.week", "cohort.chart.active"),
                List.copyOf(weeks),
                "");
    }

    private Chart recommendations(Split split) {
        List<Line> lines = new ArrayList<>();
        for (Alternative alternative : course.questionnaire().orElseThrow().alternatives()) {
            lines.add(new Line(
                    new Link(alternative.name(), ""),
                    alternative.id(),
                    List.of(count(split.decided().get(alternative.id())))));
        }
        lines.add(new Line(new Link(texts.say("recommendation.too-close"), ""), List.of(count(split.open()))));
        lines.add(new Line(new Link(texts.say("cohort.chart.not-asked"), ""), List.of(count(split.none()))));
        return new Chart(
                "recommendations",
                "bar",
                texts.say("cohort.chart.recommendations"),
                heads("cohort.chart.start-with", "cohort.chart.members"),
                List.copyOf(lines),
                "");
    }

    private List<String> heads(String... keys) {
        return List.of(keys).stream().map(texts::say).toList();
    }

    private Value count(Proportion proportion) {
        return count(proportion.count());
    }

    private Value count(int count) {
        return new Value(Optional.of(count), texts.number(count));
    }
}
