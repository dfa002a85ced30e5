package dev.crossroads.quiz.report;

import dev.crossroads.web.Link;
import java.util.Optional;

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
        String action,
        String from,
        int version) {

    /** A reply; by nobody where an operator gave it. */
    public record Replied(String text, String by, String day) {}

    /** Characters that a reply may have. */
    public int longest() {
        return Report.LONGEST;
    }
}
