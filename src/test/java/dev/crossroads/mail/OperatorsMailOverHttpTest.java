package dev.crossroads.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

/** Operators see on one page what could not be sent, and why. */
class OperatorsMailOverHttpTest {
    @Test
    void thePageSaysWhatFailedAndIsForThisMachineAlone() {
        try (ScriptedSmtp mails = new ScriptedSmtp(Vertx.vertx());
                RunningServer server = RunningServer.mailing(Postbox.settings(mails.port()))) {
            Learner operator = new Learner(server);
            assertThat(operator.get("/operations/mail").with(200).shown("main")).contains("none was given up");
            Rows.change(server, """
                    INSERT INTO mail_outbox (id, kind, address, subject, made_at, until, next_at, tries, failed_at, failure)
                    VALUES (gen_random_uuid(), 'test', 'someone@example.org', 'S', now(), now(), now(), 1, now(),
                            '550 <script>nobody</script>')
                    """);
            Reply page = operator.get("/operations/mail").with(200);
            assertThat(page.shown("tbody"))
                    .contains("s…@example.org")
                    .contains("550 <script>nobody")
                    .doesNotContain("someone");
            assertThat(operator.form("/operations/mail").location()).isEqualTo("/operations/mail");
            assertThat(operator.raw("GET", "/operations/mail", "X-Forwarded-For", "203.0.113.7")
                            .status())
                    .isEqualTo(404);
        }
        try (RunningServer silent = RunningServer.start()) {
            new Learner(silent).get("/operations/mail").with(404);
        }
    }
}
