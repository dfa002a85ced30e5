package dev.crossroads;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.OWNERSHIP;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.questions;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request under an id that was used before is recorded or refused, and never falsely said to be recorded. */
class OneIdTwoMeaningsTest {
    private static final String PAGE = "/courses/workshop/recommendation";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);
    private final String id = UUID.randomUUID().toString();

    @Test
    void aPageGoneBackToRecordsTheAnswerThatWasChangedThere() {
        learner.form(PAGE, "event", id, "question", "pauses", "option", "much").with(303);
        learner.form(PAGE, "event", id, "question", "pauses", "option", "little")
                .with(303);

        assertThat(chosen()).isEqualTo("little");
    }

    @Test
    void aFormSentTwiceIsOneEvent() {
        for (int click = 0; click < 2; click++) {
            learner.form(PAGE, "event", id, "question", "pauses", "option", "much")
                    .with(303);
        }

        assertThat(Rows.count(server, "event WHERE learner_id = '" + learner.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void anotherChoiceUnderTheSameKeyIsAConflict() {
        String href = COURSE + "/recommendation/answers/pauses";
        keyed("PUT", href, "{\"option\": \"much\"}").with(200);

        assertThat(keyed("PUT", href, "{\"option\": \"little\"}").problem(409)).contains("fresh id");
        assertThat(chosen()).isEqualTo("much");
    }

    @Test
    void anotherAnswerToADeferredQuestionUnderTheSameKeyIsAConflict() {
        Reply attempt = start(learner, EXAM);
        JsonNode question = questions(attempt).findFirst().orElseThrow();
        String href = answerHref(attempt, question.get("id").textValue());
        keyed("PUT", href, answer(right(question))).with(200);

        assertThat(keyed("PUT", href, answer(wrong(question))).problem(409)).contains("fresh id");
        keyed("PUT", href, answer(right(question))).with(200);
    }

    @Test
    void aHintAndAnEndUnderTheIdOfAnAnswerAreConflicts() {
        Reply attempt = start(learner, TYPES);
        keyed("PUT", answerHref(attempt, "number"), answer(1)).with(200);
        String hints = attempt.text("/href") + "/hints/one";

        assertThat(keyed("POST", hints, "{}").problem(409)).contains("fresh id");
        assertThat(keyed("POST", attempt.text("/submission/href"), "{}").problem(409))
                .contains("fresh id");
    }

    @Test
    void otherSectionsUnderTheSameKeyAreAConflict() {
        String href = COURSE + OWNERSHIP + "/progress";
        List<String> sections =
                learner.get(COURSE + OWNERSHIP).with(200).json().get("sections").findValuesAsText("id");
        keyed("PUT", href, Learner.written(Map.of("sections", List.of(sections.get(0)))))
                .with(200);

        assertThat(keyed("PUT", href, Learner.written(Map.of("sections", List.of(sections.get(1)))))
                        .problem(409))
                .contains("fresh id");
        assertThat(keyed("PUT", href, "{\"completed\": true}").problem(409)).contains("fresh id");
    }

    private Reply keyed(String method, String path, String body) {
        return learner.send(method, path, Optional.of(body), "Idempotency-Key", id);
    }

    private String chosen() {
        return learner.get(COURSE + "/recommendation").with(200).text("/questions/0/chosen");
    }

    private static String answer(Object value) {
        return Learner.written(Map.of("answer", value));
    }
}
