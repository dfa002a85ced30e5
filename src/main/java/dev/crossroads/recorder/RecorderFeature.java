package dev.crossroads.recorder;

import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.event.LearnerVersions;
import dev.crossroads.event.LogReader;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Renaming;
import dev.crossroads.web.ProblemTranslator;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of the recorder, beside {@link RecorderVerticle}, which records, and {@link Rebuild}. */
public final class RecorderFeature {
    private RecorderFeature() {}

    /** Refuses events of learners who are no more. */
    public static List<Guard> guards() {
        return List.of(new ClosedLearners());
    }

    /** The log, for whoever follows it. */
    public static LogReader log(Vertx vertx, Pool pool) {
        return new SettledLog(vertx, pool);
    }

    /** Which version of learners this database has. */
    public static LearnerVersions versions(Pool pool) {
        return learners -> EventLog.versions(pool, learners);
    }

    /**
     * All that is held of learners.
     *
     * @param projections of every feature, in the order in which the recorder keeps them
     * @param data what features hold beside the log
     * @param others told when they are moved or deleted
     */
    public static LearnerRecords records(
            Pool pool, List<Projection> projections, List<LearnerData> data, OtherNodes others, InstantSource clock) {
        return new AllRecords(pool, projections, data, others, clock);
    }

    /**
     * Puts what was recorded under the names of today, where a release gave names anew. Waits; to be done before
     * anybody is served.
     *
     * @param projections of every feature, in the order in which the recorder keeps them
     */
    public static void rename(Pool pool, List<Projection> projections, Renaming renaming) {
        new RenamedRecords(pool, projections).apply(renaming);
    }

    /**
     * Makes what pages read anew from the log, where this release keeps others than what is there. Waits, for minutes
     * where the log is long, and says so in the log; to be done before anybody is served.
     *
     * @param projections of every feature, in the order in which the recorder keeps them
     */
    public static void fill(Pool pool, List<Projection> projections) {
        new Filling(pool, projections).run((_, _) -> {});
    }

    /**
     * Deletes from an earlier state of a database who was deleted since: restoring it must not bring anybody back who
     * asked to be forgotten. Waits.
     *
     * @param earlier the state that is to be put in order
     * @param later a later state of the same database
     * @param data what features hold beside the log
     * @return how many learners
     */
    public static int deleteAgain(
            Pool earlier, Pool later, List<Projection> projections, List<LearnerData> data, InstantSource clock) {
        return new DeletedLater(earlier, later).deleteFrom(records(earlier, projections, data, OtherNodes.NONE, clock));
    }

    /** Tells people why nothing can be read or recorded. */
    public static List<ProblemTranslator> translators() {
        return List.of(new RecordingProblems());
    }
}
