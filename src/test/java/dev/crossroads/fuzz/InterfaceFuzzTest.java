package dev.crossroads.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.generated.Generator;
import dev.crossroads.web.LogLines;
import dev.crossroads.web.OpenApiCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends malformed and forbidden requests to every route of a whole server: {@code mvn -Pfuzz verify}, with
 * {@code -Dfuzz.seed=} to send the same again and {@code -Dfuzz.requests=} for how many (10,000).
 */
@Tag("fuzz")
class InterfaceFuzzTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** People are signed out, removed and deleted by what is sent, so there are others after so many requests. */
    private static final int GENERATION = 2_500;

    private static final int FEW = 25;

    /** Its examples have the password of the people here. */
    private static final String DOCUMENT = "/openapi.json";

    /** Statuses that refuse a request; any other failure is our fault. */
    private static final Set<Integer> REFUSALS =
            Set.of(400, 401, 403, 404, 405, 406, 408, 409, 413, 414, 415, 417, 429, 431);

    private static final Pattern STACK = Pattern.compile(
            "\\bat [a-z][\\w.$]+\\([\\w]+\\.java|\\b(java|io\\.vertx|io\\.netty|org\\.postgresql)\\.[a-z.]*[A-Z]\\w*(Exception|Error)");

    private static final Pattern KEY = Pattern.compile("zq-(key|why|explanation|hint)-[\\w-]+");

    private static final Pattern SECRET = Pattern.compile(
            Pattern.quote(People.PASSWORD) + "|\\$argon2|BEGIN [A-Z ]*PRIVATE KEY|jdbc:postgresql:|postgresql://");

    /** Loggers of the server; the test's own libraries are in the same process. */
    private static final Pattern OURS = Pattern.compile("(dev\\.crossroads|audit|io\\.vertx|io\\.netty).*");

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime() & 0xFFFF_FFFFL);
    private final int requests = Integer.getInteger("fuzz.requests", 10_000);
    private final OpenApiCheck check = OpenApiCheck.load();
    private final Map<String, String> wrong = new LinkedHashMap<>();

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void whateverIsSentIsAnsweredAsDocumentedAndHarmsNothing() throws IOException {
        System.out.printf("Fuzzing with -Dfuzz.seed=%d -Dfuzz.requests=%d%n", seed, requests);
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (RunningServer server = Workshop.openWithoutLimits();
                LogLines log = LogLines.of("ROOT");
                RawClient client = new RawClient("127.0.0.1", server.address().getPort())) {
            Fuzzing fuzzing = new Fuzzing(new Generator(seed), check, server.served());
            Crowd crowd = new Crowd(server, 0);
            for (int i = 0; i < requests && wrong.size() < FEW; i++) {
                if (i % GENERATION == GENERATION - 1) {
                    server.pass(Duration.ofMinutes(3));
                    crowd = new Crowd(server, i);
                    log.take();
                }
                FuzzedRequest request = fuzzing.next(crowd);
                RawAnswer answer = send(client, request);
                statuses.merge(answer.status(), 1, Integer::sum);
                look(i, request, answer);
                look(i, request, log);
            }
            System.out.println("Answers by status: " + statuses);
            isWellAfterwards(server);
        }
        assertThat(wrong.values())
                .as("with -Dfuzz.seed=%d -Dfuzz.requests=%d", seed, requests)
                .isEmpty();
    }

    private RawAnswer send(RawClient client, FuzzedRequest request) throws IOException {
        return client.send(request.bytes(), request.method().equals("HEAD"));
    }

    private void look(int number, FuzzedRequest request, RawAnswer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        if (status == 0 && !request.isTooLarge()) {
            faults.add("closed without an answer");
        }
        if (status >= 400 && !REFUSALS.contains(status)) {
            faults.add("status " + status);
        }
        if (STACK.matcher(answer.body()).find()) {
            faults.add("a stack or an exception");
        }
        if (!request.path().endsWith(DOCUMENT) && SECRET.matcher(answer.body()).find()) {
            faults.add("a secret");
        }
        if (!request.person().mayEarnKeys() && KEY.matcher(answer.body()).find()) {
            faults.add("a key that was not earned");
        }
        if (answer.isHtml() && answer.body().contains(Hostile.MARKUP)) {
            faults.add("markup that somebody typed");
        }
        if (answer.header(Hostile.HEADER).isPresent()) {
            faults.add("a header that somebody typed");
        }
        if (request.isApi() && status != 0 && status != 304 && !request.method().equals("HEAD")) {
            documented(request, answer, faults);
        }
        for (String fault : faults) {
            note(number, request, fault, answer.status() + " " + answer.body());
        }
    }

    private void documented(FuzzedRequest request, RawAnswer answer, List<String> faults) {
        int status = answer.status();
        if (status >= 400 && !isProblem(answer)) {
            // An unparsable request never reaches the interface.
            if (status != 414
                    && status != 431
                    && !(status == 400 && answer.body().isEmpty())) {
                faults.add("no problem of RFC 9457");
            }
            return;
        }
        boolean isKnown = request.isOfRoute()
                && request.method().equals(request.method().toUpperCase(Locale.ROOT))
                && check.knows(request.method(), request.path());
        if (isKnown && !request.path().endsWith(DOCUMENT) && !isStream(answer)) {
            try {
                check.answer(request.method(), request.path(), status, answer.body());
            } catch (AssertionError another) {
                faults.add("undocumented " + status + " of " + check.templateOf(request.path()) + ": "
                        + shortened(another.getMessage()));
            }
        }
    }

    private static boolean isStream(RawAnswer answer) {
        return answer.header("Content-Type").filter("text/event-stream"::equals).isPresent();
    }

    private static boolean isProblem(RawAnswer answer) {
        if (answer.header("Content-Type")
                .filter("application/problem+json"::equals)
                .isEmpty()) {
            return false;
        }
        try {
            JsonNode problem = MAPPER.readTree(answer.body());
            return problem.path("status").asInt() == answer.status()
                    && problem.path("type").asText().equals("about:blank")
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank();
        } catch (IOException damaged) {
            return false;
        }
    }

    private void look(int number, FuzzedRequest request, LogLines log) {
        for (String line : log.worrying(OURS)) {
            note(number, request, "the log: " + shortened(line), "");
        }
        for (String line : log.take()) {
            if (SECRET.matcher(line).find() || KEY.matcher(line).find() || line.contains("@example.org")) {
                note(number, request, "a secret in the log: " + shortened(line), "");
            }
        }
    }

    private void note(int number, FuzzedRequest request, String fault, String answer) {
        String kind = fault.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+", "N");
        wrong.putIfAbsent(
                kind + " " + request.path().replaceAll("[0-9a-f-]{36}", "N"),
                "request %d: %s%n    %s%n    %s".formatted(number, fault, request, shortened(answer)));
    }

    private static String shortened(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    /** Somebody comes, answers rightly and is told so; and what is kept is what the log says. */
    private static void isWellAfterwards(RunningServer server) {
        Learner learner = new Learner(server);
        learner.get("/").with(200);
        learner.get("/health/ready").with(200);
        var attempt = Workshop.start(learner, Workshop.TYPES);
        Workshop.answer(learner, attempt, "number", 4711.5).with(200);
        String table = "SELECT * FROM response ORDER BY 1, 2, 3, 4";
        List<String> kept = Rows.of(server.database(), table);
        server.rebuild();
        assertThat(Rows.of(server.database(), table)).isEqualTo(kept);
    }
}
