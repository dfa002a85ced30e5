package dev.crossroads.faults;

import dev.crossroads.RunningServer;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.recorder.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** A server in this process, whose way to its database can be cut and whose clock can be moved. */
final class CableSite implements Site {
    /** Longer than the server lets anybody wait. */
    private static final Duration STALLED = Duration.ofSeconds(6);

    private static final Duration CUT = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMillis(700);

    private final TestDatabase database = TestDatabase.create();
    private final TcpProxy cable = new TcpProxy(database.address());
    private final RunningServer server = RunningServer.hurtable(database, cable.address());

    @Override
    public Set<Fault> faults() {
        return EnumSet.of(Fault.CABLE_CUT, Fault.CABLE_STALLED, Fault.CABLE_SLOW, Fault.CLOCK_JUMPS);
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public DatabaseAddress database() {
        return database.address();
    }

    @Override
    public long hurt(Fault fault) throws InterruptedException {
        switch (fault) {
            case CABLE_CUT -> {
                cable.cut();
                Thread.sleep(CUT);
                cable.mend();
            }
            case CABLE_STALLED -> {
                cable.stall();
                Thread.sleep(STALLED);
                cable.mend();
            }
            case CABLE_SLOW -> {
                cable.slowDown(LATE);
                cable.cut();
                cable.mend();
                Thread.sleep(CUT);
                cable.slowDown(Duration.ZERO);
            }
            case CLOCK_JUMPS -> {
                for (Duration jump : new Duration[] {Duration.ofHours(3), Duration.ofHours(-5), Duration.ofHours(2)}) {
                    server.pass(jump);
                    Thread.sleep(500);
                }
            }
            default -> throw new IllegalArgumentException(fault.name());
        }
        return System.nanoTime();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        server.close();
        cable.close();
    }
}
