package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The message for an operator whose server can't listen. */
class ComplaintTest {
    @Test
    void aPortThatAnotherServerHasIsSaidInALine() {
        try (RunningServer server = RunningServer.start()) {
            assertThatThrownBy(server::startAnother)
                    .extracting(Complaint::about, STRING)
                    .contains("127.0.0.1, port " + server.address().getPort())
                    .contains("Address already in use", "choose another with --port")
                    .doesNotContain("unexpectedly", "Exception");
        }
    }

    @Test
    void anAddressThatIsNotToBeHadMayBeTheHostAsWellAsThePort() {
        assertThat(Complaint.about(new BindException("Cannot assign requested address")))
                .contains("Cannot assign requested address", "--port", "--host");
    }

    @Test
    void aPortThatNeedsAPrivilegeIsNotTakenForOneThatIsInUse() {
        BindException denied =
                new BindException("127.0.0.1, port 80: bind(..) failed with error(-13): Permission denied");

        assertThat(Complaint.about(denied))
                .contains("port 80", "privilege", "from 1024 on", "CAP_NET_BIND_SERVICE")
                .doesNotContain("Stop what uses");
    }

    @Test
    void aDatabaseThatFailsInTheMiddleOfACommandIsNotUnexpectedAndWhatToDoIsSaid() {
        assertThat(List.of(
                        new VertxException("Timeout waiting for connection"),
                        new TimeoutException(),
                        new PgException("terminating connection", "FATAL", "57P01", "")))
                .extracting(Complaint::about)
                .allSatisfy(said -> assertThat(said).contains("try again").doesNotContain("unexpectedly", "Exception"));
    }

    @Test
    void aHostThatNobodyKnowsIsTheOperatorsToMendAndNotUnexpected() {
        assertThat(Complaint.about(new UnknownHostException("nowhere.invalid")))
                .contains("nowhere.invalid", "--host")
                .doesNotContain("unexpectedly");
    }
}
