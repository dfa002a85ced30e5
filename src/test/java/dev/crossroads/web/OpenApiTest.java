package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the JSON interface is complete, and the tests' check against it can fail. */
class OpenApiTest {
    private static final String ANSWER = "/api/v1/attempts/0199d3a0-5f1e-4c1b-9a2e-3f6f0c1d2e4a/answers/q1";

    private final OpenApiCheck check = OpenApiCheck.load();

    @Test
    void everyExampleIsOfTheFormItIsAnExampleOf() {
        Map<String, List<String>> errors = check.exampleErrors();

        assertThat(errors).hasSizeGreaterThan(15);
        assertThat(errors.values()).allSatisfy(found -> assertThat(found).isEmpty());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(check.document(), new ArrayList<>()))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                check.document().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyOperationNamesEveryWayInWhichItCanBeRefused() {
        check.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    List<String> statuses = new ArrayList<>();
                    operation.getValue().path("responses").fieldNames().forEachRemaining(statuses::add);
                    assertThat(statuses)
                            .as(operation.getKey() + " " + path.getKey())
                            .contains("400", "404", "405", "409", "414", "431", "500", "503");
                    if (!operation.getKey().equals("get")) {
                        assertThat(statuses)
                                .as(operation.getKey() + " " + path.getKey())
                                .contains("403", "413", "415", "417", "429");
                    }
                }));
    }

    @Test
    void everyObjectOfARequestIsClosed() {
        for (String name : List.of("AnswerRequest", "AttemptRequest", "Empty", "AdviceAnswer")) {
            assertThat(check.document().at("/components/schemas/" + name + "/additionalProperties"))
                    .as(name)
                    .hasToString("false");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1, /api/v1",
        "/api/v1/courses/x, /api/v1/courses/{course}",
        "/api/v1/courses/x/lessons/part/one, /api/v1/courses/{course}/lessons/{lesson}",
        "/api/v1/courses/x/lessons/part/one/progress, /api/v1/courses/{course}/lessons/{lesson}/progress",
        "/api/v1/courses/x/quizzes/part/one/attempts, /api/v1/courses/{course}/quizzes/{quiz}/attempts",
        "/api/v1/me/progress?x=1, /api/v1/me/progress",
    })
    void aPathIsFoundByItsForm(String path, String template) {
        assertThat(check.templateOf(path)).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"answer\":\"o1\"} | true",
                "{\"answer\":[\"o1\",\"o2\"],\"confidence\":\"sure\"} | true",
                "{\"answer\":2.5} | true",
                "{\"answer\":{\"compiles\":true,\"stdout\":\"1\"}} | true",
                "{\"answer\":{\"left\":\"right\"}} | true",
                "{} | false",
                "{\"answer\":null} | false",
                "{\"answer\":true} | false",
                "{\"answer\":\"o1\",\"confidence\":\"SURE\"} | false",
                "{\"answer\":\"o1\",\"more\":1} | false",
                "{\"answer\": | false",
            })
    void anAnswerIsTakenOrRefused(String body, boolean accepted) {
        assertThat(check.acceptsRequest("PUT", ANSWER, body)).isEqualTo(accepted);
    }

    @Test
    void whatTheDocumentDoesNotKnowIsAMistake() {
        assertThatThrownBy(() -> check.answer("GET", "/api/v1/unknown", 200, "{}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("knows no path like /api/v1/unknown");
        assertThatThrownBy(() -> check.answer("POST", "/api/v1/me", 200, "{}"))
                .hasMessageContaining("knows no POST of /api/v1/me");
        assertThatThrownBy(() -> check.answer("GET", "/api/v1/me", 418, "{}")).hasMessageContaining("no answer 418");
        assertThatThrownBy(() -> check.answer("PUT", ANSWER, 200, "{\"recorded\":true,\"secret\":1}"))
                .hasMessageContaining("secret");
        assertThatThrownBy(() -> check.answer("PUT", ANSWER, 200, "{\"recorded\":false}"))
                .hasMessageContaining("recorded");
        assertThatThrownBy(() ->
                        check.answer("GET", "/api/v1/me", 200, "{\"id\":\"not a uuid\",\"guest\":true,\"roles\":[]}"))
                .hasMessageContaining("uuid");
    }

    @Test
    void theServerServesIt() {
        try (TestServer server = TestServer.serving(Vertx.vertx(), List.of(new OpenApi()), List.of())) {
            HttpResponse<String> answer = server.get("/api/v1/openapi.json");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body()).startsWith("{").contains("\"openapi\": \"3.1.0\"");
        }
    }

    private static List<String> references(JsonNode node, List<String> found) {
        if (node.isObject() && node.path("$ref").isTextual()) {
            found.add(node.get("$ref").textValue());
        }
        node.forEach(child -> references(child, found));
        return found;
    }
}
