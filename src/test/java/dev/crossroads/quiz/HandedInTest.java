package dev.crossroads.quiz;

import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input on a question's page counts, whichever button sends it, and is never lost silently. */
class HandedInTest {
    private static final String FINISH = "[formaction$='/submission']";
    private static final String EXAM_PAGE = "/courses/workshop" + EXAM;
    private static final String TYPES_PAGE = "/courses/workshop" + TYPES;

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);

    @Test
    void finishingHandsInWhatIsFilledInWhereAnswersAreMarkedAtTheEnd() {
        start(learner, EXAM);

        Reply results = learner.get(EXAM_PAGE + "?question=exam-word")
                .submit(FINISH, "text", "zq-key-exam-word")
                .follow();

        assertThat(results.shown(".score")).contains("1 of 3 points");
    }

    @Test
    void finishingHandsInWhatIsFilledInWhereAnswersAreMarkedAtOnce() {
        start(learner, TYPES);

        Reply results = learner.get(TYPES_PAGE + "?question=short")
                .submit(FINISH, "text", "zq-key-short")
                .follow();

        assertThat(results.shown(".score")).contains("1 of");
        assertThat(results.shown(".typed-yours")).contains("zq-key-short");
    }

    @Test
    void finishingTwiceByTheSamePageRecordsOneAnswerAndShowsTheSameResults() {
        Reply attempt = start(learner, EXAM);
        Reply page = learner.get(EXAM_PAGE + "?question=exam-word");

        String first = page.submit(FINISH, "text", "zq-key-exam-word").location();
        String second = page.submit(FINISH, "text", "zq-key-exam-word").location();

        assertThat(second).isEqualTo(first);
        assertThat(question(learner.get(attempt.text("/href")), "exam-word")
                        .at("/given/version")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void goingOnToAnotherQuestionHandsInWhatIsFilledInAndNothingWhereNothingIs() {
        Reply attempt = start(learner, EXAM);
        Reply page = learner.get(EXAM_PAGE + "?question=exam-number");

        assertThat(page.submit(".turns [data-next]", "number", "12").location()).contains("question=exam-word");
        assertThat(learner.get(EXAM_PAGE + "?question=exam-word")
                        .submit(".turns button:not([data-next])", "text", "")
                        .location())
                .contains("question=exam-number");

        Reply after = learner.get(attempt.text("/href"));
        assertThat(question(after, "exam-number").at("/given/answer").intValue())
                .isEqualTo(12);
        assertThat(question(after, "exam-word").has("given")).isFalse();
        assertThat(learner.get(EXAM_PAGE + "?question=exam-number")
                        .page()
                        .select("#number")
                        .val())
                .isEqualTo("12");
    }

    @Test
    void goingOnFromAnAnswerThatIsRecordedAsItStandsRecordsNothing() {
        Reply attempt = start(learner, EXAM);
        learner.get(EXAM_PAGE + "?question=exam-word")
                .submit("#answer", "text", "once")
                .follow();

        learner.get(EXAM_PAGE + "?question=exam-word")
                .submit(".turns [data-next]", "text", "once")
                .follow();

        assertThat(question(learner.get(attempt.text("/href")), "exam-word")
                        .at("/given/version")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void goingOnWhereAnswersAreMarkedAtOnceShowsFirstHowItWasMarked() {
        start(learner, TYPES);

        Reply marked = learner.get(TYPES_PAGE + "?question=short").submit(".turns [data-next]", "text", "zq-key-short");

        assertThat(marked.location()).endsWith("question=short#feedback");
        assertThat(marked.follow().shown(".verdict")).contains("Correct");
    }

    @Test
    void whatIsNoAnswerYetIsGivenBackWithTheReasonAndAWayOnWithoutIt() {
        start(learner, EXAM);
        Reply page = learner.get(EXAM_PAGE + "?question=exam-number");

        Reply told = page.submit(".turns [data-next]", "number", "about twelve").with(400);
        assertThat(told.shown("#problem")).contains("not a number");
        assertThat(told.page().select("#number").val()).isEqualTo("about twelve");
        assertThat(told.page().select("[data-onward]").attr("href")).contains("question=exam-word");

        Reply finishing = page.submit(FINISH, "number", "about twelve").with(400);
        assertThat(finishing.page().select("#number").val()).isEqualTo("about twelve");
        assertThat(finishing
                        .submit("[data-without]", "number", "about twelve")
                        .follow()
                        .shown(".score"))
                .contains("0 of 3 points");
    }

    @Test
    void anAnswerFromAPageThatDidNotSeeANewerOneIsShownBesideItAndTakesItsPlaceOnlyWhenAskedAgain() {
        Reply attempt = start(learner, EXAM);
        Reply old = learner.get(EXAM_PAGE + "?question=exam-word");
        Workshop.answer(learner, attempt, "exam-word", "newer").with(200);

        Reply told = old.submit("#answer", "text", "older").with(409);

        assertThat(told.shown("#problem")).contains("changed elsewhere", "newer");
        assertThat(told.page().select("#text").val()).isEqualTo("older");
        assertThat(given(attempt)).isEqualTo("newer");
        told.submit("#answer", "text", "older").with(303);
        assertThat(given(attempt)).isEqualTo("older");
    }

    @Test
    void finishingDoesNotOverwriteANewerAnswerEither() {
        Reply attempt = start(learner, EXAM);
        Reply old = learner.get(EXAM_PAGE + "?question=exam-word");
        Workshop.answer(learner, attempt, "exam-word", "newer").with(200);

        Reply told = old.submit(FINISH, "text", "older").with(409);

        assertThat(told.page().select("#text").val()).isEqualTo("older");
        assertThat(learner.get(attempt.text("/href")).text("/state")).isEqualTo("in-progress");
    }

    @Test
    void anAnswerToAnAttemptThatWasFinishedElsewhereLeadsToTheResultsWithASentenceAndTheText() {
        Reply attempt = start(learner, EXAM);
        Reply page = learner.get(EXAM_PAGE + "?question=exam-word");
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);

        for (String button : new String[] {"#answer", FINISH, ".turns [data-next]"}) {
            Reply told = page.submit(button, "text", "too late\nin two lines").with(409);
            assertThat(told.shown("#problem")).contains("This attempt was finished", "question 3");
            assertThat(told.page().select("#problem dd").first().wholeText()).isEqualTo("too late\nin two lines");
            assertThat(told.shown(".score")).contains("0 of 3 points");
        }
    }

    @Test
    void anAnswerToAQuestionThatWasMarkedMeanwhileIsShownBesideHowItWasMarked() {
        Reply attempt = start(learner, TYPES);
        Reply page = learner.get(TYPES_PAGE + "?question=short");
        Workshop.answer(learner, attempt, "short", "first").with(200);

        Reply told = page.submit("#answer", "text", "second").with(409);

        assertThat(told.shown("#problem")).contains("already answered and marked", "second");
        assertThat(told.shown(".typed-yours")).contains("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ع", "学", "é\u0301"})
    void theLongestTextIsRecordedInAnyScript(String character) {
        Reply attempt = start(learner, EXAM);
        String text = character.repeat(10_000 / character.length());

        learner.get(EXAM_PAGE + "?question=exam-word")
                .submit("#answer", "text", text)
                .with(303);

        assertThat(given(attempt)).isEqualTo(text);
    }

    @Test
    void whereAFormWasAnsweredInItsPlaceTheAddressLeadsToTheQuestion() {
        Reply attempt = start(learner, EXAM);
        String form = "/attempts/" + attempt.text("/id") + "/questions/exam-pick";

        assertThat(learner.get(form).location()).contains("question=exam-pick");
        assertThat(learner.get(form + "/hint").location()).contains("question=exam-pick");
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        assertThat(learner.get(form).location()).isEqualTo("/attempts/" + attempt.text("/id"));
    }

    private String given(Reply attempt) {
        return question(learner.get(attempt.text("/href")), "exam-word")
                .at("/given/answer")
                .textValue();
    }
}
