package dev.crossroads.web;

import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Proxies whose word is taken for who asked them: only what comes from one of these networks may say by
 * {@code X-Forwarded-For} where it came from before.
 *
 * @param networks whose addresses are proxies
 */
public record TrustedProxies(List<Network> networks) {
    /** Proxies on this machine. */
    public static final TrustedProxies ON_THIS_MACHINE =
            new TrustedProxies(List.of(Network.parse("127.0.0.0/8"), Network.parse("::1/128")));

    private static final String KEY = TrustedProxies.class.getName();

    /** Copies the list. */
    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /** Those that hold for this request; proxies on this machine where nobody said. */
    static TrustedProxies of(RoutingContext context) {
        TrustedProxies told = context.get(KEY);
        return told == null ? ON_THIS_MACHINE : told;
    }

    /** Makes these the ones that hold for a request. */
    void attach(RoutingContext context) {
        context.put(KEY, this);
    }

    /** Whether a proxy at this address is trusted. */
    boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether what comes from this machine may be a proxy. */
    boolean trustsThisMachine() {
        return contains(InetAddress.getLoopbackAddress());
    }

    /** An address in digits, IPv4 or IPv6; empty for anything else, as a name would be looked up. */
    static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /**
     * All addresses that begin alike (CIDR, RFC 4632).
     *
     * @param first one of them
     * @param bits how many bits they have in common
     */
    public record Network(InetAddress first, int bits) {

        /**
         * A network as it is written: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address alone.
         *
         * @throws IllegalArgumentException where it is not one
         */
        public static Network parse(String text) {
            String[] parts = text.strip().split("/", 2);
            Optional<InetAddress> address = address(parts[0]);
            int all = address.map(it -> it.getAddress().length * 8).orElse(0);
            int bits = parts.length == 1 ? all : parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
            if (address.isEmpty() || bits < 0 || bits > all) {
                throw new IllegalArgumentException(
                        "\"%s\" is not a network; give it like 10.0.0.0/8, 2001:db8::/32 or 192.0.2.7."
                                .formatted(text));
            }
            return new Network(address.get(), bits);
        }

        boolean contains(InetAddress address) {
            byte[] ours = first.getAddress();
            byte[] theirs = address.getAddress();
            int whole = bits / 8;
            if (ours.length != theirs.length || !Arrays.equals(ours, 0, whole, theirs, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || ((ours[whole] ^ theirs[whole]) & 0xFF) >>> (8 - rest) == 0;
        }
    }
}
