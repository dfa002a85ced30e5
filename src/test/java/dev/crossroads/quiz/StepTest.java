package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.crossroads.quiz.QuestionPage.Step;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {
    @ParameterizedTest
    @CsvSource({
        "true, 2, quiz.state.correct",
        "false, 2, quiz.state.full",
        "false, 1, quiz.state.partly",
        "false, 0, quiz.state.not-correct"
    })
    void theStripSaysWhichAnswersEarnedPartOfTheirPoints(boolean correct, int points, String words) {
        Attempt.Response marked = new Attempt.Response(
                "order",
                "revision",
                NullNode.getInstance(),
                Optional.empty(),
                Optional.empty(),
                correct,
                points,
                2,
                Instant.EPOCH,
                1);

        Step step = new Step(1, "#", false, Step.State.of(marked));

        assertThat(step.words()).isEqualTo(words);
        assertThat(step.partly()).isEqualTo(points == 1);
        assertThat(step.incorrect()).isEqualTo(points == 0);
    }
}
