package dev.crossroads.quiz.report;

import dev.crossroads.web.Form;
import dev.crossroads.web.Link;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Visitor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A report to whoever may reply to it: {@code quiz/reported}.
 *
 * @param item where the question is, or what it asks with no address
 * @param language of its course
 * @param edited whether the question was changed since
 * @param who made it; empty where that is not told
 * @param day when
 * @param answer of its learner, in words; empty where it is not told, or there is none
 * @param state the key of its state
 * @param reply there is, with who gave it and when
 * @param typed the reply that the form is filled in with
 * @param wrong why that can't be sent
 * @param action where the form is sent
 * @param from where the form leads back to
 */
public record ReportRow(
        String id,
        Link item,
        String language,
        boolean edited,
        String who,
        String day,
        String said,
        String answer,
        boolean open,
        String state,
        Optional<Replied> reply,
        String typed,
        Optional<String> wrong,
        String action,
        String from,
        int version) {

    /** A reply; by nobody where an operator gave it. */
    public record Replied(String text, String by, String day) {}

    /** Gives the row of this report the reply that could not be sent, as it was typed, and says why. */
    public static UnaryOperator<ReportRow> again(Report report, Form sent, Problem problem, Visitor visitor) {
        String typed = sent.first("reply").orElse("");
        return row -> row.id.equals(report.id().toString()) ? row.with(typed, problem.said(visitor.texts())) : row;
    }

    private ReportRow with(String filled, String why) {
        return new ReportRow(
                id,
                item,
                language,
                edited,
                who,
                day,
                said,
                answer,
                open,
                state,
                reply,
                filled,
                Optional.of(why),
                action,
                from,
                version);
    }

    /** The id of the reply's field in the page. */
    public String field() {
        return "reply-" + id;
    }

    /** Whether the form is to be seen at once. */
    public boolean opened() {
        return open || wrong.isPresent();
    }

    /** Characters that a reply may have. */
    public int longest() {
        return Report.LONGEST;
    }
}
