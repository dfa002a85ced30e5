package dev.crossroads.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.database.Pools;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.web.Protection;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Stopping;
import dev.crossroads.web.Traces;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import dev.crossroads.web.WebParts;
import dev.crossroads.web.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guests keep who they are, on the real database's key and through the real server. */
class GuestsTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Vertx vertx;
    private static Pool pool;
    private static Guests guests;
    private static WebServer server;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        pool = Pools.open(vertx, DATABASE.address());
        guests = new Guests(SigningKey.obtain(pool).await());
        Routes me = router -> router.get("/me")
                .handler(context ->
                        Replies.json(context, 200, Visitor.of(context).learner()));
        WebParts parts = new WebParts(
                List.of(),
                new VisitorHandler(new Cookies(false), guests, new SessionTable(pool, false), InstantSource.system()),
                new VisitorPages(
                        () -> Future.succeededFuture(true), _ -> Future.succeededFuture(), InstantSource.system()),
                List.of(me),
                (problem, _, _, _) -> problem.detail(),
                (_, _) -> "",
                List.of(),
                Protection.standard(),
                new Stopping(),
                Traces.NONE);
        server = WebServer.start(vertx, "127.0.0.1", 0, 1, parts).await();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        server.stop(Duration.ofSeconds(5)).await();
        pool.close().await();
        vertx.close().await();
        DATABASE.close();
    }

    @Test
    void someoneNewGetsACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
        String header = ask(null).headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(header).startsWith("crossroads=").contains("HTTPOnly", "SameSite=Lax", "Path=/", "Max-Age=34560000");
        assertThat(header).doesNotContain("Secure");
    }

    @Test
    void whoComesBackIsTheSameAndGetsNoOtherCookie() throws Exception {
        HttpResponse<String> first = ask(null);
        HttpResponse<String> second = ask(cookie(first));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(ask(null).body()).isNotEqualTo(first.body());
    }

    @Test
    void aForgedOrDamagedCookieIsReplacedAndNeverAnError() throws Exception {
        UUID victim = UUID.randomUUID();
        String genuine = guests.sign(victim);
        String other = new Guests(new byte[32]).sign(victim);
        List<String> forgeries = List.of(
                "",
                "nonsense",
                victim.toString(),
                victim + ".",
                victim + "." + "A".repeat(43),
                other,
                genuine + "A",
                genuine.substring(0, genuine.length() - 1),
                UUID.randomUUID() + genuine.substring(36),
                genuine.toUpperCase(java.util.Locale.ROOT),
                "%00" + genuine,
                genuine.replace('.', ':'));
        for (String forged : forgeries) {
            HttpResponse<String> answer = ask(forged);

            assertThat(answer.statusCode()).as(forged).isEqualTo(200);
            assertThat(answer.body()).as(forged).doesNotContain(victim.toString());
            assertThat(answer.headers().firstValue("Set-Cookie")).as(forged).isPresent();
        }
        assertThat(ask(genuine).body()).contains(victim.toString());
    }

    @Test
    void aDamagedCookieBesideAGoodOneDoesNoHarm() throws Exception {
        UUID guest = UUID.randomUUID();

        assertThat(ask("damaged; crossroads=" + guests.sign(guest)).body()).contains(guest.toString());
    }

    @Test
    void aTokenHasOneFormOnly() {
        UUID guest = UUID.randomUUID();
        String token = guests.sign(guest);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        // The last character carries four bits of the signature and two that mean nothing.
        char twin = alphabet.charAt(alphabet.indexOf(last) ^ 1);

        assertThat(guests.recognize(token)).hasValue(guest);
        assertThat(guests.recognize(token.substring(0, token.length() - 1) + twin))
                .isEmpty();
    }

    @Test
    void allNodesAndAllStartsHaveTheSameKey() {
        List<Future<byte[]>> starts = List.of(
                SigningKey.obtain(pool), SigningKey.obtain(pool), SigningKey.obtain(pool), SigningKey.obtain(pool));
        byte[] key = SigningKey.obtain(pool).await();

        assertThat(key).hasSize(32);
        assertThat(starts).allSatisfy(start -> assertThat(start.await()).isEqualTo(key));
        assertThat(pool.query("SELECT count(*) FROM signing_key")
                        .execute()
                        .await()
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Guests(new byte[16])).hasMessageContaining("32 bytes, not 16");
    }

    private static HttpResponse<String> ask(String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/me"));
        if (cookie != null) {
            request.header("Cookie", "crossroads=" + cookie);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> answer) {
        return HttpCookie.parse(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .getFirst()
                .getValue();
    }
}
