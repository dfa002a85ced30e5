package dev.crossroads.progress;

import static dev.crossroads.event.Events.COURSE;
import static dev.crossroads.event.Events.NOON;
import static dev.crossroads.event.Events.newLearner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.recorder.TestRecorder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lesson progress after a learner's events; each test has a learner of its own. */
class LessonProgressTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRecorder recorder = TestRecorder.on(DATABASE.address());
    private final LessonProgressTable table = new LessonProgressTable(recorder.pool);
    private final UUID ada = newLearner();

    @AfterEach
    void close() {
        recorder.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void sectionsReadAtDifferentTimesAddUp() {
        reads(1, "ownership", 4, "moving", "borrowing");
        reads(2, "ownership", 4, "borrowing", "lifetimes");
        assertThat(ownership())
                .isEqualTo(new LessonReading(
                        "ownership",
                        Set.of("moving", "borrowing", "lifetimes"),
                        Optional.of("lifetimes"),
                        minute(2),
                        Optional.empty()));
    }

    @Test
    void theLastSectionIsTheOneReadLastEvenWhereItWasReadBefore() {
        reads(1, "ownership", 4, "moving", "borrowing");
        reads(2, "ownership", 4, "moving");
        assertThat(ownership().lastSection()).contains("moving");
    }

    @Test
    void aLessonIsCompletedWhenItsLastSectionIsReadAndStaysSo() {
        reads(1, "ownership", 3, "a", "b");
        assertThat(ownership().completedAt()).isEmpty();
        reads(2, "ownership", 3, "c");
        reads(3, "ownership", 3, "a");
        assertThat(ownership().completedAt()).contains(minute(2));
        assertThat(ownership().lastReadAt()).isEqualTo(minute(3));
    }

    @Test
    void theSameSectionTwiceIsOneSection() {
        reads(1, "ownership", 2, "a", "a");
        assertThat(ownership().completedAt()).isEmpty();
        assertThat(ownership().sections()).containsExactly("a");
    }

    @Test
    void aLessonReadInOneGoIsCompletedAtOnce() {
        reads(1, "ownership", 2, "a", "b");
        assertThat(ownership().completedAt()).contains(minute(1));
    }

    @Test
    void aLearnerMaySayThatTheyAreDoneWithoutReading() {
        recorder.recorded(new LessonCompleted(UUID.randomUUID(), ada, minute(1), COURSE, "ownership"));
        assertThat(ownership())
                .isEqualTo(
                        new LessonReading("ownership", Set.of(), Optional.empty(), minute(1), Optional.of(minute(1))));
    }

    @Test
    void whoSaidDoneAndReadsOnStaysDoneAndKeepsThePlace() {
        reads(1, "ownership", 3, "a");
        recorder.recorded(new LessonCompleted(UUID.randomUUID(), ada, minute(2), COURSE, "ownership"));
        assertThat(ownership().lastSection()).contains("a");
        reads(3, "ownership", 3, "b", "c");
        assertThat(ownership().completedAt()).contains(minute(2));
    }

    @Test
    void theLessonsOfManyAreReadAtOnceAndWhoBeganNoneIsMissing() {
        reads(1, "ownership", 3, "a");
        reads(5, "channels", 3, "x");
        UUID stranger = newLearner();

        Map<UUID, Map<String, LessonReading>> read =
                table.ofCourse(new UUID[] {ada, stranger}, COURSE).await();

        assertThat(read).containsOnlyKeys(ada);
        assertThat(read.get(ada)).containsOnlyKeys("ownership", "channels");
        assertThat(read.get(ada).get("channels").lastReadAt()).isEqualTo(minute(5));
        assertThat(table.ofCourse(new UUID[] {ada}, "another").await()).isEmpty();
        assertThat(table.ofLesson(ada, COURSE, "channels").await()).hasSize(1);
        assertThat(table.ofLesson(stranger, COURSE, "channels").await()).isEmpty();
    }

    private void reads(int minute, String lesson, int of, String... sections) {
        recorder.recorded(
                new SectionsRead(UUID.randomUUID(), ada, minute(minute), COURSE, lesson, List.of(sections), of));
    }

    private LessonReading ownership() {
        return table.ofLesson(ada, COURSE, "ownership").await().getFirst();
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
