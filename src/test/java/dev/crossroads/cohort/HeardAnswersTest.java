package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.crossroads.event.Events;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeardAnswersTest {
    private static final UUID ADA = UUID.randomUUID();

    private final HeardAnswers heard = new HeardAnswers();

    @Test
    void nothingIsKeptOfWhomNobodyFollows() {
        assertThat(heard.hear(answer(1))).isFalse();
        assertThat(heard.mark(ADA)).isEmpty();
        assertThat(heard.since(ADA, Optional.empty())).contains(List.of());
    }

    @Test
    void anAnswerThatIsHeardOfTwiceIsOne() {
        heard.follow(ADA);
        Optional<HeardAnswers.Mark> begun = heard.mark(ADA);
        StoredEvent first = answer(1);
        StoredEvent second = answer(2);
        for (StoredEvent told : List.of(first, second, first, second)) {
            assertThat(heard.hear(told)).isTrue();
        }
        assertThat(heard.since(ADA, begun)).contains(List.of(event(first), event(second)));
        assertThat(heard.since(ADA, heard.mark(ADA))).contains(List.of());
    }

    @Test
    void whoGaveMoreAnswersThanAreKeptHasToBeRead() {
        heard.follow(ADA);
        Optional<HeardAnswers.Mark> begun = heard.mark(ADA);
        for (int seq = 1; seq <= 8; seq++) {
            heard.hear(answer(seq));
        }
        assertThat(heard.since(ADA, begun).orElseThrow()).hasSize(8);
        heard.hear(answer(9));
        assertThat(heard.since(ADA, begun)).isEmpty();
    }

    @Test
    void whoWasReadBeforeAnybodyFollowedThemHasToBeReadAfterAnAnswer() {
        heard.follow(ADA);
        assertThat(heard.since(ADA, Optional.empty())).contains(List.of());
        heard.hear(answer(1));
        assertThat(heard.since(ADA, Optional.empty())).isEmpty();
    }

    private static StoredEvent answer(long seq) {
        return new StoredEvent(seq, Events.NOON, Events.answered(ADA, UUID.randomUUID(), IntNode.valueOf(1)));
    }

    private static QuestionAnswered event(StoredEvent stored) {
        return (QuestionAnswered) stored.event();
    }
}
