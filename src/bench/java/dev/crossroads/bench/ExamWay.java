package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The requests by which somebody takes the exam. */
enum ExamWay {
    /** Programs, of guests. */
    JSON("by the JSON interface") {
        private static final JsonMapper MAPPER = new JsonMapper();

        @Override
        Future<List<String>> open(Desk desk) {
            return desk.send(HttpMethod.POST, "/api/v1" + PATH + "/attempts", "application/json", "{}")
                    .map(reply -> hrefs(reply.body()));
        }

        @Override
        Future<?> answer(Desk desk, String href) {
            return desk.send(HttpMethod.PUT, href, "application/json", "{\"answer\":4}");
        }

        private static List<String> hrefs(Buffer body) {
            try {
                List<String> hrefs = new ArrayList<>();
                for (JsonNode question : MAPPER.readTree(body.getBytes()).get("questions")) {
                    hrefs.add(question.get("answer").get("href").asText());
                }
                return hrefs;
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    },

    /** Browsers, of members of a cohort who are signed in: each form, and the page that it leads to. */
    PAGES("signed in, by pages") {
        private static final Pattern FORM = Pattern.compile("\"(/attempts/[0-9a-f-]+/questions/)");
        private static final String FORM_TYPE = "application/x-www-form-urlencoded";

        @Override
        Future<List<String>> open(Desk desk) {
            return form(desk, PATH, "").map(page -> {
                Matcher form = FORM.matcher(page.body().toString(StandardCharsets.UTF_8));
                if (!form.find()) {
                    throw new IllegalStateException("No question is shown");
                }
                return IntStream.rangeClosed(1, QUESTIONS)
                        .mapToObj(number -> form.group(1) + "q" + number)
                        .toList();
            });
        }

        @Override
        Future<?> answer(Desk desk, String href) {
            return form(desk, href, "number=4&replaces=0");
        }

        private static Future<Reply> form(Desk desk, String path, String fields) {
            return desk.send(HttpMethod.POST, path, FORM_TYPE, fields)
                    .compose(sent -> desk.send(HttpMethod.GET, sent.location().orElseThrow(), FORM_TYPE, ""));
        }
    };

    /** The exam has so many questions, {@code q1} and on. */
    static final int QUESTIONS = 10;

    static final String PATH = "/courses/exam/quizzes/exam";

    private final String words;

    ExamWay(String words) {
        this.words = words;
    }

    /** An answer of the server that was none of refusal. */
    record Reply(Optional<String> location, Buffer body) {}

    /** Where somebody sits: their connections and their cookie. */
    record Desk(HttpClientAgent client, URI server, String cookie) {

        /** Sends something, with an id of its own; fails where it is refused. */
        Future<Reply> send(HttpMethod method, String path, String type, String body) {
            return client.request(new RequestOptions()
                            .setMethod(method)
                            .setHost(server.getHost())
                            .setPort(server.getPort())
                            .setURI(path))
                    .compose(request -> request.putHeader("Cookie", cookie)
                            .putHeader("Content-Type", type)
                            .putHeader("Idempotency-Key", UUID.randomUUID().toString())
                            .send(body))
                    .compose(reply -> reply.statusCode() < 400
                            ? reply.body().map(all -> new Reply(Optional.ofNullable(reply.getHeader("Location")), all))
                            : refused(reply));
        }

        private static Future<Reply> refused(HttpClientResponse reply) {
            return reply.body().compose(said -> Future.failedFuture("Refused with " + reply.statusCode() + " " + said));
        }
    }

    String words() {
        return words;
    }

    /** Begins; completes with where each question is answered. */
    abstract Future<List<String>> open(Desk desk);

    /** Answers a question. */
    abstract Future<?> answer(Desk desk, String href);
}
