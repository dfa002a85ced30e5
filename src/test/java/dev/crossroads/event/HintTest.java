package dev.crossroads.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintTest {

    static Stream<Hint> hints() {
        return Stream.of(
                new Hint.LearnersChanged(List.of(UUID.randomUUID()), Optional.empty()),
                new Hint.LearnersChanged(
                        List.of(new UUID(-1, 0), new UUID(0, -1)),
                        Optional.of(Instant.ofEpochMilli(1_796_000_000_123L))),
                new Hint.PagesChanged(),
                new Hint.CohortChanged(UUID.randomUUID()),
                new Hint.RegradeDecided(),
                new Hint.AnythingChanged());
    }

    @ParameterizedTest
    @MethodSource("hints")
    void itIsReadAsItWasMeant(Hint hint) {
        assertThat(hint.texts(7_900)).map(Hint::read).containsExactly(hint);
    }

    @Test
    void aLectureIsToldInPartsThatFit() {
        List<UUID> learners = Stream.generate(UUID::randomUUID).limit(1_000).toList();
        Optional<Instant> deadline = Optional.of(Instant.EPOCH);

        List<String> texts = new Hint.LearnersChanged(learners, deadline).texts(7_900);

        assertThat(texts).hasSize(3).allMatch(text -> text.length() <= 7_900);
        assertThat(texts.stream().map(Hint::read).map(Hint.LearnersChanged.class::cast))
                .allMatch(part -> part.deadline().equals(deadline))
                .flatMap(Hint.LearnersChanged::learners)
                .isEqualTo(learners);
    }

    @Test
    void itNamesALearnerOnceAndTheEarliestDeadline() {
        LearnerEvent begun = Events.ofEveryKind().stream()
                .filter(event -> Hint.deadline(event).isPresent())
                .findFirst()
                .orElseThrow();

        assertThat(Hint.LearnersChanged.of(List.of(begun, begun)))
                .isEqualTo(new Hint.LearnersChanged(List.of(begun.learner()), Hint.deadline(begun)));
    }

    /** Nodes of two releases may work side by side for a while. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "l", "lnoon:", "l:tooShort", "c", "cNotAnId", "l7:AAAAAAAAAAAAAAAAAAAA==="})
    void whatAnotherReleaseSaysMayMeanAnything(String text) {
        assertThat(Hint.read(text)).isEqualTo(new Hint.AnythingChanged());
    }
}
