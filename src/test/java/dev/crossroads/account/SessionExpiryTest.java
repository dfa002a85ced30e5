package dev.crossroads.account;

import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions expire. */
class SessionExpiryTest {
    private static final String COOKIE = "crossroads-session";

    private RunningServer server;

    @BeforeEach
    void open() {
        server = Workshop.open();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSessionEndsAMonthAfterSigningInHoweverMuchItIsUsed() {
        Learner edsger = signedUp(server, "Edsger");
        for (int week = 1; week <= 4; week++) {
            server.pass(Duration.ofDays(7));
            assertThat(edsger.get("/api/v1/me").json().get("guest").booleanValue())
                    .as("in week " + week)
                    .isFalse();
        }
        server.pass(Duration.ofDays(2));

        assertThat(edsger.get("/api/v1/me").json().get("guest").booleanValue()).isTrue();
    }

    @Test
    void aSessionEndsWhenNobodyUsesItForMoreThanAWeek() {
        Learner donald = signedUp(server, "Donald");
        server.pass(Duration.ofDays(8));

        assertThat(donald.get("/api/v1/me").json().get("guest").booleanValue()).isTrue();
        assertThat(donald.cookie(COOKIE)).isEmpty();
    }
}
