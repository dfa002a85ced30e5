package dev.crossroads.quiz;

import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.web.Word;
import java.time.Instant;
import java.util.Optional;

/**
 * A learner's own report in the JSON interface.
 *
 * @param said in their words
 * @param reply to it, if there is one
 */
@Pure
record ReportView(String said, Instant reportedAt, String state, Optional<String> reply, Optional<Instant> repliedAt) {
    static ReportView of(Report report) {
        return new ReportView(
                report.said(),
                report.reportedAt(),
                Word.of(report.state()),
                Optional.of(report.reply()).filter(text -> !text.isEmpty()),
                report.repliedAt());
    }
}
