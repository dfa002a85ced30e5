package dev.crossroads.mail;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The page on which operators see what could not be sent, and why; for whoever may read the metrics. */
final class MailRoutes implements Routes {
    private static final String PATH = "/operations/mail";
    private static final int MOST = 200;

    private final OutboxTable table;
    private final Outbox outbox;
    private final OperatorAccess access;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    MailRoutes(OutboxTable table, Outbox outbox, OperatorAccess access, InstantSource clock, Pages pages, Frame frame) {
        this.table = table;
        this.outbox = outbox;
        this.access = access;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * The operators' page of mail: {@code mail/outbox}.
     *
     * @param waiting how many are to be sent
     * @param sent how many were in the last week
     * @param failed how many were given up in the last month
     */
    public record OutboxPage(Chrome chrome, int waiting, int sent, int failed, List<TroubleRow> troubles) {}

    /** A mail that could not be sent; of its address as much as tells it from others. */
    public record TroubleRow(String kind, String address, String made, int tries, boolean over, String failure) {}

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH).handler(this::retry);
    }

    private void show(RoutingContext context) {
        access.require(context);
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        OutboxTable.Counts counts = table.counts().await();
        OutboxPage page = new OutboxPage(
                frame.around(texts.say("mail.title"), Chrome.Place.ELSEWHERE, visitor),
                counts.waiting(),
                counts.sent(),
                counts.failed(),
                table.troubles(MOST).await().stream()
                        .map(trouble -> new TroubleRow(
                                trouble.kind(),
                                MailAddress.hinted(trouble.address()),
                                texts.dateAndTime(trouble.madeAt()),
                                trouble.tries(),
                                trouble.failedAt().isPresent(),
                                trouble.failure()))
                        .toList());
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(context, 200, pages.render("mail/outbox", page));
    }

    private void retry(RoutingContext context) {
        access.require(context);
        access.doing(
                context,
                "mail-tried-again",
                Optional.empty(),
                "",
                () -> table.retry(clock.instant()).await());
        outbox.wake();
        Replies.redirect(context, PATH);
    }
}
