package dev.crossroads.cluster;

import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.Hint;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Statement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node among those that work on one database. What it changes it tells by {@code NOTIFY}; what others change it
 * hears by {@code LISTEN}, on a connection of its own that does nothing else.
 *
 * <p>Postgres signals a listening connection before the notifier's commit is acknowledged, and hands on what is
 * notified before it says of any later query of that connection that it is done. So a query on it, asked after a change
 * was acknowledged anywhere, is answered here after the word of that change: {@link #areHeard} is such a query, one for
 * all who ask while the one before is under way. No clock, lease or list of nodes is needed, and a node that is cut off
 * finds out by not being answered.
 *
 * <p>A hint is no content: who missed some, as the connection was lost, need not find out which, but forgets all it
 * remembers and looks again ({@link Hint.AnythingChanged}).
 *
 * <p>Runs on an event loop, which is its lock but for the turns of {@link #areHeard}.
 */
public final class ClusterNode extends VerticleBase implements OtherNodes {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);

    /** The channel of {@code LISTEN}; a database has its own. */
    private static final String CHANNEL = "crossroads";

    /** The bytes of a notification, which Postgres wants to be fewer than 8,000, but for the node's name. */
    private static final int PAYLOAD = 7_900;

    /** The name of the connection among those of the database, for operators. */
    private static final String LISTENING = "crossroads listening";

    private static final String HELLO = "h";

    private static final Future<Boolean> NO = Future.succeededFuture(false);

    /** It says by the way whether a pooler has put another process behind this connection, which hears nothing. */
    private static final String TURN = "SELECT pg_backend_pid()";

    private static final String NOTIFY =
            "SELECT count(pg_notify('" + CHANNEL + "', payload))" + " FROM unnest($1::text[]) AS hint (payload)";

    /** A turn without anybody who asks, so that a connection that died in silence is found out, in milliseconds. */
    private static final long BEAT = 1_000;

    /** Nobody waits longer for a turn: what is asked of the database instead takes less. */
    private static final Duration BEHIND_AFTER = Duration.ofSeconds(1);

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final long TRIED_AGAIN_AFTER = 250;

    private final DatabaseAddress address;
    private final Pool pool;
    private final String name = Hint.Ids.write(UUID.randomUUID());
    private final List<Consumer<Hint>> listeners = new ArrayList<>();
    private final Counter heard;

    private PgConnection connection;
    private int tries;
    private int process;
    private boolean isGreeted;
    private boolean isStopped;
    private boolean isSaid;

    private volatile boolean isListening;
    private volatile boolean isOwing;
    private Promise<Boolean> asked;
    private Promise<Boolean> next;
    private long askedAt;

    /**
     * A node that is deaf until it is deployed.
     *
     * @param pool by which others are told of what no transaction told them
     */
    public ClusterNode(DatabaseAddress address, Pool pool, MeterRegistry metrics) {
        this.address = address;
        this.pool = pool;
        heard = Counter.builder("crossroads.cluster.heard")
                .description("Notifications of other nodes that this one heard")
                .register(metrics);
        Gauge.builder("crossroads.cluster.listening", this, node -> node.isListening ? 1 : 0)
                .description("Whether this node hears the others: 1, or 0")
                .register(metrics);
    }

    /**
     * Calls back with what others tell, before anybody who asks later is told that all is heard. It must not block. To
     * be called before this is deployed.
     */
    public void listen(Consumer<Hint> listener) {
        listeners.add(listener);
    }

    /** Done when the others are heard, or can't be at first: then it goes on trying. */
    @Override
    public Future<?> start() {
        vertx.setPeriodic(BEAT, _ -> beat());
        return connect().otherwiseEmpty();
    }

    @Override
    public Future<?> stop() {
        isStopped = true;
        return deafen().otherwiseEmpty();
    }

    private Future<Void> connect() {
        tries++;
        int mine = tries;
        Promise<PgConnection> opened = Promise.promise();
        PgConnection.connect(vertx, address.connectOptions().addProperty("application_name", LISTENING))
                .onComplete(made -> {
                    boolean isAwaited =
                            made.succeeded() ? opened.tryComplete(made.result()) : opened.tryFail(made.cause());
                    if (!isAwaited && made.succeeded()) {
                        made.result().close();
                    }
                });
        return opened.future()
                .compose(made -> listenOn(made, mine))
                .timeout(CONNECTED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(why -> {
                    opened.tryFail(why);
                    lose(mine, why.getMessage());
                });
    }

    private Future<Void> listenOn(PgConnection made, int mine) {
        if (isStopped) {
            return made.close();
        }
        connection = made;
        isGreeted = false;
        made.notificationHandler(notified -> {
            if (tries == mine) {
                hear(notified.getPayload());
            }
        });
        made.closeHandler(_ -> lose(mine, "the connection was ended"));
        made.exceptionHandler(broken -> lose(mine, broken.getMessage()));
        return made.query("LISTEN " + CHANNEL)
                .execute()
                .compose(_ -> made.preparedQuery(TURN).execute())
                .onSuccess(rows -> process = processOf(rows))
                .compose(_ -> made.preparedQuery(NOTIFY).execute(payloads(List.of(HELLO))))
                .compose(_ -> isGreeted && tries == mine
                        ? Future.<Void>succeededFuture()
                        : Future.<Void>failedFuture(VertxException.noStackTrace(
                                "LISTEN brings nothing on this connection; a pooler between has to keep sessions")))
                .onSuccess(_ -> begin());
    }

    /** From now on everything is heard; what is remembered from before may be of a time when it was not. */
    private void begin() {
        tellListeners(new Hint.AnythingChanged());
        isListening = true;
        if (isSaid) {
            LOG.info("The other nodes are heard again");
            isSaid = false;
        }
    }

    /** Gives up a try that failed, or the connection that it made, and tries anew; one that is given up is nothing. */
    private void lose(int one, String why) {
        if (isStopped || one != tries) {
            return;
        }
        tries++;
        if (!isSaid) {
            LOG.warn("The other nodes are not heard now, so nothing is remembered of learners: {}", why);
            isSaid = true;
        }
        deafen().otherwiseEmpty();
        vertx.setTimer(TRIED_AGAIN_AFTER, _ -> {
            if (!isStopped) {
                connect();
            }
        });
    }

    /** Hears nothing more; done when the connection is ended. */
    private Future<Void> deafen() {
        PgConnection last = connection;
        connection = null;
        List<Promise<Boolean>> waiting = new ArrayList<>();
        synchronized (this) {
            isListening = false;
            Optional.ofNullable(asked).ifPresent(waiting::add);
            Optional.ofNullable(next).ifPresent(waiting::add);
            asked = null;
            next = null;
        }
        waiting.forEach(promise -> promise.tryComplete(false));
        return last == null ? Future.succeededFuture() : last.close();
    }

    private void beat() {
        areHeard();
        if (isOwing) {
            isOwing = false;
            tell(new Hint.AnythingChanged());
        }
    }

    @Override
    public Future<Boolean> areHeard() {
        Promise<Boolean> mine;
        synchronized (this) {
            if (!isListening || asked != null && System.nanoTime() - askedAt > BEHIND_AFTER.toNanos()) {
                return NO;
            }
            if (next == null) {
                next = Promise.promise();
            }
            mine = next;
            if (asked != null) {
                return mine.future();
            }
        }
        context.runOnContext(_ -> ask());
        return mine.future();
    }

    /** Who comes from now on waits for the turn after this one: it may have been asked before they were told. */
    private void ask() {
        Promise<Boolean> turn;
        synchronized (this) {
            if (asked != null || next == null || !isListening) {
                return;
            }
            turn = next;
            asked = turn;
            next = null;
            askedAt = System.nanoTime();
        }
        int mine = tries;
        connection
                .preparedQuery(TURN)
                .execute()
                .timeout(BEHIND_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .map(ClusterNode::processOf)
                .onComplete(answer -> {
                    if (tries != mine) {
                        return;
                    }
                    if (answer.failed()) {
                        lose(mine, answer.cause().getMessage());
                    } else if (answer.result() != process) {
                        lose(mine, "a pooler put another process behind the connection");
                    } else {
                        synchronized (this) {
                            asked = null;
                        }
                        turn.tryComplete(true);
                        ask();
                    }
                });
    }

    private static int processOf(RowSet<Row> rows) {
        return rows.iterator().next().getInteger(0);
    }

    private void hear(String payload) {
        int space = payload.indexOf(' ');
        String from = payload.substring(0, Math.max(0, space));
        String text = payload.substring(space + 1);
        if (from.equals(name)) {
            isGreeted |= text.equals(HELLO);
        } else if (!text.equals(HELLO)) {
            heard.increment();
            tellListeners(Hint.read(text));
        }
    }

    private void tellListeners(Hint hint) {
        listeners.forEach(listener -> listener.accept(hint));
        vertx.eventBus().publish(BusAddresses.HEARD, hint);
    }

    @Override
    public Optional<Statement> telling(Hint hint) {
        return Optional.of(new Statement(NOTIFY, List.of((Object) named(hint.texts(PAYLOAD)))));
    }

    @Override
    public Future<Void> tell(Hint hint) {
        return pool.preparedQuery(NOTIFY)
                .execute(payloads(hint.texts(PAYLOAD)))
                .<Void>mapEmpty()
                .recover(away -> {
                    LOG.warn("The other nodes can't be told now of what changed here; they are told later", away);
                    isOwing = true;
                    return Future.succeededFuture();
                });
    }

    private Tuple payloads(List<String> texts) {
        return Tuple.of(named(texts));
    }

    private String[] named(List<String> texts) {
        return texts.stream().map(text -> name + ' ' + text).toArray(String[]::new);
    }
}
