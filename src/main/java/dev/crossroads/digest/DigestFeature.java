package dev.crossroads.digest;

import dev.crossroads.event.LearnerData;
import dev.crossroads.mail.Outbox;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The front door of digests: one mail a day or a week with what there is to do, at an hour of theirs, for those who
 * asked for it. There is one only where mail is sent.
 */
public final class DigestFeature {
    private final Pool pool;
    private final Recipients recipients;
    private final Outbox outbox;
    private final OffLinks links;
    private final InstantSource clock;

    /**
     * Digests to these recipients.
     *
     * @param outbox where mail is put
     * @param seal makes the seal of a text, which nobody makes up without the server's key
     */
    public DigestFeature(
            Pool pool, Recipients recipients, Outbox outbox, UnaryOperator<String> seal, InstantSource clock) {
        this.pool = pool;
        this.recipients = recipients;
        this.outbox = outbox;
        this.links = new OffLinks(seal);
        this.clock = clock;
    }

    /** The data of digests; before that of mail. */
    public static LearnerData data() {
        return new DigestData();
    }

    /** The part of the page of one's own account. */
    public PagePart part(Pages pages) {
        return new DigestChoice(new SubscriptionTable(pool), recipients, pages);
    }

    /** The form that the part sends, and the pages behind the links in mail. */
    public List<Routes> routes(Pages pages, Frame frame) {
        return List.of(new DigestRoutes(pool, recipients, outbox, links, clock, pages, frame));
    }

    /**
     * Writes digests at their hours, until it is closed.
     *
     * @param parts what they say, in this order
     */
    public AutoCloseable sending(Vertx vertx, List<DigestPart> parts) {
        DeploymentOptions waiting = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        String sender = vertx.deployVerticle(new DigestVerticle(digests(parts)), waiting)
                .await();
        return () -> vertx.undeploy(sender).await();
    }

    Digests digests(List<DigestPart> parts) {
        return new Digests(pool, recipients, parts, outbox, new DigestLetters(links), clock);
    }
}
