package dev.crossroads.quiz;

import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.database.Pools;
import dev.crossroads.memory.Fsrs;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Results say what the learner knows, what to read again, and how well they judged themselves. */
class ResultsOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open().stopClock();

    private final Learner learner = new Learner(server);

    @Test
    void whoWasSureAndWrongIsTold() {
        Reply attempt = start(learner, EXAM);
        answer(attempt, "exam-pick", wrong(question(attempt, "exam-pick")), "sure");
        answer(attempt, "exam-number", right(question(attempt, "exam-number")), "sure");

        Document page = results(attempt);

        assertThat(page.select(".topics > p").first().text())
                .isEqualTo("You were sure of 2 answers. Right among them: 1.");
        String told = page.select(".sure-but-wrong a").attr("href");
        assertThat(page.select(told).text()).contains("Pick the tree.", "Not correct");
    }

    @Test
    void whatWasWrongLeadsToItsSectionAndWhatWasRightIsNamed() {
        Reply attempt = start(learner, EXAM);
        answer(attempt, "exam-pick", wrong(question(attempt, "exam-pick")), "unsure");
        answer(attempt, "exam-number", right(question(attempt, "exam-number")), "guess");

        Document page = results(attempt);

        assertThat(page.select(".topics .row").eachText())
                .anyMatch(row -> row.startsWith("Sharing a value (0 of 1 right)"))
                .noneMatch(row -> row.startsWith("Moving a value"));
        assertThat(page.select(".topics .row a").eachAttr("href"))
                .contains("/courses/workshop/lessons/memory/ownership#sharing");
        assertThat(page.select(".topics .known a").eachText()).containsExactly("Moving a value");
        assertThat(page.select(".topics > p").first().text())
                .isEqualTo("You were not sure of any answer. Right all the same: 1 of 2.");
        assertThat(page.select(".sure-but-wrong")).isEmpty();
    }

    @Test
    void theStripLeadsToEveryQuestionAndOnlyWhatWasRightIsFolded() {
        Reply attempt = start(learner, EXAM);
        answer(attempt, "exam-pick", wrong(question(attempt, "exam-pick")), "sure");
        answer(attempt, "exam-number", right(question(attempt, "exam-number")), "sure");

        Document page = results(attempt);

        assertThat(page.select(".strip a").eachAttr("href"))
                .hasSize(3)
                .allSatisfy(target -> assertThat(page.select(target)).hasSize(1));
        assertThat(page.select(".strip a").eachText())
                .anyMatch(step -> step.endsWith(", correct"))
                .anyMatch(step -> step.endsWith(", not correct"))
                .anyMatch(step -> step.endsWith(", no answer"));
        assertThat(page.select(".reviewed:has(.reviewed-more:not([open]))").eachText())
                .singleElement()
                .asString()
                .contains("How many trees?");
    }

    @Test
    void whoSaysNothingOfTheirCertaintyIsToldNothingOfIt() {
        Reply attempt = start(learner, EXAM);
        Workshop.answer(learner, attempt, "exam-number", right(question(attempt, "exam-number")));

        assertThat(results(attempt).select(".topics").text()).doesNotContain("sure");
    }

    private void answer(Reply attempt, String question, Object answer, String confidence) {
        learner.put(answerHref(attempt, question), Map.of("answer", answer, "confidence", confidence))
                .with(200);
    }

    private Document results(Reply attempt) {
        learner.post(attempt.text("/href") + "/submission", Map.of()).with(200);
        return learner.get("/attempts/" + attempt.text("/id")).with(200).page();
    }

    /** Attempts are begun, answered, left open and handed in as it comes, some as a guest, over months. */
    @Test
    void whatIsRememberedOfWhatCameSinceIsTheSameAsOfEverything() {
        Vertx vertx = Vertx.vertx();
        Pool pool = Pools.open(vertx, server.database());
        try {
            Courses courses = new Courses(List.of(Workshop.course()));
            Course course = courses.all().iterator().next();
            Recalling recalling = new Recalling(pool, courses);
            Results results = new Results(pool, courses);
            Random random = new Random(27);
            List<ZoneId> zones = List.of(ZoneId.of("UTC"), ZoneId.of("Pacific/Auckland"), ZoneId.of("America/Adak"));
            UUID id = UUID.fromString(learner.get("/api/v1/me").text("/id"));
            for (int step = 0; step < 60; step++) {
                deed(random);
                if (step == 20 || step == 40) {
                    Rows.change(server, own(random));
                }
                if (step == 30) {
                    leftOut(id);
                }
                if (step == 50) {
                    People.signUp(learner, "Remembered");
                    id = UUID.fromString(learner.get("/api/v1/me").text("/id"));
                }
                ZoneId zone = zones.get(random.nextInt(10) == 0 ? random.nextInt(3) : 0);
                Instant now = server.instant();

                Remembered known =
                        recalling.read(id, course, now, zone).await().recalled().remembered();

                Remembered everything =
                        results.remembered(id, course.id(), now, zone).await();
                assertThat(known).as("step %d", step).isEqualTo(everything);
                // A server that knows nothing yet, of an attempt or two more than are stored.
                assertThat(new Recalling(pool, courses, 5)
                                .read(id, course, now, zone)
                                .await()
                                .recalled()
                                .remembered())
                        .as("after a restart at step %d", step)
                        .isEqualTo(everything);
            }
        } finally {
            Rows.change(server, "DELETE FROM memory_parameters");
            pool.close().await();
            vertx.close().await();
        }
    }

    private void deed(Random random) {
        Reply attempt = start(learner, random.nextBoolean() ? EXAM : TYPES);
        List<String> asked = Workshop.ids(attempt);
        for (int i = random.nextInt(3); i > 0; i--) {
            JsonNode one = question(attempt, asked.get(random.nextInt(asked.size())));
            // Its key may be out already.
            learner.put(
                    one.at("/answer/href").textValue(),
                    Map.of(
                            "answer",
                            random.nextInt(3) == 0 ? wrong(one) : right(one),
                            "confidence",
                            random.nextBoolean() ? "sure" : "guess"));
        }
        if (random.nextInt(3) > 0) {
            learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
        server.pass(random.nextBoolean() ? Duration.ofMinutes(50) : Duration.ofHours(7 + random.nextInt(200)));
    }

    /** An answer of each attempt that has ended counts for nothing from now on. */
    private static void leftOut(UUID id) {
        Rows.change(server, """
                WITH again AS (
                    INSERT INTO regraded (learner_id, attempt_id, question, regrade_id, rule, first_correct, first_points,
                                          first_out_of, correct, points, out_of, why, regraded_at)
                    SELECT DISTINCT ON (attempt_id) learner_id, attempt_id, question, gen_random_uuid(), 'LEFT_OUT',
                           correct, r.points, r.out_of, correct, 0, 0, 'misleading', now()
                    FROM response r
                    JOIN attempt USING (learner_id)
                    WHERE learner_id = '%s' AND attempt.id = attempt_id AND finished_at IS NOT NULL
                    RETURNING learner_id, attempt_id
                )
                UPDATE attempt SET regraded = true
                FROM again
                WHERE attempt.learner_id = again.learner_id AND id = again.attempt_id
                """.formatted(id));
    }

    /** Parameters of the site's own, in the place of those before. */
    private static String own(Random random) {
        String weights = Fsrs.STANDARD.parameters().toString().replace('[', '{').replace(']', '}');
        return """
            UPDATE memory_parameters SET withdrawn_at = now() WHERE applied_at IS NOT NULL AND withdrawn_at IS NULL;
            INSERT INTO memory_parameters (id, weights, reviews, learners, held_out, loss_before, loss_after,
                                           difference_low, difference_high, fitted_at, applied_at, applied_by)
            VALUES ('%s', '%s', 1200, 40, 300, 0.5, 0.4, -0.2, -0.1, now(), now(), 'Ada')
            """.formatted(UUID.randomUUID(), weights.replace("2.3065", "" + (3 + random.nextInt(20))));
    }
}
