package dev.crossroads.cohort;

import dev.crossroads.cohort.OverviewPage.Chart;
import dev.crossroads.cohort.OverviewQuery.Columns;
import dev.crossroads.cohort.live.LiveBoard.Changes;
import dev.crossroads.cohort.live.LiveView;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Json;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The parts of a cohort's first page, as HTML in one language, for who has it open.
 *
 * @param chrome says in which language and where files are; nothing in it is of the reader
 */
record OverviewView(Chrome chrome, Columns columns, CohortStandings standings, Pages pages) implements LiveView {
    /** Those who read the same language and the same columns share a view, whatever else their pages are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OverviewView view
                && view.columns == columns
                && view.chrome.visit().language() == chrome.visit().language();
    }

    @Override
    public int hashCode() {
        return columns.hashCode() * 31 + chrome.visit().language().hashCode();
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

        Open(UUID cohort) {
            this.cohort = cohort;
        }

        @Override
        public Map<String, String> readAll() {
            latest = standings.of(cohort);
            return latest.map(progress -> parts(progress, progress.members().keySet()))
                    .orElseGet(Map::of);
        }

        @Override
        public Map<String, String> read(Set<UUID> learners) {
            latest = latest.map(progress -> standings.refresh(progress, learners));
            return latest.map(progress -> parts(progress, learners)).orElseGet(Map::of);
        }
    }

    private Map<String, String> parts(CohortProgress progress, Set<UUID> learners) {
        Texts texts = chrome.texts();
        OverviewPages overview = new OverviewPages(progress, texts);
        List<Attention> attention = progress.attention();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("nobody", render("nobody", overview.summary()));
        parts.put("summary", render("summary", Map.of("summary", overview.summary())));
        parts.put("needs", render("needs", Map.of("needs", overview.needs(attention))));
        for (Chart chart : new OverviewCharts(progress, texts).all()) {
            parts.put("chart-" + chart.key(), render("chart", chart));
        }
        attention.stream()
                .filter(each -> learners.contains(each.member().learner()))
                .forEach(each ->
                        parts.put("row-" + each.member().learner(), render("row", overview.row(each, columns))));
        return parts;
    }

    private String render(String part, Object model) {
        return pages.part("cohort/" + part, model, chrome.texts());
    }
}
