package dev.crossroads.bench;

import dev.crossroads.bench.Contest.Contender;
import java.util.List;

/**
 * A cohort's page, as the log behind it grows and as the cohort does: two servers on two databases, one with a short
 * log and one with a long one, asked in turn.
 */
final class CohortViews {
    /** Events in the short log. */
    static final int SHORT_LOG = 100_000;

    /** Sizes of the cohorts, in learners. */
    static final int CLASS = 200;

    static final int YEAR = 2_000;
    private static final int CONNECTIONS = 4;

    /** A page may cost so much more with a log a hundred times as long: the bound, as a share of the rate. */
    private static final double AT_LEAST = 1 / 1.2;

    private CohortViews() {}

    static Contest contest(FilledLog shortLog, FilledLog longLog, Classroom many) {
        Classroom few = Classroom.of(shortLog, CLASS);
        Classroom same = Classroom.of(longLog, CLASS);
        return new Contest(
                "cohort's page",
                Contender.of("%d learners, %,d events".formatted(CLASS, shortLog.events()), page(shortLog, few)),
                List.of(
                        Contender.of("%d learners, %,d events".formatted(CLASS, longLog.events()), page(longLog, same))
                                .reaching(AT_LEAST),
                        Contender.of(
                                "%,d learners, %,d events".formatted(YEAR, longLog.events()), page(longLog, many))));
    }

    private static Load page(FilledLog log, Classroom room) {
        Stage stage = log.stage();
        return stage.wrk(CONNECTIONS)
                .sending(RequestFiles.endless(
                        stage.folder(),
                        List.of(RequestFiles.get(
                                stage.server().address(),
                                room.page(),
                                "Cookie",
                                room.cookie(),
                                "Accept-Encoding",
                                "gzip"))));
    }
}
