package dev.crossroads.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.event.LearnerChanges.Layer;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LearnerChangesTest {
    private final LearnerChanges changes = new LearnerChanges(() -> Future.succeededFuture(true));
    private final List<String> told = new ArrayList<>();

    /** Or a reader between the two made a page of the old reading, which then counted as new. */
    @Test
    void whatPagesAreMadeOfIsForgottenBeforePagesAreWhoeverCameFirst() {
        UUID learner = UUID.randomUUID();
        changes.listen(Layer.PAGES, changed -> told.add("page of " + changed), () -> {});
        changes.listen(Layer.READINGS, changed -> told.add("reading of " + changed), () -> {});
        changes.listen(Layer.PAGES, changed -> told.add("another page of " + changed), () -> {});

        changes.telling(_ -> Future.failedFuture("it may be recorded all the same"))
                .record(new LessonCompleted(UUID.randomUUID(), learner, Instant.EPOCH, "course", "lesson"));

        assertThat(told).containsExactly("reading of " + learner, "page of " + learner, "another page of " + learner);
    }
}
