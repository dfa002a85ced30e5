package dev.crossroads.review;

import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.finish;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.MemoryState;
import dev.crossroads.memory.Rating;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Learners' knowledge follows from their answers and the days since. */
class KnownOverHttpTest {
    private static final String ADDRESS = "/progress/memory";
    private static final Fsrs FSRS = Fsrs.STANDARD;

    @RegisterExtension
    private static final RunningServer server = Workshop.open().stopClock();

    private final Learner learner = new Learner(server);

    @BeforeAll
    static void open() {
        // No test is to begin on one day and end on the next.
        server.pass(
                Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.MAX).plusHours(12));
    }

    private void answer(Reply attempt, String question, Object answer, String confidence) {
        learner.put(answerHref(attempt, question), Map.of("answer", answer, "confidence", confidence))
                .with(200);
    }

    private Document page() {
        return learner.get(ADDRESS).with(200).page();
    }

    /** The number of questions behind it, then today, in a week and in thirty days. */
    private List<String> said(String concept) {
        Element row = page().selectFirst("tr:has(th a:containsOwn(" + concept + "))");
        return row == null
                ? List.of()
                : row.select("td:not(.known-fades), .known-rests").eachText();
    }

    private static String percent(MemoryState state, int days) {
        return Math.round(100 * FSRS.recall(state, days)) + "%";
    }

    @Test
    void whoAnsweredNothingIsToldHowToBegin() {
        assertThat(page().select("table")).isEmpty();
        assertThat(page().select(".empty").text()).startsWith("Nothing yet");
        assertThat(new Learner(server).get("/progress").page().select("a[href=" + ADDRESS + "]"))
                .hasSize(1);
    }

    @Test
    void whatWasRightFadesSlowlierThanWhatWasWrong() {
        Reply exam = start(learner, EXAM);
        answer(exam, "exam-pick", wrong(question(exam, "exam-pick")), "sure");
        answer(exam, "exam-number", right(question(exam, "exam-number")), "sure");
        assertThat(page().select("table")).isEmpty(); // nothing of a deferred attempt is told before it ends
        finish(learner, exam);

        assertThat(said("Sharing").get(1)).isEqualTo(percent(FSRS.first(Rating.AGAIN), 1));
        server.pass(Duration.ofDays(10));

        MemoryState known = FSRS.first(Rating.GOOD);
        MemoryState missed = FSRS.first(Rating.AGAIN);
        assertThat(said("Moving"))
                .containsExactly("1 of 3 questions", percent(known, 10), percent(known, 17), percent(known, 40));
        assertThat(said("Sharing")).endsWith(percent(missed, 10), percent(missed, 17), percent(missed, 40));
        assertThat(page().select("tbody th").eachText().getFirst()).startsWith("Sharing");
        assertThat(page().select("tbody a").eachAttr("href"))
                .contains("/courses/workshop/lessons/memory/ownership#sharing");
    }

    @Test
    void anotherTryOnTheSameDayIsNoRecallAndOneAfterDaysIs() {
        Reply first = start(learner, EXAM);
        answer(first, "exam-number", wrong(question(first, "exam-number")), "sure");
        finish(learner, first);
        server.pass(Duration.ofMinutes(1));
        Reply again = start(learner, EXAM);
        answer(again, "exam-number", right(question(again, "exam-number")), "sure");
        finish(learner, again);
        server.pass(Duration.ofDays(5));

        assertThat(said("Moving").get(1)).isEqualTo(percent(FSRS.first(Rating.AGAIN), 5));

        Reply later = start(learner, EXAM);
        answer(later, "exam-number", right(question(later, "exam-number")), "sure");
        finish(learner, later);
        server.pass(Duration.ofDays(9));

        MemoryState recalled = FSRS.after(FSRS.first(Rating.AGAIN), Rating.GOOD, 5);
        assertThat(said("Moving").get(1)).isEqualTo(percent(recalled, 9));
    }

    @Test
    void whoSawTheSolutionWithoutAnsweringRecallsNothingByCopyingIt() {
        Reply first = start(learner, EXAM);
        answer(first, "exam-pick", right(question(first, "exam-pick")), "sure");
        finish(learner, first);
        server.pass(Duration.ofMinutes(1));
        Reply again = start(learner, EXAM);
        answer(again, "exam-number", right(question(again, "exam-number")), "sure");
        finish(learner, again);

        assertThat(said("Moving")).isEmpty();
        assertThat(said("Sharing")).isNotEmpty();
    }

    @Test
    void aHintADoubtAndAGuessCountForLess() {
        Reply types = start(learner, TYPES);
        JsonNode one = question(types, "one");
        learner.post(one.at("/hints/href").textValue(), Map.of()).with(200);
        answer(types, "one", right(one), "sure");
        answer(types, "all", right(question(types, "all")), "guess");
        server.pass(Duration.ofDays(7));

        String hard = percent(FSRS.first(Rating.HARD), 7);
        assertThat(said("Moving").get(1))
                .isEqualTo(hard)
                .isEqualTo(said("Sharing").get(1));
        assertThat(hard).isNotEqualTo(percent(FSRS.first(Rating.GOOD), 7));
    }

    @Test
    void theDaysAreThoseOfTheZoneThatTheLearnerChose() {
        learner.form("/time-zone", "zone", "Pacific/Auckland", "return", ADDRESS)
                .with(303);

        assertThat(page().select("option[selected]").eachText()).containsExactly("Pacific/Auckland");
        learner.form("/time-zone", "zone", "Mars/Olympus", "return", ADDRESS).with(400);
        assertThat(new Learner(server)
                        .get(ADDRESS)
                        .page()
                        .select("option[selected]")
                        .eachText())
                .containsExactly("UTC");
    }

    @Test
    void itIsSaidInGermanToo() {
        learner.form("/language", "language", "de", "return", "/").with(303);

        assertThat(page().select("h1").text()).isEqualTo("Was ich weiß");
    }
}
