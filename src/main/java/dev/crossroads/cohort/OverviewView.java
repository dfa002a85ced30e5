package dev.crossroads.cohort;

import dev.crossroads.cohort.OverviewPage.Chart;
import dev.crossroads.cohort.live.LiveBoard.Changes;
import dev.crossroads.cohort.live.LiveView;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Json;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The parts of a cohort's first page, as HTML in one language, for who has it open.
 *
 * @param chrome says in which language and where files are; nothing in it is of the reader
 * @param query which rows and columns are on the page: no others are told of
 * @param since when changes are told
 */
record OverviewView(
        Chrome chrome,
        OverviewQuery query,
        Instant since,
        CohortStandings standings,
        MemberNoteTable notes,
        CohortReports reports,
        Pages pages)
        implements LiveView {
    /** Those who read the same language and look at the same rows since the same time share a view. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OverviewView view
                && view.query.equals(query)
                && view.since.equals(since)
                && view.chrome.visit().language() == chrome.visit().language();
    }

    @Override
    public int hashCode() {
        return Objects.hash(query, since, chrome.visit().language());
    }

    /** HTML by the ids of its elements, and the ids of elements that are no more. */
    @Override
    public String data(Changes changes) {
        return Json.write(Map.of("parts", changes.parts(), "gone", changes.gone()));
    }

    @Override
    public Model of(UUID cohort) {
        return new Open(cohort);
    }

    private final class Open implements Model {
        private final UUID cohort;
        private Optional<CohortProgress> latest = Optional.empty();
        private Map<UUID, MemberNote> noted = Map.of();

        Open(UUID cohort) {
            this.cohort = cohort;
        }

        @Override
        public Map<String, String> readAll() {
            // After a note the whole is looked at again.
            noted = notes.of(cohort).await();
            latest = standings.read(cohort);
            return latest.map(progress ->
                            parts(progress, noted, progress.members().keySet()))
                    .orElseGet(Map::of);
        }

        @Override
        public Map<String, String> read(Set<UUID> learners) {
            latest = latest.map(progress -> standings.refresh(progress, learners));
            return latest.map(progress -> parts(progress, noted, learners)).orElseGet(Map::of);
        }
    }

    private Map<String, String> parts(CohortProgress progress, Map<UUID, MemberNote> noted, Set<UUID> learners) {
        Texts texts = chrome.texts().in(progress.cohort().zone());
        OverviewPages overview = new OverviewPages(progress, query, texts);
        List<Attention> attention = progress.attention();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("nobody", render("nobody", overview.summary(), texts));
        parts.put("reports", render("open-reports", reported(progress, texts), texts));
        parts.put("summary", render("summary", Map.of("summary", overview.summary()), texts));
        parts.put("week", render("week", Map.of("week", new WeekPages(progress, texts).week(since, attention)), texts));
        parts.put(
                "people",
                render("people", Map.of("people", new PeoplePages(progress, noted, texts).people(attention)), texts));
        for (Chart chart : new OverviewCharts(progress, texts).all()) {
            parts.put("chart-" + chart.key(), render("chart", chart, texts));
        }
        overview.shown(attention).stream()
                .filter(row -> learners.contains(UUID.fromString(row.learner())))
                .forEach(row -> parts.put("row-" + row.learner(), render("row", row, texts)));
        return parts;
    }

    /** By the name that the whole page has it by; nothing where there are none. */
    private Map<String, OverviewPage.Reported> reported(CohortProgress progress, Texts texts) {
        return reports.news(
                        progress.cohort(), progress.course(), progress.members().keySet(), texts)
                .map(reported -> Map.of("reports", reported))
                .orElse(Map.of());
    }

    private String render(String part, Object model, Texts texts) {
        return pages.part("cohort/" + part, model, texts);
    }
}
