package dev.crossroads.cohort;

import dev.crossroads.quiz.asked.AnswerField;
import dev.crossroads.quiz.regrade.Effect;
import dev.crossroads.quiz.report.ReportRow;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * One item of a quiz in a cohort: {@code cohort/item}.
 *
 * @param list where all items are
 * @param asked HTML of the prompt; empty for a program to trace
 * @param item its statistics; empty where nobody answered it as it is asked now
 * @param reports on it, open ones first
 * @param editions what it asked before beside what it asks now, the latest first; empty where it was never edited
 * @param difference of the shares right of the last two editions, in words
 * @param fairness whether it is as hard for one group as for another; empty where there is nothing to compare
 * @param decisions that answers are marked again, the earliest first
 * @param form to mark them again
 */
public record ItemPage(
        Chrome chrome,
        CohortHead head,
        Link list,
        Link quiz,
        String id,
        Optional<String> asked,
        Optional<ItemsPage.Item> item,
        List<ReportRow> reports,
        List<Edition> editions,
        Optional<String> difference,
        Optional<Fairness> fairness,
        List<Decided> decisions,
        Regrade form) {

    /**
     * Revisions that ask the same and have the same key.
     *
     * @param isNow whether it is the one that is asked now
     * @param changed its options, items or lines that another edition does not have
     * @param key the answers that were right, as they were given, in words; empty where nobody gave one
     * @param facility the share of right first answers with its interval, in words
     */
    public record Edition(boolean isNow, String prompt, List<String> changed, String key, int n, String facility) {}

    /**
     * Groups beside others who do equally well on the rest of the quiz.
     *
     * @param action where the form is sent that asks for another comparison
     * @param least how many attempts a group and the others need
     * @param groups that have as many
     * @param few the others that have any, with how many they have
     */
    public record Fairness(
            String action, String quiz, List<Grouping> by, int least, List<Compared> groups, List<Few> few) {}

    /** A group with too few attempts, or with too few others, for a comparison; its name as in {@link Compared}. */
    public record Few(String name, boolean isOfCourse, int n, int others) {}

    /**
     * A comparison that may be asked for.
     *
     * @param isOfCourse whether its text is in the course's language
     */
    public record Grouping(String value, String text, boolean isOfCourse, boolean chosen) {}

    /**
     * A group beside the others.
     *
     * @param isOfCourse whether its name is in the course's language
     * @param odds of the group, of the others', with their interval, in words
     * @param points of ETS's scale, with the letter where there is one
     * @param verdict in words
     * @param standsOut whether the difference is beyond chance
     */
    public record Compared(
            String name,
            boolean isOfCourse,
            int n,
            int others,
            String odds,
            String points,
            String verdict,
            boolean standsOut) {}

    /**
     * A decision.
     *
     * @param rule the key of what says how
     * @param by a name; empty where the account is gone
     * @param isOfCourse whether it follows from the course alone
     * @param key the answer that it says is right, or right too, in words; empty where it says none
     * @param isDone whether all answers are marked
     * @param did what it has done in this cohort so far
     */
    public record Decided(
            String day,
            String rule,
            Optional<String> key,
            String why,
            Optional<String> by,
            boolean isOfCourse,
            boolean isDone,
            Effect did) {}

    /**
     * The form that marks answers again.
     *
     * @param action where it is sent
     * @param prompt HTML; empty for a program to trace
     * @param field in which the new key, or the answer that is right too, is given as learners give it
     * @param rules to choose from
     * @param byHand to set the points of one attempt; empty in an anonymous cohort, and where nobody was asked
     * @param offer the same by the key that the author corrected, where that would change something
     * @param preview what it would change, where that was asked
     * @param trouble why it can't be done, in words
     */
    public record Regrade(
            String action,
            Optional<String> prompt,
            AnswerField field,
            List<Choice> rules,
            Optional<ByHand> byHand,
            String why,
            Optional<Preview> offer,
            Optional<Preview> preview,
            Optional<String> trouble) {}

    /**
     * The points of one attempt.
     *
     * @param isOpen whether something of it is filled in
     * @param search where members are looked for by their names
     * @param who the name that was looked for
     * @param found attempts to choose from, a page of them at most
     * @param said how many there are, in words; empty where all are shown
     * @param most points that the question earns
     */
    public record ByHand(
            boolean isOpen,
            String search,
            String who,
            List<Choice> found,
            Optional<String> said,
            String points,
            int most) {}

    /** Something to choose. */
    public record Choice(String value, String text, boolean chosen) {}

    /**
     * The change that a decision would make.
     *
     * @param event the id that it gets
     * @param fields of the form that was sent, sent again to decide
     * @param reason to begin with, to be changed; empty where the form has one
     * @param answers how many are marked again
     * @param recommendations how many would be advised otherwise
     * @param reports open ones that the decision may answer
     */
    public record Preview(
            String event,
            String action,
            List<Field> fields,
            Optional<String> reason,
            int answers,
            Group gaining,
            Group losing,
            Group passing,
            Group failing,
            int recommendations,
            List<Answerable> reports) {}

    /** An open report by its id; who made it is empty where that is not told. */
    public record Answerable(String id, String who, String said) {}

    /** A field of a form that is not shown. */
    public record Field(String name, String value) {}

    /**
     * Some members.
     *
     * @param names empty in an anonymous cohort
     */
    public record Group(int count, String names) {}
}
