package dev.crossroads.quiz;

import dev.crossroads.event.Outcome.Reason;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an event of an attempt is refused, as the guards' statements name it. */
enum AttemptRefusal {
    IN_PROGRESS(Reason.CONFLICT, "quiz.problem.in-progress"),
    NUMBERED(Reason.CONFLICT, "quiz.problem.numbered"),
    NO_ATTEMPT(Reason.UNKNOWN, "quiz.problem.no-attempt"),
    FINISHED(Reason.CONFLICT, "quiz.problem.finished"),
    NOT_ASKED(Reason.UNKNOWN, "quiz.problem.not-asked"),
    LATE(Reason.LATE, "quiz.problem.over"),
    ANSWERED(Reason.CONFLICT, "quiz.problem.marked"),
    CHANGED(Reason.CONFLICT, "quiz.problem.changed"),
    UNMARKED(Reason.CONFLICT, "quiz.problem.unmarked"),
    OUTDATED(Reason.CONFLICT, "quiz.problem.outdated"),
    HINTED(Reason.CONFLICT, "quiz.problem.hinted");

    /** Whether what was asked came too late for its attempt: {@link Attempt#isLateAt} in SQL. */
    static final String LATE_BY =
            "asked.at > attempt.deadline + interval '%d milliseconds'".formatted(Attempt.GRACE.toMillis());

    /** Goes on after {@code WITH judged AS (…)}, whose rows are {@code (id, verdict)}, with what a guard has to say. */
    static final String REFUSALS =
            """
            SELECT judged.id, said.reason, said.detail
            FROM (SELECT * FROM judged WHERE verdict IS NOT NULL OFFSET 0) judged
            JOIN (VALUES
                %s
            ) AS said (verdict, reason, detail) ON said.verdict = judged.verdict
            """.formatted(Stream.of(values()).map(AttemptRefusal::row).collect(Collectors.joining(",\n    ")));

    private final Reason reason;
    private final String text;

    AttemptRefusal(Reason reason, String text) {
        this.reason = reason;
        this.text = text;
    }

    private String row() {
        return "('%s', '%s', '%s')".formatted(name(), reason, text);
    }
}
