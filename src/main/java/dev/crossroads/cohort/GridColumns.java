package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.ConceptProgress;
import dev.crossroads.cohort.OverviewPage.Cell;
import dev.crossroads.cohort.OverviewPage.Column;
import dev.crossroads.cohort.OverviewQuery.Columns;
import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Tally;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of a cohort's grid behind the first ones: every lesson or concept where they have room, else those of one
 * part of the course, or a column for each part.
 *
 * @param parts to choose from; none where all columns have room
 * @param part the one that is chosen, from 1; 0 where each part is a column
 */
@Pure
record GridColumns(List<CoursePart> parts, int part, List<Filled> filled) {
    /** As many heads as can be read beside each other. */
    private static final int HAVE_ROOM = 12;

    /** Below it more was wrong than right. */
    private static final int WEAK = 50;

    /** Shares are told apart in so many shades. */
    private static final int HEATS = 4;

    /** A column, and what stands in it. */
    record Filled(Column head, Function<MemberProgress, Cell> cell) {}

    static GridColumns of(Course course, OverviewQuery query, Texts texts) {
        List<CoursePart> parts = CoursePart.of(course).stream()
                .filter(part ->
                        query.columns() == Columns.LESSONS || !part.concepts().isEmpty())
                .toList();
        int columns = query.columns() == Columns.LESSONS
                ? course.lessons().size()
                : course.concepts().size();
        Cells cells = new Cells(course, texts);
        if (columns <= HAVE_ROOM || parts.size() < 2) {
            return new GridColumns(List.of(), 0, cells.of(parts, query.columns()));
        }
        int part = query.part() > parts.size() ? 0 : query.part();
        return new GridColumns(
                parts,
                part,
                part == 0
                        ? parts.stream()
                                .map(each -> cells.whole(each, query.columns()))
                                .toList()
                        : cells.of(List.of(parts.get(part - 1)), query.columns()));
    }

    private record Cells(Course course, Texts texts) {

        List<Filled> of(List<CoursePart> parts, Columns columns) {
            return parts.stream()
                    .flatMap(part -> switch (columns) {
                        case LESSONS -> part.lessons().stream().map(this::lesson);
                        case CONCEPTS -> part.concepts().stream().map(this::concept);
                    })
                    .toList();
        }

        Filled whole(CoursePart part, Columns columns) {
            return new Filled(
                    new Column(
                            part.title(),
                            Paths.lesson(course.id(), part.lessons().getFirst().id())),
                    member -> switch (columns) {
                        case LESSONS -> read(part, member);
                        case CONCEPTS ->
                            right(part.concepts().stream()
                                    .flatMap(concept ->
                                            Optional.ofNullable(
                                                    member.concepts().get(concept.id()))
                                                    .stream())
                                    .toList());
                    });
        }

        private Filled lesson(Lesson lesson) {
            return new Filled(
                    new Column(lesson.title(), Paths.lesson(course.id(), lesson.id())),
                    member -> read(
                            member.mark(lesson.id()).percent(),
                            member.hasCompleted(lesson.id()),
                            member.lessons().containsKey(lesson.id())));
        }

        private Filled concept(Concept concept) {
            return new Filled(
                    new Column(concept.title(), Paths.section(course.id(), concept.taughtIn())),
                    member -> right(Optional.ofNullable(member.concepts().get(concept.id())).stream()
                            .toList()));
        }

        private Cell read(CoursePart part, MemberProgress member) {
            List<Lesson> lessons = part.lessons();
            int percent = lessons.stream()
                            .mapToInt(lesson -> member.hasCompleted(lesson.id())
                                    ? 100
                                    : member.mark(lesson.id()).percent())
                            .sum()
                    / lessons.size();
            return read(
                    percent,
                    lessons.stream().allMatch(lesson -> member.hasCompleted(lesson.id())),
                    lessons.stream().anyMatch(lesson -> member.lessons().containsKey(lesson.id())));
        }

        private Cell read(int percent, boolean isCompleted, boolean isBegun) {
            if (isCompleted) {
                return new Cell("completed", HEATS + 1, "✓", texts.say("progress.mark.completed"));
            }
            if (!isBegun) {
                return new Cell("unread", 0, "·", texts.say("progress.mark.unread"));
            }
            return new Cell(
                    "reading",
                    heat(percent),
                    Integer.toString(percent),
                    texts.say("progress.mark.reading", Map.of("percent", texts.percent(percent))));
        }

        private Cell right(List<ConceptProgress> answers) {
            Tally tally = Tally.sum(answers.stream().map(ConceptProgress::tally));
            if (tally.asked() == 0) {
                return new Cell("unread", 0, "·", texts.say("cohort.grid.unanswered"));
            }
            int percent = 100 * tally.right() / tally.asked();
            return new Cell(
                    percent >= ConceptProgress.MASTERED ? "completed" : percent < WEAK ? "weak" : "reading",
                    tally.isAllRight() ? HEATS + 1 : heat(percent),
                    tally.right() + "/" + tally.asked(),
                    tally.said().in(texts));
        }

        private static int heat(int percent) {
            return 1 + Math.min(HEATS - 1, percent * HEATS / 100);
        }
    }
}
