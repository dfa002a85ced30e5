package dev.crossroads.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Rows;
import dev.crossroads.database.Pools;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.Statement;
import dev.crossroads.web.Language;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail goes out once its cause is committed: at least once whatever dies, and once where nothing does. */
class MailTest {
    private static final Pages PAGES = new Pages();
    private static final UUID ABOUT = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f80910a1b");
    private static final MailVerticle.Patience SHORT =
            new MailVerticle.Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5));

    private final Vertx vertx = Vertx.vertx();
    private TestDatabase database;
    private Pool pool;
    private volatile Duration ahead = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(ahead);

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        pool = Pools.open(vertx, database.address(), "mail-test", 4);
    }

    @AfterEach
    void close() {
        pool.close().await();
        vertx.close().await();
        database.close();
    }

    @Test
    void aMailIsReadableAsTextAndAsHtmlAndItsHeadersAreOurs() throws Exception {
        try (Postbox box = new Postbox()) {
            MailFeature mail = feature(box.settings());
            try (var _ = mail.sending(SHORT)) {
                put(mail, letter(Language.ENGLISH, "ada@example.org", "From <b>Eve</b>\r\nBcc: all@example.org"));
                put(mail, letter(Language.GERMAN, "karl@bücher.example", "Grüße"));
                List<Postbox.Mail> mails = box.await(2);

                Postbox.Mail english = box.to("ada@example.org").getFirst();
                assertThat(english.subject()).isEqualTo("Mail");
                assertThat(english.text())
                        .startsWith("From <b>Eve</b> Bcc: all@example.org\n\nLook:\n" + Postbox.SITE + "/there")
                        .contains("Nobody reads answers");
                assertThat(english.html())
                        .contains("From &lt;b&gt;Eve")
                        .contains("href=\"" + Postbox.SITE + "/there\"")
                        .doesNotContain("<img");
                assertThat(english.headers())
                        .contains("Auto-Submitted: auto-generated")
                        .contains("From: Crossroads <crossroads@example.org>")
                        .doesNotContain("Bcc");
                Postbox.Mail german = box.to("karl@xn--bcher-kva.example").getFirst();
                assertThat(german.subject()).isEqualTo("E-Mail");
                assertThat(german.text()).contains("Grüße").contains("liest niemand");
                assertThat(mails).extracting(Postbox.Mail::id).doesNotHaveDuplicates();
                awaitState("sent_at IS NOT NULL AND as_text IS NULL AND as_html IS NULL", 2);
            }
        }
    }

    @Test
    void whatDidNotHappenSendsNothing() throws Exception {
        try (Postbox box = new Postbox()) {
            MailFeature mail = feature(box.settings());
            pool.withTransaction(transaction -> run(
                                    transaction, mail.outbox().put(letter(Language.ENGLISH, "no@example.org", "No")))
                            .compose(_ -> Future.failedFuture("changed my mind")))
                    .otherwiseEmpty()
                    .await();
            try (var _ = mail.sending(SHORT)) {
                put(mail, letter(Language.ENGLISH, "yes@example.org", "Yes"));
                assertThat(box.await(1)).extracting(Postbox.Mail::to).containsExactly("yes@example.org");
            }
        }
    }

    @Test
    void whoeverDiesBetweenCommitAndSendingLeavesTheMailToTheNext() throws Exception {
        int deaths = 200;
        try (Postbox box = new Postbox()) {
            MailFeature mail = feature(box.settings());
            OutboxTable table = new OutboxTable(pool);
            Set<UUID> taken = new HashSet<>();
            for (int i = 0; i < deaths; i++) {
                put(mail, letter(Language.ENGLISH, "member" + i + "@example.org", "Once"));
                table.take(clock.instant(), MailVerticle.HELD).await().ifPresent(due -> taken.add(due.id()));
            }
            assertThat(taken).hasSize(deaths);
            assertThat(table.take(clock.instant(), MailVerticle.HELD).await()).isEmpty();
            ahead = MailVerticle.HELD.plusSeconds(1);

            try (var _ = mail.sending(SHORT);
                    var _ = mail.sending(SHORT);
                    var _ = mail.sending(SHORT)) {
                awaitState("sent_at IS NOT NULL", deaths);
            }

            assertThat(box.all())
                    .hasSize(deaths)
                    .extracting(Postbox.Mail::id)
                    .containsExactlyInAnyOrderElementsOf(taken.stream()
                            .map(id -> "<" + id + "@" + Postbox.SITE.getHost() + ">")
                            .toList());
        }
    }

    @Test
    void aCopyAfterADeathBehindTheMailServersWordHasTheSameName() throws Exception {
        try (Postbox box = new Postbox()) {
            MailFeature mail = feature(box.settings());
            put(mail, letter(Language.ENGLISH, "twice@example.org", "Twice"));
            try (var _ = mail.sending(SHORT)) {
                awaitState("sent_at IS NOT NULL", 1);
            }
            // As whoever died left it: the mail server has it, and our mark is missing.
            pool.query("UPDATE mail_outbox SET sent_at = NULL, as_text = 'Twice', as_html = 'Twice'")
                    .execute()
                    .await();
            ahead = MailVerticle.HELD.plusSeconds(1);
            try (var _ = mail.sending(SHORT)) {
                assertThat(box.await(2).stream().map(Postbox.Mail::id).distinct())
                        .hasSize(1);
            }
        }
    }

    @Test
    void aSilentServerIsGivenUpForNowAndTriedAgain() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Vertx.vertx())) {
            server.silent(true);
            MailFeature mail = feature(Postbox.settings(server.port()));
            put(mail, letter(Language.ENGLISH, "ada@example.org", "Hello"));
            try (var _ = mail.sending(SHORT)) {
                awaitState("failure IS NOT NULL AND sent_at IS NULL AND failed_at IS NULL", 1);
                server.silent(false);
                ahead = Duration.ofMinutes(2);
                awaitState("sent_at IS NOT NULL AND failure IS NULL", 1);
                assertThat(server.delivered()).hasSize(1);
            }
        }
    }

    @Test
    void whoIsNotThereIsGivenUpAtOnceAndWhoIsBusyLater() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Vertx.vertx())) {
            MailFeature mail = feature(Postbox.settings(server.port()));
            server.answering("550 5.1.1 nobody of that name");
            put(mail, letter(Language.ENGLISH, "nobody@example.org", "Hello"));
            try (var _ = mail.sending(SHORT)) {
                awaitState("failed_at IS NOT NULL AND failure LIKE '%nobody of that name%' AND as_text IS NULL", 1);
                server.answering("450 come back");
                put(mail, letter(Language.ENGLISH, "busy@example.org", "Hello"));
                awaitState("failed_at IS NULL AND failure LIKE '%come back%'", 1);
                put(mail, letter(Language.ENGLISH, "später@example.org", "Hello"));
                awaitState("failed_at IS NOT NULL AND failure LIKE 'No mail can be sent%'", 1);
                ahead = Duration.ofHours(2);
                awaitState("failed_at IS NOT NULL AND address LIKE 'busy%' AND failure LIKE '%come back%'", 1);
            }
            assertThat(server.delivered()).isEmpty();
        }
    }

    @Test
    void aServerWithoutTlsGetsNothingWhereTlsIsAskedFor() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(Vertx.vertx())) {
            MailSettings settings = new MailSettings(
                    MailSettings.Server.parse("smtp://user:secret@localhost:" + server.port()),
                    "crossroads@example.org",
                    Postbox.SITE);
            MailFeature mail = feature(settings);
            put(mail, letter(Language.ENGLISH, "ada@example.org", "Hello"));
            try (var _ = mail.sending(SHORT)) {
                awaitState("failure IS NOT NULL AND sent_at IS NULL", 1);
            }
            assertThat(server.delivered()).isEmpty();
        }
    }

    @Test
    void mailToManySaysHowToEndItAndWaitsForWhatSomebodyAskedForJustNow() throws Exception {
        try (Postbox box = new Postbox()) {
            MailFeature mail = feature(box.settings());
            put(mail, toMany("many@example.org"));
            put(mail, toMany("others@example.org"));
            put(mail, toOthers("invited@example.org"));
            put(mail, letter(Language.ENGLISH, "asked@example.org", "Reset"));
            OutboxTable table = new OutboxTable(pool);
            assertThat(taken(table)).isEqualTo("asked@example.org");
            assertThat(taken(table)).isEqualTo("invited@example.org");
            Statement taken = mail.outbox().withdraw(ABOUT, "test");
            assertThat(Rows.of(database.address(), "SELECT 1 FROM mail_outbox")).hasSize(4);
            try (var _ = mail.sending(SHORT)) {
                Postbox.Mail read = box.latest("many@example.org", 1);
                assertThat(read.headers())
                        .contains("List-Unsubscribe: <" + Postbox.SITE + "/end/token>")
                        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
                assertThat(read.text())
                        .contains("Due\n\n- Loops: tomorrow\n  " + Postbox.SITE + "/loops\n- and more\n\n")
                        .contains("As you asked.\nEnd it:\n" + Postbox.SITE + "/end/token\n");
                assertThat(read.html())
                        .contains("<a href=\"" + Postbox.SITE + "/loops\" lang=\"en\">Loops</a>: tomorrow")
                        .contains("<a href=\"" + Postbox.SITE + "/end/token\">End it</a>");
                box.await(2);
                awaitState("sent_at IS NOT NULL AND unsubscribe IS NULL AND learner_id IS NOT NULL", 2);
            }
            pool.withTransaction(transaction -> run(transaction, taken)).await();
            assertThat(Rows.of(database.address(), "SELECT 1 FROM mail_outbox"))
                    .as("what was sent stays, as does what is about somebody else")
                    .hasSize(4);
            put(mail, toMany("many@example.org"));
            pool.withTransaction(transaction -> run(transaction, taken)).await();
            assertThat(Rows.of(database.address(), "SELECT 1 FROM mail_outbox")).hasSize(4);
        }
    }

    private String taken(OutboxTable table) {
        return table.take(clock.instant(), MailVerticle.HELD)
                .await()
                .orElseThrow()
                .address();
    }

    private static Letter toMany(String to) {
        return new Letter(
                "test",
                Optional.of(ABOUT),
                to,
                Texts.of(Language.ENGLISH),
                "mail.title",
                List.of(),
                List.of(new Letter.Section(
                        "Due",
                        List.of(
                                new Letter.Line("Loops", "en", Optional.of("/loops"), "tomorrow"),
                                new Letter.Line("and more", "", Optional.empty(), "")))),
                Optional.empty(),
                Optional.of(new Letter.Unsubscribe("As you asked.", "End it", "/end/token")),
                Duration.ofHours(1),
                Optional.empty(),
                Letter.Turn.REGULAR);
    }

    private static Letter toOthers(String to) {
        return new Letter(
                "test",
                Optional.empty(),
                to,
                Texts.of(Language.ENGLISH),
                "mail.title",
                List.of("Come"),
                Optional.empty(),
                Duration.ofHours(1),
                ABOUT);
    }

    private MailFeature feature(MailSettings settings) {
        return new MailFeature(vertx, pool, PAGES, settings, clock);
    }

    private static Letter letter(Language language, String to, String paragraph) {
        return new Letter(
                "test",
                Optional.empty(),
                to,
                Texts.of(language),
                "mail.title",
                List.of(paragraph),
                Optional.of(new Letter.Action("Look", "/there")),
                Duration.ofHours(1));
    }

    private void put(MailFeature mail, Letter letter) {
        pool.withTransaction(transaction -> run(transaction, mail.outbox().put(letter)))
                .await();
        mail.outbox().wake();
    }

    private static Future<?> run(SqlConnection transaction, Statement statement) {
        return transaction.preparedQuery(statement.sql()).execute(Tuple.wrap(statement.parameters()));
    }

    private void awaitState(String condition, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> pool.query("SELECT count(*)::int AS n FROM mail_outbox WHERE " + condition)
                        .execute()
                        .await()
                        .iterator()
                        .next()
                        .getInteger("n")
                        .equals(count));
    }
}
