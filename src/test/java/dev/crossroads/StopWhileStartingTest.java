package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.database.DatabaseException;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.recorder.TcpProxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StopWhileStartingTest {

    /** Otherwise Ctrl+C would wait for the database. */
    @Test
    void aStartThatWaitsForItsDatabaseIsGivenUpWhenItIsInterrupted() throws InterruptedException {
        try (TestDatabase database = TestDatabase.create();
                TcpProxy cable = new TcpProxy(database.address())) {
            cable.cut();
            AtomicReference<Optional<Throwable>> outcome = new AtomicReference<>(Optional.empty());
            Thread starting = Thread.ofPlatform().start(() -> {
                try {
                    App.start(Workshop.settings(cable.address())).close();
                } catch (Throwable failed) {
                    outcome.set(Optional.of(failed));
                }
            });
            await().until(() -> cable.turnedAway() >= 2);
            int before = cable.turnedAway();
            starting.interrupt();
            starting.join();

            assertThat(outcome.get()).isPresent();
            assertThat(outcome.get().orElseThrow()).isNotInstanceOf(DatabaseException.class);
            assertThat(cable.turnedAway()).as("it is not asked on").isLessThan(before + 20);
        }
    }
}
