package dev.crossroads;

import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server as operators start it has things that most tests go without, or would find in their way. */
class AsOperatorsStartItTest {
    @RegisterExtension
    private static final RunningServer server = RunningServer.asOperatorsStartIt();

    @Test
    void itDoesNotHaveThePageOfTheDesign() {
        assertThat(new Learner(server).get("/design").status()).isEqualTo(404);
    }

    @Test
    void aPasswordCostsWhatOneCostsThatIsHardToGuess() {
        signedUp(server, "Ada");

        assertThat(Rows.texts(server.database(), "SELECT password FROM account"))
                .singleElement()
                .asString()
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
