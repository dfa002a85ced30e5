package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request is counted for, by way of proxies. */
class ClientAddressTest {
    private static TrustedProxies trusting(String... networks) {
        return new TrustedProxies(
                List.of(networks).stream().map(TrustedProxies.Network::parse).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    127.0.0.1    |                              | 127.0.0.1
                    127.0.0.1    | 203.0.113.7                  | 203.0.113.7
                    127.0.0.1    | 198.51.100.1, 203.0.113.7    | 203.0.113.7
                    127.0.0.1    | 198.51.100.1,127.0.0.1,::1   | 198.51.100.1
                    127.0.0.1    | 198.51.100.1, unknown        | 127.0.0.1
                    127.0.0.1    | localhost                    | 127.0.0.1
                    127.0.0.1    | 1.2.3.4.5                    | 127.0.0.1
                    203.0.113.9  | 198.51.100.1                 | 203.0.113.9
                    0:0:0:0:0:0:0:1 | 2001:db8:0:1:2:3:4:5      | 2001:0db8:0000:0001::/64
                    fe80:0:0:0:1:2:3:4%eth0 | 198.51.100.1      | fe80:0000:0000:0000::/64
                    ::ffff:203.0.113.9 | 198.51.100.1           | 203.0.113.9
                    """)
    void onlyProxiesOnThisMachineAreBelievedUnlessOthersAreNamed(String end, String forwarded, String counted) {
        assertThat(ClientAddress.asker(end, chain(forwarded), TrustedProxies.ON_THIS_MACHINE)
                        .text())
                .isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10.1.2.3    | 198.51.100.1               | 198.51.100.1
                    10.1.2.3    | 198.51.100.1, 10.9.9.9     | 198.51.100.1
                    10.1.2.3    | 10.8.8.8, 10.9.9.9         | 10.8.8.8
                    11.1.2.3    | 198.51.100.1               | 11.1.2.3
                    127.0.0.1   | 198.51.100.1               | 127.0.0.1
                    """)
    void whereProxiesAreNamedTheyAreBelievedAndNoOther(String end, String forwarded, String counted) {
        assertThat(ClientAddress.asker(end, chain(forwarded), trusting("10.0.0.0/8"))
                        .text())
                .isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void aNetworkIsAllAddressesThatBeginAlike(String network, String address, boolean isInside) {
        assertThat(trusting(network).contains(InetAddress.ofLiteral(address))).isEqualTo(isInside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "2001:db8::/129", "10.0.0.0/ 8"})
    void whatIsNoNetworkIsRefusedInWords(String text) {
        assertThatThrownBy(() -> TrustedProxies.Network.parse(text)).hasMessageContaining("is not a network");
    }

    @Test
    void ofAnIpv6AddressTheFirstHalfCounts() {
        ClientAddress one = ClientAddress.asker("2001:db8:0:1:2:3:4:5", List.of(), trusting());
        ClientAddress neighbour = ClientAddress.asker("2001:db8:0:1:ffff::1", List.of(), trusting());
        ClientAddress other = ClientAddress.asker("2001:db8:0:2::1", List.of(), trusting());

        assertThat(one).isEqualTo(neighbour).isNotEqualTo(other);
        assertThat(one.digits()).isEqualTo("20010db800000001");
    }

    private static List<String> chain(String forwarded) {
        return forwarded == null ? List.of() : List.of(forwarded);
    }
}
