package dev.crossroads.quiz.report;

import dev.crossroads.pure.Pure;
import dev.crossroads.web.Form;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import java.util.Optional;
import java.util.UUID;

/**
 * A reply to a report.
 *
 * @param text in the words of whoever replies
 * @param by an instructor; empty for an operator
 * @param version of the report that it replies to
 */
@Pure
public record Reply(Report.State state, String text, Optional<UUID> by, int version) {

    /**
     * The reply that a form stands for, by its fields {@code state}, {@code reply} and {@code version}.
     *
     * @throws Problem 400 where it is none
     */
    public static Reply read(Form form, Optional<UUID> by) {
        int version = form.first("version")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
        return of(form.word("state", Report.State.class), form.first("reply").orElse(""), by, version);
    }

    /**
     * The same of its parts.
     *
     * @throws Problem 400 where there is no state or one that is none of a reply, or there are no words
     */
    public static Reply of(Optional<Report.State> state, String text, Optional<UUID> by, int version) {
        return new Reply(
                state.filter(chosen -> chosen != Report.State.OPEN)
                        .orElseThrow(() -> Problem.badRequest(new Message("quiz.report.problem.state"))),
                Report.words(text),
                by,
                version);
    }
}
