package dev.crossroads.recommendation;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A learner's answers and results, and the advice that follows, on the running server. */
class RecommendationOverHttpTest {
    private static final String PAGE = "/courses/workshop/recommendation";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);

    @Test
    void nothingIsAdvisedBeforeAnythingIsKnown() {
        Reply recommendation = learner.get(COURSE + "/recommendation").with(200);

        assertThat(recommendation.json().at("/result/decided").booleanValue()).isFalse();
        assertThat(recommendation.json().at("/result/contributions")).isEmpty();
        assertThat(recommendation.json().at("/result").has("leader"))
                .as("nothing leads")
                .isFalse();
        assertThat(learner.get(PAGE).shown("#result-title")).isEqualTo("Nothing to weigh yet");
    }

    @Test
    void aFormThatWasSentWithoutAnAnswerSaysSoAtItsQuestion() {
        Reply missed = learner.form(PAGE, "question", "hurry").with(400);

        assertThat(missed.shown("#question-hurry.is-current .field-wrong")).contains("Choose an answer first");
        assertThat(missed.page().select(".field-wrong")).hasSize(1);
        learner.form(PAGE + "/start").with(303);
        assertThat(learner.get(PAGE).shown(".notice-band")).contains("Nothing was chosen");
    }

    @Test
    void everyAnswerIsRecordedAndTheResultRecomputed() {
        Reply first = choose("pauses", "much");
        assertThat(first.text("/leader")).isEqualTo("rust");
        assertThat(first.text("/margin")).isEqualTo("3");
        assertThat(first.json().get("decided").booleanValue()).isTrue();
        assertThat(first.text("/contributions/0/reason")).contains("Nothing pauses");
        assertThat(first.text("/contributions/0/source")).isEqualTo("stated");
        assertThat(first.text("/contributions/0/lesson"))
                .isEqualTo("/courses/workshop/lessons/memory/ownership#moving");

        Reply changed = choose("pauses", "little");
        assertThat(changed.text("/leader")).isEqualTo("go");
        assertThat(sumOfContributions(changed)).isEqualTo(3);
        assertThat(changed.json().at("/shares/rust").intValue()
                        + changed.json().at("/shares/go").intValue())
                .isEqualTo(100);
        Reply shown = learner.get(COURSE + "/recommendation");
        assertThat(shown.json().get("result")).isEqualTo(changed.json());
        assertThat(shown.text("/questions/0/chosen")).isEqualTo("little");
    }

    @Test
    void whatWouldChangeItIsToldAndTurnsItWhenItIsDone() {
        Reply rust = choose("pauses", "much");
        assertThat(rust.json().get("confidence").intValue()).isBetween(1, 100);
        assertThat(rust.text("/reach/leads/go/lowest"))
                .as("one question is open")
                .isEqualTo("1");
        assertThat(rust.text("/flips/0/0/question")).isEqualTo("pauses");
        assertThat(rust.text("/flips/0/0/option")).isEqualTo("little");
        assertThat(learner.get(PAGE).shown(".flips")).contains("Hardly", "Go leads then.");

        assertThat(choose("pauses", "little").text("/leader")).isEqualTo("go");
    }

    @Test
    void whereOneSoftAnswerTurnsItItIsTooCloseToCall() {
        choose("pauses", "unknown");
        Reply close = choose("hurry", "yes");

        assertThat(close.text("/leader")).isEqualTo("go");
        assertThat(close.text("/margin")).isEqualTo("2");
        assertThat(close.text("/band")).isEqualTo("2");
        assertThat(close.json().get("decided").booleanValue()).isFalse();
        assertThat(close.json().at("/verdict/firm").booleanValue()).isFalse();
        assertThat(sumOfContributions(close)).isEqualTo(2);
        assertThat(learner.get(PAGE).shown("#result-title")).isEqualTo("Either will do");
    }

    @Test
    void whatMattersMostWeighsMoreAndWhatDoesNotMatterNothing() {
        choose("pauses", "much");
        choose("hurry", "yes");
        Reply most = weigh("hurry", "most").with(200);
        // Of two questions the one that matters most gets 1.5 times its weight, the other half of it.
        assertThat(most.text("/leader")).isEqualTo("go");
        assertThat(most.text("/margin")).isEqualTo("1");

        Reply none = weigh("hurry", "none").with(200);
        assertThat(none.text("/leader")).isEqualTo("rust");
        assertThat(none.text("/margin")).isEqualTo("3");
        assertThat(learner.get(COURSE + "/recommendation").text("/questions/1/matters"))
                .isEqualTo("none");
        assertThat(weigh("hurry", "very").with(400).json().get("detail").textValue())
                .contains("usual, most and none");
        weigh("gone", "most").with(404);

        learner.get(PAGE).submit("form#matters-hurry", "matters", "usual").with(303);
        assertThat(result().get("margin").intValue()).isEqualTo(1);
    }

    @Test
    void anAdviceOnACompleteSetOfAnswersIsRecordedOnceHoweverOftenItIsSeen() {
        choose("pauses", "much");
        learner.get(PAGE);
        assertThat(given()).as("a question is open").isZero();
        choose("hurry", "no");
        learner.get(PAGE);
        learner.get(COURSE + "/recommendation");
        assertThat(given()).isEqualTo(1);

        choose("hurry", "yes");
        choose("hurry", "no");
        learner.get(PAGE);
        assertThat(given()).as("another one, and the first again").isEqualTo(2);
        assertThat(Rows.count(
                        server,
                        "recommendation_given WHERE learner_id = '" + learner.id()
                                + "' AND version = '1' AND leader = 'rust' AND verdict = 'START' AND decided"))
                .isPositive();
    }

    @Test
    void anAnswerToAnEarlierVersionCountsWhereItMeansTheSameAndIsAskedAgainWhereItDoesNot() {
        choose("pauses", "much");
        choose("hurry", "no");
        Rows.change(
                server,
                "UPDATE recommendation_answer SET version = NULL, option = CASE question WHEN 'hurry' THEN 'perhaps'"
                        + " ELSE option END WHERE learner_id = '" + learner.id() + "'");
        new Learner(server).get(PAGE);

        Reply recommendation = learner.get(COURSE + "/recommendation").with(200);
        assertThat(recommendation.text("/questions/0/chosen")).isEqualTo("much");
        assertThat(recommendation.json().at("/questions/1").has("chosen")).isFalse();
        assertThat(recommendation.json().at("/questions/1/again").booleanValue())
                .isTrue();
        assertThat(recommendation.json().at("/questions/0/again").booleanValue())
                .isFalse();
    }

    private long given() {
        return Rows.count(server, "recommendation_given WHERE learner_id = '" + learner.id() + "'");
    }

    private Reply weigh(String question, String matters) {
        return learner.put(COURSE + "/recommendation/weights/" + question, Map.of("matters", matters));
    }

    @Test
    void anAnswerThatFitsBothIsInBothSumsAndLeavesTheLead() {
        choose("pauses", "unknown");
        choose("hurry", "yes");

        Reply page = learner.get(PAGE);
        assertThat(page.shown(".side-rust")).isEqualTo("Rust 1 +1 from answers that leave the lead as it is.");
        assertThat(page.shown(".side-go"))
                .startsWith("Go 3 You said 3 +2")
                .endsWith("+1 from answers that leave the lead as it is.");
    }

    @Test
    void whatCheckpointsShowedCountsAndIsNamedAsShown() {
        Reply attempt = start(learner, TYPES);
        answer(learner, attempt, "one", right(question(attempt, "one"))).with(200);
        answer(learner, attempt, "all", right(question(attempt, "all"))).with(200);
        assertThat(result().get("contributions")).as("below the minimum").isEmpty();

        answer(learner, attempt, "short", right(question(attempt, "short"))).with(200);

        JsonNode result = result();
        assertThat(result.get("margin").intValue()).isEqualTo(4);
        assertThat(result.at("/contributions/0/source").textValue()).isEqualTo("shown");
        assertThat(result.at("/contributions/0/reason").textValue()).isEqualTo("Rust came easily to you.");
        assertThat(learner.get(PAGE).shown(".side-rust"))
                .contains("Your results showed", "3 of 3 checkpoint questions on Rust right");

        answer(learner, attempt, "refused", wrong(question(attempt, "refused"))).with(200);
        assertThat(result().get("margin").intValue()).as("3 of 4 right").isEqualTo(2);
    }

    @Test
    void weightThatWeakResultsTookAwayIsExplainedWhereItIsMissing() {
        learner.put(COURSE + "/recommendation/answers/pauses", Map.of("option", "much"));
        Reply attempt = start(learner, TYPES);
        for (String id : List.of("one", "all", "short")) {
            answer(learner, attempt, id, wrong(question(attempt, id))).with(200);
        }
        Reply page = learner.get(PAGE);

        assertThat(page.shown(".side-rust")).contains("-4, as weak results take weight from one language");
        assertThat(page.shown(".side-go")).contains("Rust gave you trouble.", "-4, as weak results");
    }

    @Test
    void aLaterAttemptDoesNotChangeWhatTheFirstOneShowed() {
        Reply first = start(learner, TYPES);
        for (String id : new String[] {"one", "all", "short"}) {
            answer(learner, first, id, wrong(question(first, id))).with(200);
        }
        learner.post(first.text("/submission/href"), Map.of()).with(200);
        assertThat(result().at("/contributions/0/reason").textValue()).isEqualTo("Rust gave you trouble.");
        JsonNode before = result();

        Reply second = start(learner, TYPES);
        answer(learner, second, "one", right(question(second, "one"))).with(200);

        assertThat(result()).isEqualTo(before);
        assertThat(before.get("leader").textValue()).isEqualTo("go");
    }

    @Test
    void aDeferredAttemptIsNoEvidenceBeforeItsEnd() {
        Reply attempt = start(learner, EXAM);
        answer(learner, attempt, "exam-number", 815.5).with(200);

        assertThat(result().get("contributions")).isEmpty();
    }

    @Test
    void theQuestionsAreAnsweredWithFormsAlone() {
        Reply first = learner.get(PAGE).submit("form#question-pauses", "option", "much");
        assertThat(first.location()).isEqualTo(PAGE + "?question=hurry#question-hurry");
        assertThat(first.follow().shown("#result-title")).isEqualTo("Start with Rust");
        Reply last = first.follow().submit("form#question-hurry", "option", "no");
        assertThat(last.location()).isEqualTo(PAGE + "#result");

        Reply page = last.follow();

        assertThat(page.page().select("input[checked]").eachAttr("value")).containsExactly("much", "no");
        assertThat(page.shown(".result-why")).contains("Rust is ahead by 3", "by 2 at most");
        assertThat(page.shown(".reasons .side-rust")).contains("+3", "You said", "Very much", "Read “Moving”");
        assertThat(Rows.count(server, "recommendation_answer WHERE learner_id = '" + learner.id() + "'"))
                .isEqualTo(2);
    }

    private Reply choose(String question, String option) {
        return learner.put(COURSE + "/recommendation/answers/" + question, Map.of("option", option))
                .with(200);
    }

    private JsonNode result() {
        return learner.get(COURSE + "/recommendation").json().get("result");
    }

    private static int sumOfContributions(Reply result) {
        return StreamSupport.stream(result.json().get("contributions").spliterator(), false)
                .mapToInt(contribution -> contribution.get("weight").intValue())
                .sum();
    }
}
