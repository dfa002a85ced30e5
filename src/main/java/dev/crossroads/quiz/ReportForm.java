package dev.crossroads.quiz;

import dev.crossroads.quiz.report.Report;
import dev.crossroads.web.Texts;
import java.util.Optional;

/**
 * The form by which a learner reports a question, with what became of their report: {@code quiz/report}.
 *
 * @param action where it is sent
 * @param number of the question in its attempt, from 1
 * @param said what they reported; empty where they did not
 * @param open whether nobody has replied to it as it is
 * @param withdrawable whether it can be taken back
 * @param state the key of its state
 * @param reply to it, if there is one
 * @param wrong why what was typed can't be sent
 */
public record ReportForm(
        String action,
        int number,
        String said,
        boolean open,
        boolean withdrawable,
        String state,
        Optional<Replied> reply,
        Optional<String> wrong) {

    /** A reply, and when it was given. */
    public record Replied(String text, String day) {}

    /** The id of the field in the page. */
    public String field() {
        return "said-" + number;
    }

    /** Characters that a report may have. */
    public int longest() {
        return Report.LONGEST;
    }

    static ReportForm of(Attempt attempt, String question, Optional<Report> known, Texts texts) {
        return new ReportForm(
                action(attempt, question),
                number(attempt, question),
                known.map(Report::said).orElse(""),
                known.filter(Report::isOpen).isPresent(),
                known.filter(report -> report.repliedAt().isEmpty()).isPresent(),
                known.map(report -> report.state().key()).orElse(Report.State.OPEN.key()),
                known.flatMap(
                        report -> report.repliedAt().map(at -> new Replied(report.reply(), texts.dateAndTime(at)))),
                Optional.empty());
    }

    /** The form of a report that can't be sent as it was typed. */
    static ReportForm again(Attempt attempt, String question, String typed, String why) {
        return new ReportForm(
                action(attempt, question),
                number(attempt, question),
                typed,
                true,
                false,
                Report.State.OPEN.key(),
                Optional.empty(),
                Optional.of(why));
    }

    private static String action(Attempt attempt, String question) {
        return QuestionPages.base(attempt, question) + "/report";
    }

    static int number(Attempt attempt, String question) {
        return attempt.questions().indexOf(question) + 1;
    }
}
