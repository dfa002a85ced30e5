package dev.crossroads.cohort;

import dev.crossroads.cohort.OverviewPage.Choice;
import dev.crossroads.cohort.OverviewPage.Field;
import dev.crossroads.cohort.OverviewPage.Grid;
import dev.crossroads.cohort.OverviewPage.Row;
import dev.crossroads.cohort.OverviewPage.Search;
import dev.crossroads.cohort.OverviewPage.Sorted;
import dev.crossroads.cohort.OverviewPage.Summary;
import dev.crossroads.cohort.OverviewQuery.Columns;
import dev.crossroads.cohort.OverviewQuery.Need;
import dev.crossroads.cohort.OverviewQuery.Sort;
import dev.crossroads.pure.Pure;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the numbers and the grid of a cohort's first page from where the cohort stands, in one language. */
@Pure
final class OverviewPages {
    private final CohortProgress progress;
    private final OverviewQuery query;
    private final GridColumns columns;
    private final String path;
    private final Texts texts;
    private final Ago ago;

    OverviewPages(CohortProgress progress, OverviewQuery query, Texts texts) {
        this.progress = progress;
        this.query = query;
        this.columns = GridColumns.of(progress.course(), query, texts);
        this.path = Cohorts.path(progress.cohort().id());
        this.texts = texts;
        this.ago = new Ago(progress.now(), progress.cohort().zone(), texts);
    }

    Summary summary() {
        return new Summary(
                progress.size(),
                progress.activeThisWeek().count(),
                progress.done().count(),
                progress.medianPercent());
    }

    Grid grid(List<Attention> all) {
        List<Attention> found = query.found(all, texts.language().locale());
        int pages = Math.max(1, (found.size() + OverviewQuery.ROWS - 1) / OverviewQuery.ROWS);
        int page = Math.min(query.page(), pages);
        return new Grid(
                query.columns() == Columns.CONCEPTS,
                !columns.parts().isEmpty() && columns.part() == 0,
                query.with(query.columns() == Columns.CONCEPTS ? Columns.LESSONS : Columns.CONCEPTS)
                        .href(path),
                parts(),
                Arrays.stream(Sort.values()).map(this::sorted).toList(),
                columns.filled().stream().map(GridColumns.Filled::head).toList(),
                rows(found),
                search(),
                query.isFiltered()
                        ? texts.say("cohort.grid.found", Map.of("count", found.size(), "members", progress.size()))
                        : texts.say("cohort.members", Map.of("count", found.size())),
                pages == 1
                        ? List.of()
                        : IntStream.rangeClosed(1, pages)
                                .mapToObj(number -> new Choice(
                                        texts.number(number),
                                        query.onPage(number).href(path),
                                        number == page))
                                .toList(),
                path + "/grid.csv");
    }

    private List<Choice> parts() {
        if (columns.parts().isEmpty()) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(texts.say("cohort.grid.all-parts"), query.ofPart(0).href(path), columns.part() == 0));
        for (int number = 1; number <= columns.parts().size(); number++) {
            choices.add(new Choice(
                    columns.parts().get(number - 1).title(),
                    query.ofPart(number).href(path),
                    columns.part() == number));
        }
        return choices;
    }

    private Sorted sorted(Sort sort) {
        boolean isCurrent = sort == query.sort();
        return new Sorted(
                sort.key(),
                query.with(sort).href(path),
                !isCurrent ? "" : sort.falls() == query.isTurned() ? "ascending" : "descending");
    }

    private Search search() {
        return new Search(
                path + "#grid",
                query.name(),
                Stream.concat(
                                Stream.of(Optional.<Need>empty()),
                                Arrays.stream(Need.values()).map(Optional::of))
                        .map(need -> new OverviewPage.Need(
                                need.map(Word::of).orElse(""),
                                need.map(this::filter).orElseGet(() -> texts.say("cohort.filter.everybody")),
                                need.equals(query.need())))
                        .toList(),
                Stream.of(
                                new Field("columns", Word.of(query.columns())),
                                new Field("part", query.part() == 0 ? "" : Integer.toString(query.part())),
                                new Field("sort", Word.of(query.sort())),
                                new Field("order", query.isTurned() ? "turned" : ""))
                        .filter(field -> !field.value().isEmpty())
                        .toList(),
                query.isFiltered()
                        ? new OverviewQuery(
                                        query.columns(),
                                        query.part(),
                                        query.sort(),
                                        query.isTurned(),
                                        "",
                                        Optional.empty(),
                                        1)
                                .href(path)
                        : "");
    }

    private String filter(Need need) {
        return need.kind().map(kind -> Reasons.inAWord(kind, texts)).orElseGet(() -> texts.say("cohort.filter.any"));
    }

    /** The rows that are on the page. */
    List<Row> shown(List<Attention> all) {
        return rows(query.found(all, texts.language().locale()));
    }

    private List<Row> rows(List<Attention> found) {
        int pages = Math.max(1, (found.size() + OverviewQuery.ROWS - 1) / OverviewQuery.ROWS);
        return found.stream()
                .skip((Math.min(query.page(), pages) - 1L) * OverviewQuery.ROWS)
                .limit(OverviewQuery.ROWS)
                .map(this::row)
                .toList();
    }

    private Row row(Attention attention) {
        MemberProgress member = attention.member();
        return new Row(
                member.learner().toString(),
                member.name(),
                path + "/learners/" + member.learner(),
                attention
                        .first(progress.now())
                        .map(reason -> Reasons.inAWord(reason.kind(), texts))
                        .orElse(""),
                member.percent(),
                member.lastAt().map(ago::of).orElseGet(() -> texts.say("progress.mark.unread")),
                columns.filled().stream()
                        .map(column -> column.cell().apply(member))
                        .toList());
    }
}
