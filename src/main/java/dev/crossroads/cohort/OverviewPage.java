package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * A cohort at a glance: {@code cohort/overview}. Its parts are templates of their own, which the live feed sends again
 * as they change.
 *
 * @param live where changes are told
 * @param liveId what the page has of them already; empty where nobody follows the cohort yet
 * @param asOf when it was read, in words
 */
public record OverviewPage(
        Chrome chrome,
        CohortHead head,
        Invite invite,
        String live,
        String liveId,
        String asOf,
        Summary summary,
        Needs needs,
        Grid grid,
        List<Chart> charts) {

    /** How people join. */
    public record Invite(String code, String link) {}

    /**
     * The cohort in numbers.
     *
     * @param active how many were active in the last seven days
     * @param done how many have completed every lesson
     * @param median per cent of the course that the median member has read
     */
    public record Summary(int members, int active, int done, int median) {}

    /**
     * The members who need attention.
     *
     * @param more how many more there are than are listed
     */
    public record Needs(List<Need> listed, int more) {}

    /** Somebody who needs attention, and why. */
    public record Need(String name, String href, List<String> reasons) {}

    /**
     * Learners against lessons or concepts.
     *
     * @param byConcept whether the columns are concepts
     * @param other address of the grid with the other columns
     * @param sorts the heads of the first columns
     * @param isWhole whether every learner is on this page
     */
    public record Grid(
            boolean byConcept,
            String other,
            List<Sorted> sorts,
            List<Column> columns,
            List<Row> rows,
            boolean isWhole,
            List<Numbered> pages,
            String csv) {}

    /** A head that sorts. */
    public record Sorted(String key, String href, boolean current) {}

    /** A lesson or a concept. */
    public record Column(String number, String title, String href) {}

    /** A page of the grid. */
    public record Numbered(int number, String href, boolean current) {}

    /**
     * A learner's row.
     *
     * @param needs how many reasons there are to attend to them
     * @param seen when they were last active, in words
     */
    public record Row(
            String learner, String name, String href, int needs, int percent, String seen, List<Cell> cells) {}

    /**
     * How a learner stands with a lesson or a concept.
     *
     * @param state the class it is coloured by
     * @param sign what is seen, so that no colour has to be told from another
     * @param words the same for who hears it
     */
    public record Cell(String state, String sign, String words) {}

    /**
     * A chart with the table it is drawn from.
     *
     * @param key what its texts are found by
     * @param kind how it is drawn: {@code line} or {@code bar}
     * @param heads of the table's columns, the first one of the labels
     * @param note what it should be read with; may be empty
     */
    public record Chart(String key, String kind, String title, List<String> heads, List<Line> lines, String note) {}

    /**
     * A line of a chart's table.
     *
     * @param accent the language whose colour it has; empty for none
     */
    public record Line(Link label, String accent, List<Value> values) {
        /** A line that is of no language. */
        Line(Link label, List<Value> values) {
            this(label, "", values);
        }
    }

    /**
     * A value of a chart.
     *
     * @param number what is drawn; empty where nothing can be said
     * @param words what is read
     */
    public record Value(Optional<Integer> number, String words) {
        /** Whether it is drawn. */
        public boolean hasNumber() {
            return number.isPresent();
        }

        /** The number as a script reads it. */
        public String asPlain() {
            return number.map(Object::toString).orElse("");
        }
    }
}
