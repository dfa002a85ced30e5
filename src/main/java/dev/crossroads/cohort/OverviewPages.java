package dev.crossroads.cohort;

import dev.crossroads.cohort.OverviewPage.Cell;
import dev.crossroads.cohort.OverviewPage.Column;
import dev.crossroads.cohort.OverviewPage.Grid;
import dev.crossroads.cohort.OverviewPage.Need;
import dev.crossroads.cohort.OverviewPage.Needs;
import dev.crossroads.cohort.OverviewPage.Numbered;
import dev.crossroads.cohort.OverviewPage.Row;
import dev.crossroads.cohort.OverviewPage.Sorted;
import dev.crossroads.cohort.OverviewPage.Summary;
import dev.crossroads.cohort.OverviewQuery.Columns;
import dev.crossroads.cohort.OverviewQuery.Sort;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.pure.Pure;
import dev.crossroads.web.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the parts of a cohort's first page from where the cohort stands, in one language. */
@Pure
final class OverviewPages {
    /** A list to work through before a lesson, and the table still in sight; not the whole class again. */
    private static final int NEEDS_LISTED = 6;

    /** The strongest reasons; the rest is on the learner's own page. */
    private static final int REASONS_SHOWN = 3;

    /** From this share of right answers on a concept counts as mastered: the passing mark that quizzes have. */
    private static final int MASTERED = 70;

    /** Below it more was wrong than right. */
    private static final int WEAK = 50;

    private final CohortProgress progress;
    private final Course course;
    private final String path;
    private final Texts texts;

    OverviewPages(CohortProgress progress, Texts texts) {
        this.progress = progress;
        this.course = progress.course();
        this.path = Cohorts.path(progress.cohort().id());
        this.texts = texts;
    }

    Summary summary() {
        return new Summary(
                progress.size(),
                progress.activeThisWeek().count(),
                progress.done().count(),
                progress.medianPercent());
    }

    Needs needs(List<Attention> all) {
        List<Attention> needed = all.stream()
                .filter(Attention::isNeeded)
                .sorted(Attention.BY_NEED)
                .toList();
        return new Needs(
                needed.stream().limit(NEEDS_LISTED).map(this::need).toList(),
                Math.max(0, needed.size() - NEEDS_LISTED));
    }

    private Need need(Attention attention) {
        List<String> reasons = new ArrayList<>(attention.reasons().stream()
                .limit(REASONS_SHOWN)
                .map(reason -> Reasons.words(reason, course, texts))
                .toList());
        int more = attention.reasons().size() - REASONS_SHOWN;
        if (more > 0) {
            reasons.add(texts.say("cohort.needs.more-reasons", Map.of("count", more)));
        }
        return new Need(attention.member().name(), path(attention.member()), reasons);
    }

    Grid grid(List<Attention> all, OverviewQuery query) {
        List<Attention> sorted =
                all.stream().sorted(query.sort().order(progress)).toList();
        int pages = Math.max(1, (sorted.size() + OverviewQuery.ROWS - 1) / OverviewQuery.ROWS);
        int page = Math.min(query.page(), pages);
        return new Grid(
                query.columns() == Columns.CONCEPTS,
                query.with(query.columns() == Columns.CONCEPTS ? Columns.LESSONS : Columns.CONCEPTS)
                        .href(path),
                Arrays.stream(Sort.values())
                        .map(sort -> new Sorted(sort.key(), query.with(sort).href(path), sort == query.sort()))
                        .toList(),
                columns(query.columns()),
                sorted.stream()
                        .skip((page - 1L) * OverviewQuery.ROWS)
                        .limit(OverviewQuery.ROWS)
                        .map(attention -> row(attention, query.columns()))
                        .toList(),
                pages == 1,
                pages == 1
                        ? List.of()
                        : IntStream.rangeClosed(1, pages)
                                .mapToObj(number -> new Numbered(
                                        number, query.onPage(number).href(path), number == page))
                                .toList(),
                path + "/grid.csv");
    }

    private List<Column> columns(Columns columns) {
        List<Column> heads = new ArrayList<>();
        switch (columns) {
            case LESSONS ->
                course.lessons()
                        .values()
                        .forEach(lesson -> heads.add(new Column(
                                lesson.number().isEmpty() ? "·" : lesson.number(),
                                lesson.title(),
                                Paths.lesson(course.id(), lesson.id()))));
            case CONCEPTS ->
                course.concepts()
                        .values()
                        .forEach(concept -> heads.add(new Column(
                                Integer.toString(heads.size() + 1),
                                concept.title(),
                                Paths.section(course.id(), concept.taughtIn()))));
        }
        return List.copyOf(heads);
    }

    Row row(Attention attention, Columns columns) {
        MemberProgress member = attention.member();
        return new Row(
                member.learner().toString(),
                member.name(),
                path(member),
                attention.reasons().size(),
                member.percent(),
                member.lastAt().map(texts::date).orElseGet(() -> texts.say("progress.mark.unread")),
                switch (columns) {
                    case LESSONS ->
                        course.lessons().keySet().stream()
                                .map(lesson -> lesson(member, lesson))
                                .toList();
                    case CONCEPTS ->
                        course.concepts().keySet().stream()
                                .map(concept -> concept(member, concept))
                                .toList();
                });
    }

    private String path(MemberProgress member) {
        return path + "/learners/" + member.learner();
    }

    private Cell lesson(MemberProgress member, String lesson) {
        if (member.hasCompleted(lesson)) {
            return new Cell("completed", "✓", texts.say("progress.mark.completed"));
        }
        if (!member.lessons().containsKey(lesson)) {
            return new Cell("unread", "·", texts.say("progress.mark.unread"));
        }
        int percent = member.mark(lesson).percent();
        return new Cell(
                "reading",
                Integer.toString(percent),
                texts.say("progress.mark.reading", Map.of("percent", texts.percent(percent))));
    }

    private Cell concept(MemberProgress member, String concept) {
        return Optional.ofNullable(member.concepts().get(concept))
                .map(answered -> new Cell(
                        answered.percent() >= MASTERED ? "completed" : answered.percent() < WEAK ? "weak" : "reading",
                        answered.right() + "/" + answered.answered(),
                        texts.say(
                                "progress.page.right",
                                Map.of("right", answered.right(), "answered", answered.answered()))))
                .orElseGet(() -> new Cell("unread", "·", texts.say("cohort.grid.unanswered")));
    }
}
