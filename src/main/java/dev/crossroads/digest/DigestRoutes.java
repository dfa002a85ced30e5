package dev.crossroads.digest;

import dev.crossroads.event.Statement;
import dev.crossroads.mail.Outbox;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Language;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Switching the digest on and off on the account's page, and off by the link in a mail: by a POST without a cookie or a
 * question (RFC 8058), while a GET, which programs that look through mail send too, only shows the button.
 */
final class DigestRoutes implements Routes {
    private final Pool pool;
    private final SubscriptionTable table;
    private final Recipients recipients;
    private final Outbox outbox;
    private final OffLinks links;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    DigestRoutes(
            Pool pool,
            Recipients recipients,
            Outbox outbox,
            OffLinks links,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.pool = pool;
        this.table = new SubscriptionTable(pool);
        this.recipients = recipients;
        this.outbox = outbox;
        this.links = links;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The page behind the link in a mail: {@code digest/off}.
     *
     * @param path where the button sends; empty where the digest is off
     */
    public record OffPage(Chrome chrome, String path) {}

    @Override
    public void mount(Router router) {
        router.post("/account/digest").handler(this::choose);
        router.get(OffLinks.PATH + ":token").handler(this::ask);
        router.post(OffLinks.PATH + ":token").handler(this::end);
    }

    private void choose(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        if (visitor.guest()) {
            throw Problem.notFound(new Message("digest.problem.not-signed-in"));
        }
        Form form = Requests.form(context);
        String days = form.required("days");
        if (days.equals(DigestChoice.NEVER)) {
            end(visitor.learner());
        } else {
            Subscription chosen = new Subscription(
                    visitor.learner(),
                    new Schedule(
                            days.equals(DigestChoice.DAILY) ? Optional.empty() : form.word("days", DayOfWeek.class),
                            hour(form),
                            TimeZones.of(form.required("zone"))),
                    language(form));
            if (!recipients.of(List.of(visitor.learner())).containsKey(visitor.learner())) {
                throw Problem.conflict(new Message("digest.problem.unconfirmed"));
            }
            table.put(chosen, clock.instant()).await();
            AuditLog.of(context).note("digest-on");
        }
        Done.SAVED.redirect(context, "/account#digest");
    }

    private static int hour(Form form) {
        return form.first("hour")
                .filter(typed -> typed.matches("1?[0-9]|2[0-3]"))
                .map(Integer::parseInt)
                .orElseThrow(() -> Problem.badRequest("The form's field 'hour' must be a number from 0 to 23."));
    }

    private static Language language(Form form) {
        return Language.tagged(form.required("language"))
                .orElseThrow(() -> Problem.badRequest("The form's field 'language' must be en or de."));
    }

    private void ask(RoutingContext context) {
        UUID learner = learner(context);
        show(
                context,
                table.of(learner).await().map(_ -> context.request().path()).orElse(""));
    }

    private void end(RoutingContext context) {
        UUID learner = learner(context);
        end(learner);
        AuditLog.of(context).with("learner", learner).note("digest-off");
        show(context, "");
    }

    /** With what waits to be sent of it. */
    private void end(UUID learner) {
        List<Statement> statements = List.of(SubscriptionTable.remove(learner), outbox.withdraw(learner, Digests.KIND));
        pool.withTransaction(transaction -> {
                    Future<?> done = Future.succeededFuture();
                    for (Statement statement : statements) {
                        done = done.compose(_ ->
                                transaction.preparedQuery(statement.sql()).execute(Tuple.wrap(statement.parameters())));
                    }
                    return done;
                })
                .await();
    }

    private UUID learner(RoutingContext context) {
        return links.learner(Requests.path(context, "token"))
                .orElseThrow(() -> Problem.notFound(new Message("digest.problem.no-link")));
    }

    private void show(RoutingContext context, String path) {
        Visitor visitor = Visitor.of(context);
        OffPage page = new OffPage(
                frame.around(visitor.texts().say("digest.off.title"), Chrome.Place.ELSEWHERE, visitor), path);
        context.response().putHeader("Referrer-Policy", "no-referrer").putHeader("Cache-Control", "no-store");
        Replies.html(context, 200, pages.render("digest/off", page));
    }
}
