package dev.crossroads.recorder;

import dev.crossroads.database.DatabaseAddress;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between a pool and Postgres that a test can cut, stall and mend. */
public final class TcpProxy implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final DatabaseAddress target;
    private final NetServer server;
    private volatile boolean isCut;

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

    /** Lets nothing through any more, and says nothing: connections stay open. */
    public void stall() {
        sockets.forEach(NetSocket::pause);
    }

    /** Takes connections again, and what is open goes on. */
    public void mend() {
        isCut = false;
        sockets.forEach(NetSocket::resume);
    }

    private void connect(NetSocket near) {
        if (isCut) {
            near.close();
            return;
        }
        near.pause();
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
