package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingEventsTest {

    @Seeded(300)
    void everyEventIsTakenOnceInItsLearnersOrderAndNobodyHasTwoUnderWay(Generator generator) {
        List<Integer> learners = generator.list(0, 60, () -> generator.between(0, 5));
        int most = generator.between(1, 7);
        WaitingEvents queue = new WaitingEvents(60);
        Map<UUID, List<LearnerEvent>> asked = new HashMap<>();
        for (int number : learners) {
            LearnerEvent event = read(new UUID(0, number), "ownership", "moving");
            asked.computeIfAbsent(event.learner(), _ -> new ArrayList<>()).add(event);
            assertThat(queue.add(Waiting.forAnswer(event, Runnable::run))).isTrue();
        }
        Map<UUID, List<LearnerEvent>> taken = new HashMap<>();
        Deque<List<Waiting>> underWay = new ArrayDeque<>();
        while (queue.size() > 0) {
            while (queue.ready() == 0 || underWay.size() == 2) {
                queue.done(underWay.remove());
            }
            List<Waiting> batch = queue.takeBatch(most);
            assertThat(batch).hasSizeBetween(1, most);
            underWay.add(batch);
            assertThat(underWay.stream()
                            .flatMap(List::stream)
                            .map(waiting -> waiting.event().learner()))
                    .doesNotHaveDuplicates();
            batch.forEach(waiting -> taken.computeIfAbsent(waiting.event().learner(), _ -> new ArrayList<>())
                    .add(waiting.event()));
        }
        assertThat(taken).isEqualTo(asked);
    }

    @Test
    void theBoundCountsWhatWaits() {
        WaitingEvents queue = new WaitingEvents(2);
        assertThat(queue.add(waiting(newLearner()))).isTrue();
        assertThat(queue.add(waiting(newLearner()))).isTrue();
        assertThat(queue.add(waiting(newLearner()))).isFalse();
        queue.takeBatch(1);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.add(waiting(newLearner()))).isTrue();
    }

    @Test
    void aFloodFromOneLearnerDelaysTheOthersByOnePlaceOnly() {
        WaitingEvents queue = new WaitingEvents(10);
        UUID flood = newLearner();
        UUID patient = newLearner();
        for (int i = 0; i < 5; i++) {
            queue.add(waiting(flood));
        }
        queue.add(waiting(patient));
        queue.takeBatch(1);
        assertThat(queue.takeBatch(1).getFirst().event().learner()).isEqualTo(patient);
    }

    @Test
    void anIdThatTwoLearnersUseIsNotTwiceInABatch() {
        WaitingEvents queue = new WaitingEvents(10);
        LearnerEvent event = read(newLearner(), "ownership", "moving");
        LearnerEvent namesake = new LessonCompleted(event.id(), newLearner(), event.at(), event.course(), "ownership");
        queue.add(Waiting.forAnswer(event, Runnable::run));
        queue.add(Waiting.forAnswer(namesake, Runnable::run));
        assertThat(queue.takeBatch(10)).extracting(Waiting::event).containsExactly(event);
        assertThat(queue.takeBatch(10)).extracting(Waiting::event).containsExactly(namesake);
    }

    private static Waiting waiting(UUID learner) {
        return Waiting.forAnswer(read(learner, "ownership", "moving"), Runnable::run);
    }
}
