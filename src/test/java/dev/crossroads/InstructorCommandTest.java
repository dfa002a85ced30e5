package dev.crossroads;

import static dev.crossroads.People.email;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.DatabaseAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** The command that makes instructors, beside a running server. */
class InstructorCommandTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theOwnerOfAnAccountIsAnInstructorFromTheNextRequestOn() {
        Learner irene = signedUp(server, "Irene");

        assertThat(run("instructor", "IRENE@example.org")).isZero();
        assertThat(out.toString())
                .contains("belongs to \"Irene\" since ", "nobody has checked")
                .endsWith("IRENE@example.org is an instructor now." + System.lineSeparator());
        assertThat(roles(irene)).containsExactly("instructor");

        assertThat(run("instructor", email("Irene"))).isZero();
        assertThat(out.toString()).contains("was an instructor already");

        assertThat(run("instructor", "--revoke", email("Irene"))).isZero();
        assertThat(out.toString()).contains("is not an instructor any more");
        assertThat(roles(irene)).isEmpty();
    }

    @Test
    void anAddressThatNobodyHasIsOneAndSaysWhatToDo() {
        assertThat(run("instructor", "nobody@example.org")).isEqualTo(1);
        assertThat(err.toString()).contains("\"nobody@example.org\"", "sign up first");
        assertThat(run("instructor")).isEqualTo(2);
    }

    private static List<String> roles(Learner learner) {
        List<String> roles = new ArrayList<>();
        learner.get("/api/v1/me").json().get("roles").forEach(role -> roles.add(role.textValue()));
        return roles;
    }

    private int run(String... arguments) {
        DatabaseAddress database = server.database();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--database");
        all.add("postgresql://%s:%s@%s:%d/%s"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.name()));
        return command.execute(all.toArray(String[]::new));
    }
}
