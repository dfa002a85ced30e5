package dev.crossroads.account;

import static dev.crossroads.People.email;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.RunningServer;
import dev.crossroads.mail.Postbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Asks for known and unknown addresses by turns and says how far apart the times are: {@code mvn test
 * -Dtest=EnumerationTimingTest -Dtest.groups=timing -Dtest.groups.left-out=}. The figures are to be read by somebody;
 * what fails is only a difference by which single tries tell one from the other.
 */
@Tag("timing")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class EnumerationTimingTest {
    private static final int TRIES = Integer.getInteger("timing.tries", 2_000);

    /** Comes back as often as who is known, as what is asked for again is found sooner; who signs up can't. */
    private static final String STRANGER = "stranger@example.org";

    private static final int WARM_UP = 40;
    private static final int A_FEW = 4;

    /** Until what a request left to be done is done, so that it does not hold the next one up. */
    private static final long REST_NANOS = 5_000_000;

    /**
     * Of an effect that small nobody tells one address from another by a try ("negligible" for Cliff's delta: Romano et
     * al., "Appropriate Statistics for Ordinal Level Data", 2006).
     */
    private static final double NEGLIGIBLE = 0.147;

    private static Postbox box;
    private static RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        box = new Postbox();
        server = RunningServer.mailingWithoutLimits(box.settings());
        signedUp(server, "Known");
    }

    @AfterAll
    static void close() {
        server.close();
        box.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/forgotten, email={email}",
        "/sign-in, email={email}&password=quite+another+brass+wheel",
        "/sign-up, email={email}&name=Somebody&password=quite+another+brass+wheel"
    })
    void knownAndUnknownAddressesTakeTheSameTime(String path, String form) throws Exception {
        Random random = new Random(25);
        double[] known = new double[TRIES];
        double[] unknown = new double[TRIES];
        for (int i = -WARM_UP; i < TRIES; i++) {
            if (i % A_FEW == 0) {
                // Nobody is to meet a limit, and everybody is to get their mail.
                server.pass(Duration.ofHours(2));
            }
            boolean isKnownFirst = random.nextBoolean();
            String stranger = path.equals("/sign-up") ? "other" + (i + WARM_UP) + "@example.org" : STRANGER;
            double first = milliseconds(path, form, isKnownFirst ? email("Known") : stranger);
            double second = milliseconds(path, form, isKnownFirst ? stranger : email("Known"));
            if (i >= 0) {
                known[i] = isKnownFirst ? first : second;
                unknown[i] = isKnownFirst ? second : first;
            }
        }
        double u = wins(known, unknown);
        double delta = 2 * u / ((double) TRIES * TRIES) - 1;
        // Mann and Whitney 1947, by the normal distribution, which is exact enough from twenty on.
        double z = (u - TRIES * (double) TRIES / 2) / Math.sqrt(TRIES * (double) TRIES * (2 * TRIES + 1) / 12.0);
        System.out.printf(
                "%s: %d tries each; known %s, unknown %s; Mann-Whitney z %.2f, Cliff's delta %.3f%n",
                path, TRIES, quartiles(known), quartiles(unknown), z, delta);

        assertThat(Math.abs(delta)).as(path).isLessThan(NEGLIGIBLE);
    }

    private double milliseconds(String path, String form, String email) throws IOException, InterruptedException {
        String body = form.replace("{email}", URLEncoder.encode(email, StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        LockSupport.parkNanos(REST_NANOS);
        long begun = System.nanoTime();
        HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
        double took = (System.nanoTime() - begun) / 1e6;
        assertThat(reply.statusCode()).as(reply.body()).isIn(200, 400);
        return took;
    }

    /** How often one of the first is above one of the second, ties half. */
    private static double wins(double[] first, double[] second) {
        double[] sorted = second.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double value : first) {
            int below = Arrays.binarySearch(sorted, value);
            wins += below < 0 ? -below - 1 : below + 0.5;
        }
        return wins;
    }

    private static String quartiles(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return "%.2f/%.2f/%.2f ms".formatted(sorted[TRIES / 4], sorted[TRIES / 2], sorted[TRIES * 3 / 4]);
    }
}
