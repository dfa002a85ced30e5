package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.BindException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** What an operator reads where the server can't listen. */
class ComplaintTest {
    @Test
    void aPortThatAnotherServerHasIsSaidInALine() {
        try (RunningServer server = RunningServer.start()) {
            assertThatThrownBy(server::startAnother)
                    .extracting(Complaint::about, STRING)
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
    void aHostThatNobodyKnowsIsTheOperatorsToMendAndNotUnexpected() {
        assertThat(Complaint.about(new UnknownHostException("nowhere.invalid")))
                .contains("nowhere.invalid", "--host")
                .doesNotContain("unexpectedly");
    }
}
