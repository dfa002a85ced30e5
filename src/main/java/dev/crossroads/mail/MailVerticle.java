package dev.crossroads.mail;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox, one mail after another; each node does. A mail is taken for a time, sent, and marked as
 * sent: who dies before sending leaves it to be sent later, by whichever node. Between the word of the mail server that
 * it has the mail and our mark there is a moment in which a death makes it be sent again; SMTP knows no way around it.
 * Such a second copy has the same Message-ID as the first, by which mailboxes show it once.
 */
final class MailVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(MailVerticle.class);

    /** Longer than it is tried, so that no two nodes send one mail. */
    static final Duration HELD = Duration.ofMinutes(2);

    /**
     * The patience with a mail server.
     *
     * @param connected until it takes the connection
     * @param silence one that says nothing for so long says nothing more
     * @param whole all of the conversation about one mail
     */
    record Patience(Duration connected, Duration silence, Duration whole) {
        static final Patience STANDARD =
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** A mail that nobody was told of is found this late. */
    private static final Duration LOOKED_AFTER = Duration.ofSeconds(5);

    private static final Duration SENT_KEPT = Duration.ofDays(7);
    private static final Duration FAILED_KEPT = Duration.ofDays(30);
    private static final Duration TIDIED_AFTER = Duration.ofHours(1);

    private static final int LONGEST_REASON = 300;

    /** The client's own words for the one refusal that concerns a mail alone: everything else may be our settings. */
    private static final String NOBODY = "recipient address not accepted";

    private final OutboxTable table;
    private final MailSettings settings;
    private final Patience patience;
    private final InstantSource clock;
    private MailClient client;
    private MessageConsumer<String> waiting;
    private long timer = -1;
    private long tidying = -1;
    private boolean isBusy;
    private boolean isStopped;

    /** Failures in a row to reach the mail server; the others wait for as long. */
    private int absences;

    MailVerticle(OutboxTable table, MailSettings settings, Patience patience, InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        client = MailClient.create(vertx, config(settings, patience));
        waiting = vertx.eventBus().consumer(Outbox.WAITING, _ -> {
            if (absences == 0) {
                look();
            }
        });
        tidying = vertx.setPeriodic(0, TIDIED_AFTER.toMillis(), _ -> tidy());
        look();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        isStopped = true;
        vertx.cancelTimer(timer);
        vertx.cancelTimer(tidying);
        return Future.join(waiting.unregister(), client.close());
    }

    static MailConfig config(MailSettings settings, Patience patience) {
        MailSettings.Server server = settings.server();
        MailConfig config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setSsl(server.security() == MailSettings.Security.TLS)
                .setStarttls(
                        server.security() == MailSettings.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setLogin(server.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setOwnHostname(settings.site().getHost())
                .setUserAgent("crossroads")
                .setMaxPoolSize(1)
                .setConnectTimeout((int) patience.connected().toMillis())
                .setIdleTimeout((int) patience.silence().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        server.user().ifPresent(config::setUsername);
        server.password().ifPresent(config::setPassword);
        server.certificates().ifPresent(file -> config.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        return config;
    }

    private void look() {
        if (isBusy || isStopped) {
            return;
        }
        isBusy = true;
        vertx.cancelTimer(timer);
        Instant now = clock.instant();
        table.take(now, HELD)
                .compose(taken -> taken.isEmpty() ? Future.succeededFuture(LOOKED_AFTER) : handle(taken.get(), now))
                .onComplete(next -> {
                    isBusy = false;
                    if (next.failed()) {
                        LOG.warn("The outbox can't be read now; mail waits", next.cause());
                    }
                    again(next.succeeded() ? next.result() : LOOKED_AFTER);
                });
    }

    private void again(Duration wait) {
        if (isStopped) {
            return;
        }
        timer = vertx.setTimer(Math.max(1, wait.toMillis()), _ -> look());
    }

    /** Sends one mail and says how long to wait before the next. */
    private Future<Duration> handle(OutboxTable.Due mail, Instant now) {
        if (!now.isBefore(mail.until())) {
            return table.failed(mail.id(), now, Optional.empty()).map(Duration.ZERO);
        }
        Optional<String> address = MailAddress.of(mail.address());
        if (address.isEmpty()) {
            return table.failed(mail.id(), now, Optional.of("No mail can be sent to an address of this form."))
                    .map(Duration.ZERO);
        }
        return client.sendMail(message(mail, address.get()))
                .timeout(patience.whole().toMillis(), TimeUnit.MILLISECONDS)
                .transform(sent -> {
                    if (sent.succeeded()) {
                        absences = 0;
                        return table.sent(mail.id(), clock.instant()).map(Duration.ZERO);
                    }
                    return failed(mail, sent.cause());
                });
    }

    private Future<Duration> failed(OutboxTable.Due mail, Throwable cause) {
        String why = reason(cause);
        Instant now = clock.instant();
        boolean hasAnswered = cause instanceof SMTPException;
        if (cause instanceof SMTPException refused && refused.isPermanent() && why.startsWith(NOBODY)) {
            LOG.warn("Mail {} is given up: its address is not known to the mail server", mail.id());
            return table.failed(mail.id(), now, Optional.of(why)).map(Duration.ZERO);
        }
        LOG.warn("Mail {} could not be sent and is tried again: {}", mail.id(), why);
        absences = hasAnswered ? 0 : Math.min(absences + 1, 6);
        Duration pause = hasAnswered ? Duration.ZERO : Duration.ofSeconds(1L << absences);
        return table.later(mail.id(), now.plus(wait(mail.tries())), why).map(pause);
    }

    /** A minute after the first try, twice as long after each, at most an hour. */
    static Duration wait(int tries) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.clamp(tries - 1, 0, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String reason(Throwable cause) {
        String said = Optional.ofNullable(cause.getMessage()).orElse("");
        String text = (cause instanceof SMTPException ? said : cause.getClass().getSimpleName() + ": " + said)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }

    private MailMessage message(OutboxTable.Due mail, String address) {
        MailMessage message = new MailMessage()
                .setFrom(settings.sender())
                .setTo(address)
                .setSubject(mail.subject())
                .setText(mail.text())
                .setHtml(mail.html());
        message.addHeader("Message-ID", "<" + mail.id() + "@" + settings.site().getHost() + ">");
        mail.unsubscribe().ifPresent(link -> {
            message.addHeader("List-Unsubscribe", "<" + link + ">");
            if (settings.site().getScheme().equals("https")) {
                // One click without a page asks for TLS (RFC 8058, section 3.1).
                message.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        });
        // No answers by machines, please (RFC 3834).
        return message.addHeader("Auto-Submitted", "auto-generated");
    }

    private void tidy() {
        Instant now = clock.instant();
        table.forget(now.minus(SENT_KEPT), now.minus(FAILED_KEPT))
                .onFailure(away -> LOG.warn("Mail of long ago can't be forgotten now", away));
    }
}
