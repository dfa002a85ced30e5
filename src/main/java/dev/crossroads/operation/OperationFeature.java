package dev.crossroads.operation;

import dev.crossroads.event.LearnerData;
import dev.crossroads.mail.Outbox;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The front door of what concerns the running of the server itself. */
public final class OperationFeature {
    private final Retention retention;
    private final IdlePeople people;
    private final Pool pool;
    private final Optional<Outbox> outbox;
    private final OperatorActs acts;
    private final RetentionRun run;
    private final InstantSource clock;

    /**
     * The feature.
     *
     * @param outbox empty where no mail is sent
     * @param addresses where mail to the owners of accounts goes; whose address is not confirmed is missing
     */
    public OperationFeature(
            Retention retention,
            IdlePeople people,
            Pool pool,
            Optional<Outbox> outbox,
            Function<Collection<UUID>, Map<UUID, String>> addresses,
            OperatorActs acts,
            InstantSource clock) {
        this.retention = retention;
        this.people = people;
        this.pool = pool;
        this.outbox = outbox;
        this.acts = acts;
        this.clock = clock;
        run = new RetentionRun(retention, people, pool, outbox, addresses, acts, clock);
    }

    /** The acts of operators on a learner, and what they were told. */
    public static LearnerData data() {
        return new OperationData();
    }

    /** Looks now whether something is due. Waits. */
    public void retain() {
        run.run();
    }

    /** Looks every hour whether something is due, until it is closed. */
    public AutoCloseable retaining(Vertx vertx) {
        DeploymentOptions waiting = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        String keeper =
                vertx.deployVerticle(new RetentionVerticle(run), waiting).await();
        return () -> vertx.undeploy(keeper).await();
    }

    /** The pages of operators. */
    public List<Routes> routes(OperatorAccess access, Pages pages, Frame frame) {
        return List.of(new OperationRoutes(
                retention, people, new RetentionTable(pool), acts, outbox.isPresent(), access, clock, pages, frame));
    }
}
