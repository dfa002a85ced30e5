package dev.crossroads.quiz;

import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Results say what the learner knows, what to read again, and how well they judged themselves. */
class ResultsOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

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
}
