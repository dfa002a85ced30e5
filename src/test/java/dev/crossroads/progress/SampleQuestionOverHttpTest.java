package dev.crossroads.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The front page asks newcomers a question, and says on the spot what became of the answer. */
class SampleQuestionOverHttpTest {
    private static final String SAMPLE = "/courses/rust-or-go/sample";

    @RegisterExtension
    private static final RunningServer server = RunningServer.start();

    private final Learner ada = new Learner(server);

    @Test
    void anAnswerIsRecordedOnceAndExplainedOnTheFrontPage() {
        Reply home = ada.get("/").with(200);
        String event = home.page().select(".sample [name=event]").attr("value");
        String wrong =
                home.page().select(".sample label:contains(Rust refuses) ").attr("for");
        String choice = home.page().select("#" + wrong).attr("value");
        assertThat(home.page().select(".sample form").attr("action")).isEqualTo(SAMPLE + "#sample");
        assertThat(home.page().select(".sample .tag")).isEmpty();

        assertThat(ada.form(SAMPLE, "event", event, "choice", choice).with(303).header("location"))
                .contains("/#sample");
        ada.form(SAMPLE, "event", event, "choice", choice).with(303);

        Reply told = ada.get("/").with(200);
        assertThat(told.shown(".sample .verdict strong")).isEqualTo("Not correct");
        assertThat(told.page().select(".sample .is-yours").text()).contains("The compiler cannot know");
        assertThat(told.page().select(".sample .marked-option .option-text").eachText())
                .containsExactlyElementsOf(
                        home.page().select(".sample .option .option-text").eachText());
        assertThat(told.page().select(".today")).isEmpty();
        assertThat(Rows.count(server, "attempt WHERE learner_id = '" + ada.id() + "'"))
                .isEqualTo(1);
        assertThat(Rows.count(server, "response WHERE learner_id = '" + ada.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoAnswerIsGivenBackAndRecordsNothing() {
        ada.get("/").with(200);
        Reply refused = ada.form(SAMPLE).with(400);

        assertThat(refused.shown(".sample [role=alert]")).contains("Choose an option");
        assertThat(refused.page().select(".sample .option")).hasSize(4);
        assertThat(refused.shown("h1")).startsWith("Learn Rust and Go");
        assertThat(Rows.count(server, "attempt WHERE learner_id = '" + ada.id() + "'"))
                .isZero();
        assertThat(ada.get(SAMPLE).with(303).header("location")).contains("/#sample");
    }

    @Test
    void whoHasMoreToComeBackToIsNotAsked() {
        ada.get("/").with(200);
        ada.form("/courses/rust-or-go/lessons/welcome").with(303);

        Reply home = ada.get("/").with(200);
        assertThat(home.page().select(".today")).hasSize(1);
        assertThat(home.page().select(".sample")).isEmpty();
    }

    @Test
    void theWayToTheRecommendationSaysWhatItTakes() {
        assertThat(ada.get("/").with(200).shown(".hero-actions a:last-of-type"))
                .isEqualTo("Which should I learn first? 14 questions, 4 minutes");
    }

    @Test
    void inABookWithoutPracticeTheAnswerBeginsItsCheckpoint() {
        try (RunningServer other = Workshop.open()) {
            Learner bob = new Learner(other);
            Reply home = bob.get("/").with(200);
            String choice =
                    home.page().select(".sample input[type=radio]").first().attr("value");
            String action = home.page().select(".sample form").attr("action").replace("#sample", "");
            bob.form(action, "choice", choice).with(303);

            Reply told = bob.get("/").with(200);
            String rest = told.page().select(".sample .button").attr("href");
            assertThat(rest).startsWith("/courses/workshop/quizzes/");
            assertThat(bob.get(rest + "?question=one").with(200).page().select(".step-correct, .step-incorrect"))
                    .hasSize(1);
        }
    }
}
