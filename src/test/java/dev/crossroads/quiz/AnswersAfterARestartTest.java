package dev.crossroads.quiz;

import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A class goes on after a restart of its server, when no attempt is in memory. */
class AnswersAfterARestartTest {
    private static final int CLASS = 30;

    @Test
    void everybodyGoesOnWithTheirOwnAttemptAndWithNobodyElses() throws Exception {
        try (RunningServer server = Workshop.open();
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Learner, Reply> begun = new LinkedHashMap<>();
            for (int i = 0; i < CLASS; i++) {
                Learner learner = new Learner(server);
                begun.put(learner, start(learner, TYPES));
            }
            server.restart();

            List<Future<Reply>> answered = begun.entrySet().stream()
                    .map(one -> hands.submit(() -> answer(one.getKey(), one.getValue(), "number", 4711.5)))
                    .toList();
            for (Future<Reply> reply : answered) {
                assertThat(reply.get().with(200).json().get("correct").isBoolean())
                        .isTrue();
            }
            assertThat(Rows.count(server, "response WHERE question = 'number'")).isEqualTo(CLASS);

            Reply anothers = begun.values().iterator().next();
            new Learner(server)
                    .put(answerHref(anothers, "number"), Map.of("answer", 1))
                    .with(404);
        }
    }
}
