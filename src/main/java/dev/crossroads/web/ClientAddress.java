package dev.crossroads.web;

import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The network that a request comes from, for what is counted per network: an IPv4 address, or the first half of an IPv6
 * one, as the rest is the customer's to choose.
 *
 * @param digits in hexadecimal digits: 8 or 16 of them
 * @param text as people write it: {@code 203.0.113.7}, {@code 2001:db8:0:1::/64}
 */
public record ClientAddress(String digits, String text) {
    private static final String KEY = ClientAddress.class.getName();

    /** The first half of {@code ::1}, which no other network has. */
    private static final String OWN_IPV6 = "0000000000000000";

    private static final String[] NOBODY = {};

    /** The network of whoever asked, by way of proxies that are trusted. */
    public static ClientAddress of(RoutingContext context) {
        ClientAddress known = context.get(KEY);
        if (known == null) {
            known = asker(
                    context.request().remoteAddress().hostAddress(),
                    context.request().headers().getAll("X-Forwarded-For"),
                    TrustedProxies.of(context));
            context.put(KEY, known);
        }
        return known;
    }

    /**
     * The client's address: the connection's other end or, behind a trusted proxy, the address that it reports, and so
     * on. What others say in {@code X-Forwarded-For} could be anything.
     *
     * @param end of the connection
     * @param forwarded each value of the header
     */
    static ClientAddress asker(String end, List<String> forwarded, TrustedProxies proxies) {
        // A link-local address of IPv6 names the link behind a percent sign.
        InetAddress asker = TrustedProxies.address(end.split("%", 2)[0]).orElseThrow();
        // Most come without one, and an exception for each of them costs more than all else here.
        String[] chain =
                forwarded.isEmpty() ? NOBODY : String.join(",", forwarded).split(",");
        for (int i = chain.length - 1; i >= 0 && proxies.contains(asker); i--) {
            Optional<InetAddress> before = TrustedProxies.address(chain[i].strip());
            if (before.isEmpty()) {
                break;
            }
            asker = before.get();
        }
        return of(asker);
    }

    /** Whether it is the machine that the server runs on. */
    boolean isThisMachine() {
        return digits.startsWith("7f") && digits.length() == 8 || digits.equals(OWN_IPV6);
    }

    private static ClientAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return new ClientAddress(HexFormat.of().formatHex(bytes), address.getHostAddress());
        }
        String digits = HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        return new ClientAddress(digits, String.join(":", digits.split("(?<=\\G.{4})")) + "::/64");
    }
}
