package dev.crossroads;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.questions;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.event.Projection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Random activity of learners in the workshop, and the rows that come of it. */
public final class Life {
    private static final List<String> QUIZZES =
            List.of(Workshop.TYPES, Workshop.EXAM, Workshop.TIMED, Workshop.LIMITED);

    private static final String RECOMMENDATIONS = "/courses/workshop/recommendations";

    private Life() {}

    /** Makes that many random steps; the same seed makes the same ones. */
    public static void of(Learner learner, Random chance, int steps) {
        for (int step = 0; step < steps; step++) {
            switch (chance.nextInt(4)) {
                case 0 -> read(learner, chance);
                case 1 -> decide(learner, chance);
                default -> quiz(learner, chance);
            }
        }
    }

    private static void read(Learner learner, Random chance) {
        Map<String, Object> reading = chance.nextInt(5) == 0
                ? Map.of("completed", true)
                : Map.of(
                        "sections",
                        List.of(List.of("ownership", "moving", "sharing").get(chance.nextInt(3))));
        learner.put(COURSE + Workshop.OWNERSHIP + "/progress", reading).with(200);
    }

    private static void decide(Learner learner, Random chance) {
        learner.put(
                        COURSE + "/recommendation/answers/pauses",
                        Map.of("option", chance.nextBoolean() ? "much" : "little"))
                .with(200);
        learner.put(COURSE + "/recommendation/answers/hurry", Map.of("option", chance.nextBoolean() ? "yes" : "no"))
                .with(200);
        learner.put(
                        COURSE + "/recommendation/weights/hurry",
                        Map.of("matters", List.of("usual", "most", "none").get(chance.nextInt(3))))
                .with(200);
        Reply kept = learner.form(RECOMMENDATIONS, "event", UUID.randomUUID().toString())
                .with(303);
        if (chance.nextInt(3) == 0) {
            learner.form(
                            kept.location() + "/withdrawal",
                            "event",
                            UUID.randomUUID().toString())
                    .with(303);
        }
    }

    /** Answers a question of the recommendation and starts with a language. */
    static void start(Learner learner, String language) {
        learner.put(COURSE + "/recommendation/answers/pauses", Map.of("option", "much"))
                .with(200);
        learner.put(COURSE + "/recommendation/start", Map.of("language", language))
                .with(200);
    }

    /** Reports how it is going. */
    static void going(Learner learner, String going) {
        learner.put(COURSE + "/recommendation/going", Map.of("going", going)).with(200);
    }

    private static void quiz(Learner learner, Random chance) {
        Reply attempt = learner.post(COURSE + QUIZZES.get(chance.nextInt(QUIZZES.size())) + "/attempts", Map.of());
        if (attempt.status() == 409) {
            return;
        }
        for (JsonNode question : questions(attempt).toList()) {
            if (chance.nextInt(4) == 0) {
                learner.post(question.at("/hints/href").textValue(), Map.of());
            }
            if (chance.nextInt(3) > 0) {
                learner.put(
                        answerHref(attempt, question.get("id").textValue()),
                        Map.of(
                                "answer",
                                chance.nextBoolean() ? right(question) : wrong(question),
                                "confidence",
                                "unsure"));
            }
        }
        if (chance.nextBoolean()) {
            learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
    }

    /** An instructor of all has answers to everything marked again, in one way after another. */
    static void regrade(RunningServer server, Random chance) {
        Learner grace = People.instructor(server, "Grace");
        Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "All", "course", "workshop"))
                .with(201);
        Rows.change(server, """
                INSERT INTO membership (cohort_id, learner_id, name, joined_at)
                SELECT c.id, e.learner_id, 'x', now()
                FROM cohort c, (SELECT DISTINCT learner_id FROM event) e
                """);
        regrade(grace, cohort, server, chance);
    }

    /** An instructor has answers of a cohort marked again, and it is done. */
    public static void regrade(Learner grace, Reply cohort, RunningServer server, Random chance) {
        List<String> rules = List.of("full-marks", "left-out", "edited", "new-key", "accepted-too");
        for (String quiz : QUIZZES) {
            for (JsonNode question :
                    questions(grace.get(COURSE + quiz).with(200)).toList()) {
                for (int times = chance.nextInt(4); times > 0; times--) {
                    Map<String, List<String>> fields = new TreeMap<>(Workshop.fields(question, wrong(question)));
                    fields.put("rule", List.of(rules.get(chance.nextInt(rules.size()))));
                    fields.put("why", List.of("It was at fault."));
                    String href = cohort.text("/page") + "/item/regrade?quiz=" + quiz.replace("/quizzes/", "")
                            + "&question=" + question.get("id").textValue();
                    grace.form(href, Workshop.inTurn(fields)).with(303);
                }
            }
        }
        await().untilAsserted(() ->
                assertThat(Rows.count(server, "regrade WHERE done_at IS NULL")).isZero());
    }

    /** All rows of all projections, by table. */
    static Map<String, List<String>> projections(RunningServer server) {
        return projections(server.database());
    }

    /** The same of a database that no server works on. */
    public static Map<String, List<String>> projections(DatabaseAddress database) {
        Map<String, List<String>> rows = new TreeMap<>();
        FeatureParts.projections().stream()
                .map(Projection::tables)
                .flatMap(List::stream)
                .forEach(table ->
                        rows.put(table, Rows.of(database, "SELECT * FROM " + table + " AS t ORDER BY t::text")));
        return rows;
    }
}
