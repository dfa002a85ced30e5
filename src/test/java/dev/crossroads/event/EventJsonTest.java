package dev.crossroads.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.event.LearnerEvent.AttemptStarted;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

    @ParameterizedTest
    @MethodSource("dev.crossroads.event.Events#ofEveryKind")
    void everyEventComesBackFromItsJsonAsItWas(LearnerEvent event) {
        assertThat(EventJson.readEvent(EventJson.write(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("dev.crossroads.event.Events#ofEveryKind")
    void everyEventComesBackFromItsColumnsAndBody(LearnerEvent event) {
        LearnerEvent back = EventJson.read(
                EventType.of(event),
                event.id(),
                event.learner(),
                event.at(),
                event.course(),
                EventJson.writeBody(event));
        assertThat(back).isEqualTo(event);
    }

    @Test
    void everyKindOfEventHasATypeAndIsAmongTheTestsEvents() {
        var kinds = Arrays.stream(LearnerEvent.class.getPermittedSubclasses())
                .flatMap(part -> Arrays.stream(part.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(EventType.values()).map(EventType::form))
                .hasSameElementsAs(kinds.stream()
                        .map(kind -> kind.<LearnerEvent>asSubclass(LearnerEvent.class))
                        .toList());
        assertThat(Events.ofEveryKind().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    @Test
    void theNamesOfTypesNeverChange() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::text))
                .containsExactly(
                        "sections-read",
                        "lesson-completed",
                        "attempt-started",
                        "hint-released",
                        "questions-shown",
                        "question-answered",
                        "attempt-finished",
                        "deadline-moved",
                        "answer-regraded",
                        "recommendation-answered",
                        "recommendation-kept",
                        "recommendation-withdrawn",
                        "language-started",
                        "language-followed-up",
                        "question-weighed",
                        "recommendation-given");
    }

    @Test
    void theBodyRepeatsNoColumn() {
        LearnerEvent event = Events.completed(Events.newLearner(), "ownership");
        assertThat(EventJson.writeBody(event)).isEqualTo("{\"lesson\":\"ownership\"}");
    }

    @Test
    void anEventOfAnotherVersionWithFieldsMoreOrLessCanBeRead() {
        LearnerEvent event = EventJson.readEvent("""
                {"type": "attempt-started", "id": "00000000-0000-0000-0000-000000000001",
                 "learner": "00000000-0000-0000-0000-000000000002", "at": "2026-01-01T00:00:00Z", "course": "c",
                 "quiz": "q", "attempt": "00000000-0000-0000-0000-000000000003", "number": 1, "deferred": false,
                 "questions": ["a"], "outOf": 1, "passPoints": 1, "mood": "sunny"}""");
        assertThat(event).isInstanceOfSatisfying(AttemptStarted.class, started -> {
            assertThat(started.deadline()).isEqualTo(Optional.empty());
            assertThat(started.retryOf()).isEqualTo(Optional.empty());
        });
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertThatThrownBy(() -> EventType.named("coffee-drunk")).hasMessageContaining("coffee-drunk");
    }

    @Test
    void halfASurrogatePairStaysWhatItIs() {
        LearnerEvent event = Events.completed(Events.newLearner(), "\ud83d");
        assertThat(EventJson.writeBody(event)).isEqualToIgnoringCase("{\"lesson\":\"\\uD83D\"}");
    }
}
