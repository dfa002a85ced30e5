package dev.crossroads.recorder;

import dev.crossroads.database.DatabaseAddress;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A cable between a pool and Postgres that a test can cut, stall and mend. */
public final class TcpProxy implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final DatabaseAddress target;
    private final NetServer server;
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final Queue<NetSocket> held = new ConcurrentLinkedQueue<>();
    private volatile boolean isCut;
    private volatile boolean isStalled;
    private volatile Duration late = Duration.ZERO;

    /** A cable to that database. */
    public TcpProxy(DatabaseAddress target) {
        this.target = target;
        server = vertx.createNetServer()
                .connectHandler(this::connect)
                .listen(0, "127.0.0.1")
                .await();
    }

    /** The same database, by way of the cable. */
    public DatabaseAddress address() {
        return new DatabaseAddress("127.0.0.1", server.actualPort(), target.name(), target.user(), target.password());
    }

    /** Ends every connection and takes no new one. */
    public void cut() {
        isCut = true;
        sockets.forEach(NetSocket::close);
    }

    /** Stalls silently: connections stay open, new ones are accepted, and nothing gets through. */
    public void stall() {
        isStalled = true;
        sockets.forEach(NetSocket::pause);
    }

    /** The number of connections refused so far. */
    public int turnedAway() {
        return turnedAway.get();
    }

    /** Delays every new connection by that time, as a busy machine does. */
    public void slowDown(Duration time) {
        late = time;
    }

    /** Takes connections again, and what is open goes on. */
    public void mend() {
        isCut = false;
        isStalled = false;
        sockets.forEach(NetSocket::resume);
        for (NetSocket near = held.poll(); near != null; near = held.poll()) {
            joinFar(near);
        }
    }

    private void connect(NetSocket near) {
        if (isCut) {
            turnedAway.incrementAndGet();
            near.close();
            return;
        }
        near.pause();
        vertx.timer(Math.max(1, late.toMillis()), TimeUnit.MILLISECONDS).onSuccess(_ -> joinFar(near));
    }

    private void joinFar(NetSocket near) {
        if (isStalled) {
            held.add(near);
            return;
        }
        client.connect(target.port(), target.host())
                .onSuccess(far -> {
                    join(near, far);
                    join(far, near);
                    near.resume();
                })
                .onFailure(_ -> near.close());
    }

    private void join(NetSocket from, NetSocket to) {
        sockets.add(from);
        from.handler(to::write);
        from.closeHandler(_ -> {
            sockets.remove(from);
            to.close();
        });
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
