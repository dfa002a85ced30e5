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
 * @param reports that are open
 * @param asOf when it was read, in words
 */
public record OverviewPage(
        Chrome chrome,
        CohortHead head,
        Invite invite,
        Optional<Reported> reports,
        String live,
        String liveId,
        String asOf,
        Summary summary,
        Week week,
        ToSee people,
        Grid grid,
        List<Chart> charts) {

    /**
     * Open reports that something is wrong with a question.
     *
     * @param language of the course
     * @param items the questions with the most
     * @param all where all reports are
     */
    public record Reported(int count, String language, List<Link> items, String all) {}

    /** The ways to join. */
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
     * The answers to an instructor's first questions.
     *
     * @param teach the weakest concepts; none where nothing stands out
     * @param fading what is about to be forgotten
     * @param answered whether anybody answered anything
     * @param items where all questions are
     * @param since since when changes are told, in words
     * @param dues whose day is near
     * @param language of the course
     */
    public record Week(
            List<Teach> teach,
            Fades fading,
            boolean answered,
            boolean anonymous,
            String items,
            String since,
            List<Change> changes,
            List<DueLine> dues,
            String language) {}

    /**
     * What will be forgotten: {@code cohort/fading}.
     *
     * @param date of the day that is meant, in words
     * @param language of the course
     * @param action where a warm-up is made; empty where there is nothing to ask or nobody to make one for
     * @param due the day that homework is for where nobody chooses another one, as forms have it
     * @param today the first one that can be chosen
     * @param given the warm-ups that are homework now
     */
    public record Fades(
            String date,
            String language,
            boolean anonymous,
            List<Faded> concepts,
            Optional<String> action,
            String due,
            String today,
            List<GivenWarmUp> given) {}

    /**
     * A warm-up that is homework.
     *
     * @param link with its day, and where it stands who did it
     * @param done how many have, in words
     */
    public record GivenWarmUp(Link link, String done) {}

    /**
     * A concept.
     *
     * @param href the section that teaches it
     * @param today how much of it is recalled, in per cent
     * @param then the same on that day
     */
    public record Faded(String title, String href, int today, int then, int members) {}

    /**
     * A concept to teach.
     *
     * @param share of those who have mastered it, with its interval, in words
     * @param lesson where it is taught
     * @param question the one that shows it
     */
    public record Teach(String concept, String share, int percent, int n, Link lesson, Optional<Shown> question) {}

    /**
     * The question that shows it.
     *
     * @param right how many are right, in words
     */
    public record Shown(Link prompt, String right) {}

    /**
     * Something that changed.
     *
     * @param what with how many, in words
     * @param who the first of them
     * @param more how many more, in words; may be empty
     */
    public record Change(String what, List<Link> who, String more) {}

    /**
     * Something that is due or late.
     *
     * @param checkpoint whether it is one, and not a lesson
     * @param when in words
     * @param done how many have, in words
     */
    public record DueLine(Link target, boolean checkpoint, boolean late, String when, String done, int percent) {}

    /**
     * The members who need a word.
     *
     * @param said how many of how many are listed, in words
     * @param waiting how many are handled or snoozed, in words; may be empty
     */
    public record ToSee(List<Group> groups, String said, String waiting) {}

    /**
     * Those who need it for the same kind of reason.
     *
     * @param key of its kind
     * @param more how many more there are, in words; may be empty
     * @param all where all of them are
     * @param addresses known of them, a line each
     * @param write an address that opens a letter to them
     * @param unknown how many have no address here, in words; may be empty
     */
    public record Group(
            String key,
            String title,
            int count,
            List<Person> people,
            String more,
            String all,
            String addresses,
            String write,
            String unknown) {}

    /**
     * One of them.
     *
     * @param reason in words
     * @param when in words
     * @param others how many reasons more, in words; may be empty
     * @param note what instructors recorded of them
     */
    public record Person(
            String learner, String name, String href, String reason, String when, String others, NoteForms note) {}

    /**
     * Learners against lessons, concepts or parts of the course.
     *
     * @param byConcept whether the columns are concepts
     * @param other address of the grid with the other columns
     * @param parts the parts to choose from; none where all columns have room
     * @param sorts the heads of the first columns
     * @param search what the form has in it
     * @param said how many are found, in words
     * @param pages none where all are on one
     */
    public record Grid(
            boolean byConcept,
            boolean byPart,
            String other,
            List<Choice> parts,
            List<Sorted> sorts,
            List<Column> columns,
            List<Row> rows,
            Search search,
            String said,
            List<Choice> pages,
            String csv) {}

    /**
     * The form above the grid.
     *
     * @param fields what it is sent with, unseen
     * @param clear where nothing is asked for
     */
    public record Search(String action, String name, List<Need> needs, List<Field> fields, String clear) {}

    /** A kind of reason to choose. */
    public record Need(String value, String label, boolean chosen) {}

    /** A field of a form. */
    public record Field(String name, String value) {}

    /**
     * A head that sorts.
     *
     * @param direction {@code ascending} or {@code descending} where it is sorted by it
     */
    public record Sorted(String key, String href, String direction) {}

    /** A lesson, a concept, or a part of the course. */
    public record Column(String title, String href) {}

    /** One of several links, of which one is followed. */
    public record Choice(String label, String href, boolean current) {}

    /**
     * A learner's row.
     *
     * @param need the first reason to attend to them, in one word; may be empty
     * @param seen when they were last active, in words
     */
    public record Row(
            String learner, String name, String href, String need, int percent, String seen, List<Cell> cells) {}

    /**
     * A learner's standing in a lesson, a concept or a part.
     *
     * @param state the class it is known by
     * @param heat how much of it is done or right, 0 to 5
     * @param sign what is seen, so that no colour has to be told from another
     * @param words the same for who hears it
     */
    public record Cell(String state, int heat, String sign, String words) {}

    /**
     * A chart: a table with a bar in each line.
     *
     * @param key what it is found by
     * @param heads of the table's columns: of the labels, of the bars, of numbers behind them
     * @param ramp what the parts of a bar mean, in their order; none where the bars have one part
     * @param note what it should be read with; may be empty
     * @param language of the course
     */
    public record Chart(
            String key,
            String title,
            List<String> heads,
            List<Band> ramp,
            List<Line> lines,
            String note,
            String language) {}

    /** The meaning of one part of the bars. */
    public record Band(String style, String words) {}

    /**
     * A line of a chart.
     *
     * @param said the parts in words
     * @param numbers behind the bar
     */
    public record Line(Link label, List<Segment> segments, String said, List<String> numbers) {}

    /**
     * A part of a bar, in per cent of the longest one possible.
     *
     * @param style the class of its colour
     * @param middle where its label stands
     * @param label may be empty, where it is too short for one
     */
    public record Segment(String style, String from, String width, String middle, String label) {}
}
