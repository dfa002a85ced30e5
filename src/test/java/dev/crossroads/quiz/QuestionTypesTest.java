package dev.crossroads.quiz;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.fields;
import static dev.crossroads.Workshop.inTurn;
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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of question, right and wrong, by JSON and by a page's form without scripts. */
class QuestionTypesTest {
    private static final String PAGE = "/courses/workshop" + TYPES;

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);

    @ParameterizedTest
    @ValueSource(strings = {"one", "all", "short", "prints", "refused", "number", "order", "match", "line"})
    void aRightAnswerByJsonEarnsThePointAndIsExplained(String id) {
        Reply attempt = start(learner, TYPES);
        Object answer = right(question(attempt, id));

        Reply reply = answer(learner, attempt, id, answer).with(200);

        assertThat(reply.json().get("correct").booleanValue()).isTrue();
        assertThat(reply.text("/points")).isEqualTo("1");
        assertThat(reply.text("/explanation")).contains("zq-explanation-" + id);
        JsonNode feedback = question(learner.get(attempt.text("/href")), id).at("/feedback");
        assertThat(feedback.get("key")).isEqualTo(reply.json().get("key"));
        assertThat(feedback.get("options")).isEqualTo(reply.json().get("options"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "all", "short", "prints", "refused", "number", "order", "match", "line"})
    void aWrongAnswerByJsonEarnsNothingAndGetsTheKey(String id) {
        Reply attempt = start(learner, TYPES);
        JsonNode question = question(attempt, id);

        Reply reply = answer(learner, attempt, id, wrong(question)).with(200);

        assertThat(reply.json().get("correct").booleanValue()).isFalse();
        assertThat(reply.text("/points")).isEqualTo("0");
        assertThat(reply.text("/explanation")).contains("zq-explanation-" + id);
        Learner another = new Learner(server);
        Reply tried = answer(
                        another,
                        start(another, TYPES),
                        id,
                        fromKey(id, reply.json().get("key")))
                .with(200);
        assertThat(tried.json().get("correct").booleanValue())
                .as("the key %s is the answer", reply.json().get("key"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"one, 5", "all, 4", "order, 2", "match, 2"})
    void everyOptionsWhyComesWithTheMark(String id, int whys) {
        Reply attempt = start(learner, TYPES);

        Reply reply = answer(learner, attempt, id, wrong(question(attempt, id))).with(200);

        assertThat(reply.json().get("options").findValuesAsText("why"))
                .hasSize(whys)
                .allSatisfy(why -> assertThat(why).contains("zq-why-" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "all", "short", "prints", "refused", "number", "order", "match", "line"})
    void aRightAnswerByFormShowsThatItIsCorrect(String id) {
        Document page = answeredByForm(id, true);

        assertThat(page.select("#feedback .verdict").text()).contains("Correct", "1 of 1 point");
        assertThat(page.select("#feedback .explanation").text()).contains("zq-explanation-" + id);
        assertThat(page.select("form#answer")).isEmpty();
        assertThat(page.select(".step[aria-current]").hasClass("step-correct")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one     | pear          | apple",
                "all     | grape         | cherry",
                "short   | no idea       | zq-key-short",
                "prints  | something else| zq-key-prints",
                "refused | let a         | drop(a);",
                "number  | 999 KiB       | 4711.5 KiB",
                "order   | first         | second",
                "match   | nothing       | moon",
                "line    | a := 1        | b = 2",
            })
    void aWrongAnswerByFormShowsItBesideTheRightOne(String id, String yours, String right) {
        Document page = answeredByForm(id, false);

        assertThat(page.select("#feedback .verdict").text()).contains("Not correct", "0 of 1 point");
        assertThat(page.select("#feedback").text()).contains(yours, right, "zq-explanation-" + id);
        assertThat(page.select("#feedback .tag-yours, #feedback .typed-yours, #feedback .pairing"))
                .isNotEmpty();
        assertThat(page.select("#feedback .tag-correct, #feedback .typed-key, #feedback .pairing"))
                .isNotEmpty();
    }

    @Test
    void thePageTellsYoursAndCorrectApartAndSaysWhyOfEveryOption() {
        Document page = answeredByForm("one", false);

        assertThat(page.select(".marked-option:has(.tag-yours)").text()).contains("pear", "zq-why-one-pear");
        assertThat(page.select(".marked-option:has(.tag-correct)").text()).contains("apple", "zq-why-one-apple");
        assertThat(page.select(".marked-option .why")).hasSize(5);
        assertThat(page.select("#feedback .links a").attr("href"))
                .isEqualTo("/courses/workshop/lessons/memory/ownership#moving");
        assertThat(page.select("#feedback .links").text()).contains("Moving");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one     | choice=nonsense                | has no option",
                "one     |                                | Choose an option",
                "all     |                                | Choose at least one",
                "short   | text=                          | is empty",
                "prints  | stdout=x                       | yes or no",
                "refused | compiles=no&line=99            | no line 99",
                "number  | number=two                     | not a number",
                "order   |                                | a place",
                "match   |                                | a partner",
                "line    | line=0                         | no line 0",
            })
    void aFormThatCantBeReadIsShownAgainWithWhatIsWrongAndNothingIsRecorded(String id, String sent, String said) {
        Reply attempt = start(learner, TYPES);
        int before = Rows.count(server, "event");
        String[] fields = sent == null ? new String[0] : sent.split("[&=]", -1);

        Reply reply = learner.get(PAGE + "?question=" + id).submit("form#answer", fields);

        assertThat(reply.with(400).shown("#problem")).contains("not recorded", said);
        assertThat(reply.page().select("form#answer")).hasSize(1);
        assertThat(Rows.count(server, "event")).isEqualTo(before);
        assertThat(question(learner.get(attempt.text("/href")), id).has("given"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short   | text=&confidence=unsure             | #confidence-unsure[checked]",
                "prints  | stdout=what it said                 | #stdout:contains(what it said)",
                "refused | compiles=no&line=99&confidence=sure | #compiles-no[checked]",
                "refused | compiles=no&line=99                 | #line[value=99]",
                "number  | number=two                          | #number[value=two]",
            })
    void whatWasFilledInIsThereStillWhereSomethingIsMissing(String id, String sent, String kept) {
        start(learner, TYPES);

        Reply reply = learner.get(PAGE + "?question=" + id).submit("form#answer", sent.split("[&=]", -1));

        assertThat(reply.with(400).page().select(kept)).isNotEmpty();
    }

    @Test
    void placesAndPartnersAreThereStillWhereOneIsMissing() {
        Reply attempt = start(learner, TYPES);
        JsonNode order = question(attempt, "order").get("options").get(0);
        Reply placed = learner.get(PAGE + "?question=order")
                .submit("form#answer", "order." + order.get("id").textValue(), "2");
        assertThat(placed.with(400).page().select("option[selected]").eachAttr("value"))
                .contains("2");

        Document match = learner.get(PAGE + "?question=match").page();
        String left = match.select("select[name^=match.]").first().attr("name");
        String right = match.select("select[name^=match.] option[value]").last().attr("value");
        Reply matched = learner.get(PAGE + "?question=match").submit("form#answer", left, right);
        assertThat(matched.with(400)
                        .page()
                        .select("select[name='" + left + "'] option[selected]")
                        .eachAttr("value"))
                .containsExactly(right);
    }

    @Test
    void aQuizIsTakenFromStartToRetryWithFormsAlone() {
        Reply first = learner.get(PAGE).submit("form[action='" + PAGE + "']").follow();
        assertThat(first.shown("h1")).isEqualTo("Question 1 of 9");
        Reply attempt = start(learner, TYPES);
        String pear = Workshop.option(question(attempt, "one"), "pear");
        String hint = first.page().select("[data-hint]").attr("formaction");
        Reply hinted = learner.form(hint, "choice", pear, "confidence", "guess").with(200);
        assertThat(hinted.shown(".hints")).contains("zq-hint-one-first").doesNotContain("second");
        assertThat(hinted.page().select("#answer input[checked]").eachAttr("value"))
                .as("what was filled in before the hint")
                .containsExactly(pear, "guess");
        Reply form = learner.get(PAGE + "?question=one");
        Reply answered = form.submit("form#answer", "choice", pear, "confidence", "sure");
        assertThat(answered.location()).isEqualTo(PAGE + "?question=one#feedback");
        assertThat(form.submit("form#answer", "choice", pear).location())
                .as("a second click")
                .isEqualTo(answered.location());
        assertThat(answered.follow().shown(".verdict-confidence")).isEqualTo("You said: sure");
        assertThat(answered.follow().shown(".hints")).isEmpty();

        Reply results = learner.get(PAGE).submit("[formaction$='/submission']").follow();

        assertThat(results.shown("h1")).isEqualTo("Not passed yet");
        assertThat(results.shown(".lead")).contains("0 of 9 points");
        assertThat(results.page().select(".reviewed")).hasSize(9);
        assertThat(results.shown("#question-9")).contains("You gave no answer", "zq-explanation-line");
        Reply retry = results.submit("form:has([name=retryOf])").follow();
        assertThat(retry.shown("h1")).isEqualTo("Question 1 of 9");
        assertThat(learner.get(COURSE + TYPES).status()).isEqualTo(200);
    }

    private Document answeredByForm(String id, boolean rightly) {
        Reply attempt = start(learner, TYPES);
        JsonNode question = question(attempt, id);
        Map<String, List<String>> fields = fields(question, rightly ? right(question) : wrong(question));

        Reply reply = learner.get(PAGE + "?question=" + id).submit("form#answer", inTurn(fields));

        assertThat(reply.location()).isEqualTo(PAGE + "?question=" + id + "#feedback");
        return reply.follow().page();
    }

    /** A key in the form of an answer: a key may hold several answers that count. */
    private static Object fromKey(String id, JsonNode key) {
        return switch (id) {
            case "short" -> key.has("answer") ? key.get("answer") : key;
            case "number" -> key.has("value") ? key.get("value") : key;
            case "line" -> key.isArray() ? key.get(0) : key;
            default -> key;
        };
    }
}
