package dev.crossroads;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.hash.Sha256;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several nodes on one database as one event bus, so that what one node records is told on all of them. Nodes find each
 * other on the network of {@code --host}: by multicast, or on one machine by its ports.
 *
 * <p>Hazelcast's port and the bus have no authentication: they belong on a private network. The name of the cluster
 * follows from the database and its password, so nodes of different installations never join by accident.
 */
final class Clusters {
    private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);
    private static final String LOOPBACK = "127.0.0.1";

    private Clusters() {}

    /** Joins the cluster, or founds it. Blocks. */
    static Vertx join(VertxBuilder builder, VertxOptions options, String host, DatabaseAddress database) {
        options.setEventBusOptions(new EventBusOptions().setHost(host).setClusterPublicHost(host));
        HazelcastClusterManager manager = new HazelcastClusterManager(config(host, database));
        Vertx vertx = builder.with(options)
                .withClusterManager(manager)
                .buildClustered()
                .await();
        LOG.info(
                "This is node {} of {} in the cluster",
                manager.getNodeId(),
                manager.getNodes().size());
        return vertx;
    }

    private static Config config(String host, DatabaseAddress database) {
        Config config = ConfigUtil.loadConfig()
                .setClusterName("crossroads-" + nameOf(database))
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.logging.type", "slf4j")
                // The interfaces below only choose which address is told to others; by itself it listens on all.
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.wait.seconds.before.joining.cluster", "0");
        NetworkConfig network = config.getNetworkConfig();
        network.getInterfaces().setEnabled(true).addInterface(host);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(!host.equals(LOOPBACK));
        join.getTcpIpConfig().setEnabled(host.equals(LOOPBACK)).addMember(LOOPBACK);
        return config;
    }

    private static String nameOf(DatabaseAddress database) {
        String whole = database.host()
                + ' '
                + database.port()
                + ' '
                + database.name()
                + ' '
                + database.user()
                + ' '
                + database.password();
        return HexFormat.of().formatHex(Sha256.of(whole), 0, 8);
    }
}
