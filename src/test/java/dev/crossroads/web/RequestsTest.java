package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.event.LearnerEvent.Confidence;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are read as they are meant, and senders of unreadable ones are told why. */
class RequestsTest {
    private static TestServer server;

    record Answered(JsonNode answer, Optional<Confidence> confidence, Optional<String> explanation) {}

    record Read(List<String> sections, Optional<Boolean> completed, int count, Inner inner) {}

    record Inner(String name) {}

    @BeforeAll
    static void start() {
        server = TestServer.serving(router -> {
            router.put("/api/v1/answer")
                    .handler(context -> Replies.json(context, 200, Requests.json(context, Answered.class)));
            router.put("/api/v1/read")
                    .handler(context -> Replies.json(context, 200, Requests.json(context, Read.class)));
            router.put("/api/v1/event").handler(context -> Replies.json(context, 200, Requests.eventId(context)));
            router.post("/form").handler(context -> {
                Form form = Requests.form(context);
                Replies.json(context, 200, List.of(form.all("choice"), form.names(), Requests.eventId(context)));
            });
            router.get("/api/v1/attempts/:attempt")
                    .handler(context -> Replies.json(context, 200, Requests.uuid(context, "attempt")));
            router.getWithRegex("/lessons/(?<lesson>.+)")
                    .handler(context -> Replies.json(context, 200, Requests.path(context, "lesson")));
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\":\"o1\"}",
                "{\"answer\":[\"o1\",\"o2\"],\"confidence\":\"sure\"}",
                "{\"answer\":{\"compiles\":false,\"line\":4},\"confidence\":\"guess\",\"explanation\":\"é😀\"}",
            })
    void aBodyOfTheRightFormComesBackAsItWas(String body) {
        HttpResponse<String> answer = put("/api/v1/answer", body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void aMissingMemberIsNamed() {
        refused("/api/v1/answer", "{}", "The member 'answer' is missing.");
        refused("/api/v1/read", "{\"sections\":[],\"count\":1,\"inner\":{}}", "The member 'inner.name' is missing.");
        refused("/api/v1/read", "{\"sections\":[],\"inner\":{\"name\":\"x\"}}", "The member 'count' is missing.");
    }

    @Test
    void anUnknownMemberIsNamedWithTheKnownOnes() {
        refused(
                "/api/v1/answer",
                "{\"answer\":1,\"anwser\":2}",
                "There is no member 'anwser'; known are answer, confidence, explanation.");
    }

    @Test
    void aMemberOfAnotherTypeIsNamedWithTheRightOne() {
        String rest = ",\"count\":1,\"inner\":{\"name\":\"x\"}}";
        refused("/api/v1/read", "{\"sections\":\"a\"" + rest, "The member 'sections' must be a list.");
        refused("/api/v1/read", "{\"sections\":[1]" + rest, "The member 'sections[0]' must be a string.");
        refused("/api/v1/read", "{\"sections\":[null]" + rest, "The member 'sections[0]' must not be null.");
        refused(
                "/api/v1/read",
                "{\"sections\":[],\"completed\":\"true\"" + rest,
                "The member 'completed' must be true or false.");
        refused(
                "/api/v1/read",
                "{\"sections\":[],\"count\":1.5,\"inner\":{\"name\":\"x\"}}",
                "The member 'count' must be a whole number.");
        refused(
                "/api/v1/read",
                "{\"sections\":[],\"count\":\"1\",\"inner\":{\"name\":\"x\"}}",
                "The member 'count' must be a whole number.");
        refused("/api/v1/read", "{\"sections\":[],\"count\":1,\"inner\":7}", "The member 'inner' must be an object.");
        refused(
                "/api/v1/answer",
                "{\"answer\":1,\"confidence\":\"SURE\"}",
                "The member 'confidence' must be one of sure, unsure, guess.");
        refused(
                "/api/v1/answer",
                "{\"answer\":1,\"confidence\":0}",
                "The member 'confidence' must be one of sure, unsure, guess.");
    }

    @Test
    void nullStandsForNothing() {
        refused("/api/v1/answer", "{\"answer\":null}", "The member 'answer' must not be null.");
        refused("/api/v1/answer", "{\"answer\":1,\"confidence\":null}", "The member 'confidence' must not be null.");
    }

    @Test
    void malformedJsonIsPointedAt() {
        refused("/api/v1/answer", "{\n \"answer\": }", "The body is not JSON: see line 2, column 12.");
        refused("/api/v1/answer", "{\"answer\":1} x", "The body is not JSON");
        refused("/api/v1/answer", "{\"answer\":1,\"answer\":2}", "The body is not JSON");
        refused("/api/v1/answer", "{\"answer\":NaN}", "The body is not JSON");
        refused("/api/v1/answer", "[]", "The body must be a JSON object.");
        refused("/api/v1/answer", "null", "The body must be a JSON object.");
        refused("/api/v1/answer", "", "The body is empty");
        refused("/api/v1/answer", " ", "The body");
    }

    @Test
    void jsonIsBoundedInDepthAndAmount() {
        refused("/api/v1/answer", "{\"answer\":" + "[".repeat(20_000), "nested too deep");
        refused("/api/v1/answer", "{\"answer\":[" + "1,".repeat(20_000) + "1]}", "at most 16 levels and 10000 values");
        refused("/api/v1/answer", "{\"answer\":" + "9".repeat(1_000) + "}", "The JSON");
    }

    @Test
    void whatTheDatabaseCannotHoldIsRefusedHere() {
        refused("/api/v1/answer", "{\"answer\":\"a\\u0000b\"}", "The text at 'answer' has a character");
        refused("/api/v1/answer", "{\"answer\":[{\"x\":\"\\ud800\"}]}", "The text at 'answer[0].x' has a character");
        refused("/api/v1/answer", "{\"answer\":{\"a\\u0000\":1}}", "The text at 'answer' has a character");
        refused("/api/v1/answer", "{\"answer\":1e999}", "The number at 'answer' is too large.");
    }

    @Test
    void anEventKeepsTheIdOfItsIdempotencyKey() {
        UUID key = UUID.randomUUID();
        String same = server.send(server.json("PUT", "/api/v1/event", "{}").header("Idempotency-Key", key.toString()))
                .body();
        assertThat(same).isEqualTo("\"" + key + "\"");

        String fresh = put("/api/v1/event", "{}").body();
        assertThat(fresh).matches("\"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"");
        assertThat(put("/api/v1/event", "{}").body()).isNotEqualTo(fresh);

        HttpResponse<String> bad =
                server.send(server.json("PUT", "/api/v1/event", "{}").header("Idempotency-Key", "1-1-1-1-1"));
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("Idempotency-Key must be a UUID");
    }

    @Test
    void aFormIsNamesAndValues() {
        UUID event = UUID.randomUUID();
        HttpResponse<String> answer = post("choice=a&choice=b%20c&event=" + event);

        assertThat(answer.body()).startsWith("[[\"a\",\"b c\"],[\"choice\",\"event\"],\"");
        assertThat(post("event=nonsense").statusCode()).isEqualTo(400);
        assertThat(post("choice=%00").statusCode()).isEqualTo(400);
        assertThat(post("").body()).startsWith("[[],[],\"");
        assertThat(post("x=1&".repeat(1_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void aFormSaysTheSameEventAgainUnlessItSaysSomethingElse() {
        UUID event = UUID.randomUUID();
        String first = post("choice=a&event=" + event).body();

        assertThat(post("choice=a&event=" + event).body()).isEqualTo(first);
        assertThat(post("choice=b&event=" + event).body()).isNotEqualTo(first.replace("[\"a\"]", "[\"b\"]"));
    }

    @Test
    void aPathWithoutAUuidLeadsNowhere() {
        UUID attempt = UUID.randomUUID();

        assertThat(server.get("/api/v1/attempts/" + attempt).body()).isEqualTo("\"" + attempt + "\"");
        assertThat(server.get("/api/v1/attempts/1").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/attempts/1-1-1-1-1").body()).contains("There is no such attempt.");
    }

    @Test
    void aPathParameterIsDecodedAndMayHoldSlashes() {
        assertThat(server.get("/lessons/part/one%20two").body()).isEqualTo("\"part/one two\"");
        assertThat(server.get("/lessons/a%00b").statusCode()).isEqualTo(404);
    }

    private static void refused(String path, String body, String detail) {
        HttpResponse<String> answer = put(path, body);

        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.body()).as(body).contains(detail);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static HttpResponse<String> put(String path, String body) {
        return server.send(server.json("PUT", path, body));
    }

    private static HttpResponse<String> post(String form) {
        return server.send(server.to("/form")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
