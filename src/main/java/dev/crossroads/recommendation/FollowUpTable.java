package dev.crossroads.recommendation;

import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.recommendation.FollowUp.Report;
import dev.crossroads.recommendation.FollowUp.Start;
import dev.crossroads.recommendation.FollowUpReport.Group;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Starts and follow-ups, read; the projections write them. */
final class FollowUpTable {
    private final Pool pool;

    FollowUpTable(Pool pool) {
        this.pool = pool;
    }

    /** One learner's follow-ups by course. Answers about an earlier start are left out. */
    Future<Map<String, FollowUp>> of(UUID learner) {
        return pool.preparedQuery("""
                        SELECT course, answered_at, language, started_at, going, said_at, step
                          FROM (SELECT course, max(answered_at) AS answered_at
                                  FROM recommendation_answer
                                 WHERE learner_id = $1
                                 GROUP BY course) AS answered
                          FULL JOIN (SELECT course, language, started_at, going, said_at, step
                                       FROM recommendation_start AS start
                                       LEFT JOIN recommendation_going AS going USING (learner_id, course)
                                      WHERE learner_id = $1) AS followed USING (course)
                        """).execute(Tuple.of(learner)).map(rows -> {
            Map<String, FollowUp> byCourse = new HashMap<>();
            for (Row row : rows) {
                byCourse.put(row.getString("course"), followUp(row));
            }
            return Map.copyOf(byCourse);
        });
    }

    private static FollowUp followUp(Row row) {
        Optional<Start> start =
                time(row, "started_at").map(at -> new Start(Optional.ofNullable(row.getString("language")), at));
        Optional<Report> report = time(row, "said_at")
                .filter(at -> start.filter(since -> !at.isBefore(since.at())).isPresent())
                .map(at -> new Report(
                        Going.valueOf(row.getString("going")), Optional.ofNullable(row.getInteger("step")), at));
        return new FollowUp(time(row, "answered_at"), start, report);
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    /** The number of learners who answered a question of a course's recommendation. */
    Future<Integer> advised(String course) {
        return pool.preparedQuery("""
                        SELECT count(DISTINCT learner_id)::integer AS learners
                          FROM recommendation_answer
                         WHERE course = $1
                        """)
                .execute(Tuple.of(course))
                .map(rows -> rows.iterator().next().getInteger("learners"));
    }

    /** The number of learners who were shown a recommendation for a complete set of answers. */
    Future<Integer> given(String course) {
        return pool.preparedQuery("""
                        SELECT count(DISTINCT learner_id)::integer AS learners
                          FROM recommendation_given
                         WHERE course = $1
                        """)
                .execute(Tuple.of(course))
                .map(rows -> rows.iterator().next().getInteger("learners"));
    }

    /** The number of learners at each step of the path of the language they started with. */
    Future<List<PathReach.At>> steps(String course) {
        return pool.preparedQuery("""
                        SELECT language, step, count(*)::integer AS learners
                          FROM recommendation_start AS start
                          JOIN recommendation_going AS said USING (learner_id, course)
                         WHERE course = $1
                           AND said.said_at >= start.started_at
                           AND language IS NOT NULL
                           AND step IS NOT NULL
                         GROUP BY language, step
                        """).execute(Tuple.of(course)).map(rows -> {
            List<PathReach.At> all = new ArrayList<>();
            for (Row row : rows) {
                all.add(new PathReach.At(
                        row.getString("language"), row.getInteger("step"), row.getInteger("learners")));
            }
            return List.copyOf(all);
        });
    }

    /** Everybody who said what they started with, those counted together who were told and said the same. */
    Future<List<Group>> groups(String course) {
        return pool.preparedQuery("""
                        SELECT language, leader, decided, confidence, going, count(*)::integer AS learners
                          FROM recommendation_start AS start
                          LEFT JOIN recommendation_going AS said
                                 ON said.learner_id = start.learner_id
                                AND said.course = start.course
                                AND said.said_at >= start.started_at
                         WHERE start.course = $1
                         GROUP BY language, leader, decided, confidence, going
                        """).execute(Tuple.of(course)).map(rows -> {
            List<Group> groups = new ArrayList<>();
            for (Row row : rows) {
                groups.add(new Group(
                        row.getString("leader"),
                        row.getBoolean("decided"),
                        Optional.ofNullable(row.getInteger("confidence")),
                        Optional.ofNullable(row.getString("language")),
                        Optional.ofNullable(row.getString("going")).map(Going::valueOf),
                        row.getInteger("learners")));
            }
            return List.copyOf(groups);
        });
    }
}
