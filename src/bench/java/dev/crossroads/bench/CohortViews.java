package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.bench.Contest.Contender;
import dev.crossroads.database.BenchPostgres;
import java.util.List;
import java.util.UUID;

/**
 * A cohort's page, as the log behind it grows and as the cohort does: two servers on two databases, one with a short
 * log and one with a long one, asked in turn.
 */
final class CohortViews {
    private static final int CLASS = 200;
    private static final int YEAR = 2_000;
    private static final int SHORT_LOG = 100_000;
    private static final int CONNECTIONS = 4;

    /** A page may cost so much more with a log a hundred times as long: the bound, as a share of the rate. */
    private static final double AT_LEAST = 1 / 1.2;

    private CohortViews() {}

    static Contest contest(Stage shortLog, Stage longLog) {
        Classroom few = filled(shortLog, SHORT_LOG, CLASS);
        Classroom same = filled(longLog, longLog.options().events(), CLASS);
        Classroom many = Classroom.open(longLog, List.of(new Learners(longLog.database()).copy(model(longLog), YEAR)))
                .getFirst();
        return new Contest(
                "cohort's page",
                Contender.of("%d learners, %,d events".formatted(CLASS, events(shortLog)), page(shortLog, few)),
                List.of(
                        Contender.of("%d learners, %,d events".formatted(CLASS, events(longLog)), page(longLog, same))
                                .reaching(AT_LEAST),
                        Contender.of(
                                "%,d learners, %,d events".formatted(YEAR, events(longLog)), page(longLog, many))));
    }

    /** A cohort in a log of about that length, all of it of learners with the same history. */
    private static Classroom filled(Stage stage, int events, int members) {
        UUID model = model(stage);
        int each = Integer.parseInt(
                BenchPostgres.text(stage.database(), "SELECT count(*) FROM event WHERE learner_id = '" + model + "'"));
        List<UUID> everybody = new Learners(stage.database()).copy(model, Math.max(members, events / each));
        return Classroom.open(stage, List.of(everybody.subList(0, members))).getFirst();
    }

    /** Somebody who has read all lessons and answered every question of half the checkpoints. */
    static UUID model(Stage stage) {
        Visit visit = stage.visit();
        JsonNode course = stage.course();
        course.get("lessons")
                .forEach(lesson -> visit.put(
                        visit.json(lesson.get("href").asText())
                                .get("progress")
                                .get("href")
                                .asText(),
                        "{\"completed\":true}"));
        for (int i = 0; i < course.get("quizzes").size() / 2; i++) {
            JsonNode entry = visit.json(course.get("quizzes").get(i).get("href").asText());
            JsonNode attempt = visit.post(entry.get("attempts").get("href").asText(), "{}");
            attempt.get("questions")
                    .forEach(question -> visit.put(
                            question.get("answer").get("href").asText(),
                            "{\"answer\":" + Stage.someAnswer(question) + "}"));
            visit.post(attempt.get("submission").get("href").asText(), "{}");
        }
        return visit.learner();
    }

    private static long events(Stage stage) {
        return Long.parseLong(BenchPostgres.text(stage.database(), "SELECT count(*) FROM event"));
    }

    private static Load page(Stage stage, Classroom room) {
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
