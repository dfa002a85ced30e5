package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.web.wire.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of a connection are read as everybody reads them or refused, and never without end. */
class WireTest {
    /**
     * Headers that mean something to a server or a proxy, each with a value that would change how requests are read.
     */
    private static final Map<String, String> WELL_KNOWN = Map.ofEntries(
            Map.entry("Host", "elsewhere"),
            Map.entry("Connection", "close"),
            Map.entry("Content-Type", "application/json"),
            Map.entry("Content-Length", "36"),
            Map.entry("Accept", "application/json"),
            Map.entry("Transfer-Encoding", "chunked"),
            Map.entry("Content-Encoding", "gzip"),
            Map.entry("Content-Range", "bytes 0-1/2"),
            Map.entry("Content-Location", "/"),
            Map.entry("Expect", "100-continue"),
            Map.entry("Upgrade", "h2c"),
            Map.entry("Keep-Alive", "timeout=1"),
            Map.entry("Proxy-Connection", "close"),
            Map.entry("Trailer", "Content-Length"),
            Map.entry("TE", "trailers"),
            Map.entry("Cookie", "crossroads=x"),
            Map.entry("Authorization", "Basic eDp4"),
            Map.entry("Accept-Encoding", "gzip"),
            Map.entry("Accept-Language", "de"),
            Map.entry("If-None-Match", "*"),
            Map.entry("If-Modified-Since", "Sat, 28 Nov 2026 00:00:00 GMT"),
            Map.entry("Range", "bytes=0-1"),
            Map.entry("Origin", "https://elsewhere.example"),
            Map.entry("Referer", "https://elsewhere.example/"),
            Map.entry("Sec-Fetch-Site", "cross-site"),
            Map.entry("Sec-WebSocket-Key", "eA=="),
            Map.entry("X-Forwarded-For", "203.0.113.7"),
            Map.entry("Forwarded", "for=203.0.113.7"),
            Map.entry("Idempotency-Key", "x"));

    private static final WireLimits SHORT = new WireLimits(
            20, Duration.ofMillis(400), Duration.ofSeconds(2), Duration.ofMillis(400), 30 * 1024, 256 * 1024);

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String GET = "GET /page HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST_GET = "GET /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private static TestServer server;
    private static TestServer strict;

    @BeforeAll
    static void start() {
        server = TestServer.serving(routes());
        strict = TestServer.protectedBy(
                new Protection(SHORT, TrustedProxies.ON_THIS_MACHINE, ChangeLimits.none(), false), routes());
    }

    private static Routes routes() {
        return router -> {
            router.get("/page").handler(context -> Replies.html(context, 200, "<h1>A page</h1>"));
            router.get("/search")
                    .handler(context ->
                            Replies.html(context, 200, context.request().getParam("q", "")));
            router.get("/things/:id").handler(context -> Replies.html(context, 200, context.pathParam("id")));
            router.get("/large").handler(context -> Replies.html(context, 200, "long ".repeat(2_000_000)));
            router.put("/api/v1/known").handler(context -> Replies.json(context, 200, List.of("yes")));
            router.post("/posted")
                    .handler(context -> Replies.html(
                            context,
                            200,
                            "posted " + Requests.form(context).first("field").orElse("nothing")));
        };
    }

    @AfterAll
    static void stop() {
        server.close();
        strict.close();
    }

