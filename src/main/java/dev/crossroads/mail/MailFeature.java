package dev.crossroads.mail;

import dev.crossroads.event.LearnerData;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of mail: the outbox for features, its sender, and the page of operators. */
public final class MailFeature {
    private final Vertx vertx;
    private final OutboxTable table;
    private final MailSettings settings;
    private final InstantSource clock;
    private final Outbox outbox;

    /** Mail by a mail server. */
    public MailFeature(Vertx vertx, Pool pool, Pages pages, MailSettings settings, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        table = new OutboxTable(pool);
        outbox = new Outbox(vertx, pages, settings.site(), clock);
    }

    /**
     * The data of mail.
     *
     * @param addressKeyQuery the query for the address key of learner {@code $1}'s account
     */
    public static LearnerData data(String addressKeyQuery) {
        return new MailData(addressKeyQuery);
    }

    /** Where features put mail. */
    public Outbox outbox() {
        return outbox;
    }

    /** Sends what is in the outbox, until it is closed. */
    public AutoCloseable sending() {
        return sending(MailVerticle.Patience.STANDARD);
    }

    AutoCloseable sending(MailVerticle.Patience patience) {
        String sender = vertx.deployVerticle(new MailVerticle(table, settings, patience, clock))
                .await();
        return () -> vertx.undeploy(sender).await();
    }

    /** The page of operators. */
    public List<Routes> routes(OperatorAccess access, Pages pages, Frame frame) {
        return List.of(new MailRoutes(table, outbox, access, clock, pages, frame));
    }
}
