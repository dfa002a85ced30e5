package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.demo.SimulatedLearner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code crossroads demo} on a running server: a visitor signs in as it says and sees a cohort that moves. */
class DemoTest {
    private static final Pattern SIGN_IN = Pattern.compile("Sign in as (\\S+) with the password (\\S+)");

    @Test
    void aCohortWithAPastIsThereAndGoesOnWhileSomebodyLooks() throws InterruptedException {
        try (RunningServer server = Workshop.open()) {
            StringWriter said = new StringWriter();
            Demo demo = new Demo(server.address(), server.database(), Workshop.course(), new PrintWriter(said, true));
            Thread running = Thread.ofVirtual().start(() -> {
                try {
                    demo.run(new Demo.Wish(6, 200, 10, 3));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            await().until(() -> said.toString().contains("Ctrl+C"));
            Matcher signIn = SIGN_IN.matcher(said.toString());
            assertThat(signIn.find()).isTrue();
            Learner visitor = new Learner(server);
            visitor.post("/api/v1/session", Map.of("email", signIn.group(1), "password", signIn.group(2)))
                    .with(204);
            String cohort =
                    visitor.get("/api/v1/cohorts").json().at("/taught/0/href").textValue();

            JsonNode learners =
                    visitor.get(cohort + "/progress").with(200).json().get("learners");
            assertThat(learners).hasSize(6);
            assertThat(learners.findValuesAsText("name"))
                    .containsExactlyInAnyOrderElementsOf(SimulatedLearner.of(3, 6).stream()
                            .map(SimulatedLearner::name)
                            .toList());
            assertThat(learners.findValuesAsText("percent")).anyMatch(percent -> !percent.equals("0"));
            assertThat(visitor.get(cohort).json().get("dues")).isNotEmpty();
            long events = Rows.count(server, "event");
            await().until(() -> Rows.count(server, "event") > events);
            running.interrupt();
            running.join();

            StringWriter weeksLater = new StringWriter();
            new Demo(server.address(), server.database(), Workshop.course(), new PrintWriter(weeksLater, true))
                    .run(new Demo.Wish(12, 100_000, 40, 3));
            JsonNode report = visitor.get("/api/v1/courses/workshop/recommendation/report")
                    .with(200)
                    .json();
            assertThat(report.get("said").intValue()).isPositive();
            assertThat(report.at("/keptGoing/n").intValue()
                            + report.at("/otherKeptGoing/n").intValue()
                            + report.at("/openKeptGoing/n").intValue())
                    .isPositive();
        }
    }
}