    static List<String> wellKnownNames() {
        return WELL_KNOWN.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("wellKnownNames")
    void aHeaderOfAlmostTheNameIsAnotherHeader(String name) {
        for (String almost : almost(name)) {
            String request = "GET /page HTTP/1.1\r\nHost: x\r\n" + almost + ": " + WELL_KNOWN.get(name) + "\r\n\r\n";

            assertThat(answers(server.raw(request + LAST_GET)))
                    .as("%s, then another request", almost)
                    .isEqualTo(2);
        }
    }

    private static List<String> almost(String name) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < name.length(); i++) {
            for (char other : "X0-_".toCharArray()) {
                if (Character.toLowerCase(name.charAt(i)) != Character.toLowerCase(other)) {
                    names.add(name.substring(0, i) + other + name.substring(i + 1));
                }
            }
        }
        return names;
    }

    @Test
    void aNameIsTheSameInCapitalsAndInSmallLetters() {
        for (String name : List.of("content-length", "CONTENT-LENGTH", "cOnTeNt-LeNgTh")) {
            String request = "POST /posted HTTP/1.1\r\nHOST: x\r\ncontent-TYPE: application/x-www-form-urlencoded\r\n"
                    + name + ": 9\r\n\r\nfield=yes";
            assertThat(server.raw(request + LAST_GET)).contains("posted yes").contains("A page");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /page HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x, y\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\n y\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost:\r\n x\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n \r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip,\r\n\tchunked\r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n 5\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n \r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 5\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\nContent-Length : 5\r\n\r\n",
            })
    void whatOthersMightReadOtherwiseIsRefusedAndNothingBehindItIsRead(String request) {
        String answer = server.raw(request + GET + GET);

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("A page");
        assertThat(answers(answer)).isZero();
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=%", "/search?q=%zz", "/search?q=a%2", "/search?%=a", "/page?next=%", "/things/7?x=%zz",
                "/things/%", "/%zz", "/nowhere?%", "/api/v1/nowhere?a=%g0", "/page?%25%", "http://x/page?%",
            })
    void aDamagedPercentSignIs400WhereverItStandsAndNoBusinessOfTheLogs(String address) {
        try (LogLines log = LogLines.of("ROOT")) {
            for (int i = 0; i < 20; i++) {
                assertThat(server.raw("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 400 ");
            }
            assertThat(log.said()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"field=%", "field=%zz", "%=1", "a=%2&field=b"})
    void aDamagedPercentSignInAFormIs400Too(String form) {
        try (LogLines log = LogLines.of("ROOT")) {
            assertThat(server.raw("POST /posted HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                            + "\r\n\r\n" + form))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(log.said()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n", "-1\r\nx", "ffffffffffffffffff\r\n", "5;x\u0000\r\nhello\r\nzz\r\n", "1\r\nxx\r\n"})
    void aMalformedChunkIs400AndWritesNoStack(String chunks) {
        try (LogLines log = LogLines.of("ROOT")) {
            String answer = server.raw("PUT /api/v1/known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n" + GET);
            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("A page");
            assertThat(log.said()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "ICAP/1.0"})
    void anotherVersionIsAnsweredThatItIsNotSpokenAndWritesNothing(String version) {
        try (LogLines log = LogLines.of("ROOT")) {
            String answer = server.raw("GET /page " + version + "\r\nHost: x\r\n\r\n" + GET);

            assertThat(answer).startsWith("HTTP/1.1 505 ").doesNotContain("A page");
            assertThat(log.said()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /posted HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nfield=begun",
                "POST /posted HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfield\r\n",
                "GET /page HTTP/1.1\r\nHost: x\r\n",
            })
    void whatIsNeverSentToItsEndIs408(String begun) {
        assertThat(strict.raw(begun)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void thousandsOfRequestsOnOneConnectionWriteNothingAndEndIt() {
        try (LogLines log = LogLines.of("ROOT")) {
            String answer = server.raw(GET.repeat(5_000));

            assertThat(answers(answer)).isLessThan(5_000);
            assertThat(server.raw(LAST_GET)).contains("A page");
            assertThat(log.said()).hasSizeLessThan(5);
            assertThat(log.stacks()).isZero();
        }
    }

    @Test
    void whoSendsOneRequestAfterTheOtherIsAnsweredWithoutEnd() throws IOException {
        try (Socket socket = connect(strict)) {
            for (int i = 0; i < 200; i++) {
                send(socket, GET);
                assertThat(answers(readOne(socket))).isEqualTo(1);
            }
        }
    }

    @Test
    void aFewRequestsAtOnceAreAnsweredInTheirOrder() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 19; i++) {
            all.append("GET /things/").append(i).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
        }

        String answer = strict.raw(all + "GET /things/last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answers(answer)).isEqualTo(20);
        assertThat(answer)
                .containsSubsequence(IntStream.range(0, 19)
                        .mapToObj(i -> "\r\n\r\n" + i + "HTTP/1.1")
                        .toList());
    }

    @Test
    void whoHangsUpInTheMiddleWritesNothing() throws IOException {
        try (LogLines log = LogLines.of("ROOT")) {
            for (String begun : List.of(
                    "G",
                    "GET /large HTTP/1.1\r\nHost: x\r\n\r\n",
                    "PUT /api/v1/known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")) {
                for (int i = 0; i < 5; i++) {
                    try (Socket socket = connect(server)) {
                        socket.setSoLinger(true, 0); // a reset, not an orderly end
                        send(socket, begun);
                    }
                }
            }
            assertThat(server.raw(LAST_GET)).contains("A page");
            assertThat(log.said()).isEmpty();
        }
    }

    @Test
    void headersThatNeverEndAreCutOff() throws IOException {
        try (Socket socket = connect(strict)) {
            send(socket, "GET /page HTTP/1.1\r\nHost: x\r\n");

            assertThat(goesOn(socket, "X-Slow: 1\r\n")).isFalse();
        }
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() throws IOException {
        try (Socket socket = connect(strict)) {
            send(
                    socket,
                    "PUT /api/v1/known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 60000\r\n\r\n{");

            assertThat(goesOn(socket, " ")).isFalse();
        }
    }

    @Test
    void whoReadsTooSlowlyIsCutOff() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", strict.port()));
            socket.setSoTimeout(TestServer.PATIENCE_MS);
            send(socket, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
            InputStream in = socket.getInputStream();
            long read = 0;
            try {
                while (in.read() >= 0 && read < 1_000) {
                    read++;
                    pause();
                }
                read += in.readAllBytes().length;
            } catch (SocketException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
            assertThat(read).isLessThan(10_000_000);
        }
    }

    @Test
    void aConnectionOnWhichNothingIsUnderWayIsLeftInPeace() throws IOException {
        try (Socket socket = connect(strict)) {
            send(socket, GET);
            assertThat(answers(readOne(socket))).isEqualTo(1);
            try (Socket other = connect(strict)) {
                send(other, "GET /page HTTP/1.1\r\nHost: x\r\n");
                assertThat(goesOn(other, "X-Slow: 1\r\n")).isFalse();
            }
            send(socket, GET);
            assertThat(answers(readOne(socket))).isEqualTo(1);
        }
    }

    @Test
    void ofTooManyBodiesUnderWayTheLargestGoAndSmallOnesAreTaken() throws IOException {
        Protection roomy = new Protection(
                new WireLimits(20, LONG, LONG, LONG, 30 * 1024, 256 * 1024),
                TrustedProxies.ON_THIS_MACHINE,
                ChangeLimits.none(),
                false);
        List<Socket> slow = new ArrayList<>();
        try (TestServer crowded = TestServer.protectedBy(roomy, routes())) {
            String almost = "PUT /api/v1/known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 60000\r\n\r\n" + " ".repeat(50_000);
            for (int i = 0; i < 12; i++) {
                Socket socket = connect(crowded);
                slow.add(socket);
                try {
                    send(socket, almost);
                } catch (SocketException closed) {
                    // One of the largest, and gone before all of it was written: counted below.
                }
            }
            assertThat(crowded.send(crowded.json("PUT", "/api/v1/known", "{}")).statusCode())
                    .isEqualTo(200);

            // Of 50,000 bytes each, five are less than the bound.
            await().until(() -> gone(slow) >= 7);
            assertThat(gone(slow)).isLessThan(12);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static int gone(List<Socket> sockets) throws IOException {
        int gone = 0;
        for (Socket socket : sockets) {
            gone += isClosed(socket) ? 1 : 0;
        }
        return gone;
    }

    private static Socket connect(TestServer to) throws IOException {
        Socket socket = new Socket("127.0.0.1", to.port());
        socket.setSoTimeout(TestServer.PATIENCE_MS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a little again and again, for ten seconds at most; whether the server still takes it then. */
    private static boolean goesOn(Socket socket, String little) throws IOException {
        socket.setSoTimeout(50);
        for (int i = 0; i < 200; i++) {
            try {
                send(socket, little);
                if (socket.getInputStream().read() < 0) {
                    return false;
                }
            } catch (java.net.SocketTimeoutException nothing) {
                continue;
            } catch (SocketException closed) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static String readOne(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("A page</h1>")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static int answers(String all) {
        return all.split("HTTP/1.1 200 ", -1).length - 1;
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }
}
