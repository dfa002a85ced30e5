package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A client that knows only {@code /api/v1} follows the links from there to the end of the bundled course. Every
 * exchange is held against the OpenAPI document on the way.
 */
class ApiJourneyTest {
    @RegisterExtension
    private static final RunningServer server = RunningServer.start();

    private final Learner learner = new Learner(server);

    @Test
    void aClientFollowsReferencesFromTheEntranceToTheRecommendation() {
        Reply entrance = learner.get("/api/v1").with(200);
        JsonNode me = learner.get(entrance.text("/me/href")).with(200).json();
        assertThat(me.get("guest").booleanValue()).isTrue();
        JsonNode entry =
                learner.get(entrance.text("/courses/href")).with(200).json().get(0);
        Reply course = learner.get(entry.get("href").textValue()).with(200);
        assertThat(course.json().get("lessons")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(course.json().get("quizzes")).hasSizeGreaterThanOrEqualTo(5);

        for (JsonNode lesson : course.json().get("lessons")) {
            readLesson(lesson);
        }
        List<String> failed = new ArrayList<>();
        for (JsonNode quiz : course.json().get("quizzes")) {
            if (!isPassed(quiz)) {
                failed.add(quiz.get("page").textValue());
            }
        }
        decide(course.text("/recommendation/href"));

        assertThat(learner.get(course.text("/recommendation/page")).status()).isEqualTo(200);
        JsonNode progress = learner.get("/api/v1/me/progress").json().at("/courses/0");
        assertThat(progress.get("percent").intValue()).isEqualTo(100);
        assertThat(progress.get("lessons").findValuesAsText("state")).containsOnly("completed");
        assertThat(progress.get("quizzes").findValuesAsText("attempts")).containsOnly("1");
        assertThat(progress.at("/next/page").textValue())
                .as("what was failed is next, and only then the recommendation")
                .isEqualTo(failed.isEmpty() ? course.text("/recommendation/page") : failed.getFirst());
    }

    @Test
    void lessonsAreLinkedInBothDirectionsAlongTheWholeCourse() {
        JsonNode lessons = learner.get("/api/v1/courses/rust-or-go").json().get("lessons");
        List<String> walked = new ArrayList<>();
        Optional<String> href = Optional.of(lessons.get(0).get("href").textValue());
        Optional<String> before = Optional.empty();
        while (href.isPresent()) {
            Reply lesson = learner.get(href.get()).with(200);
            assertThat(optional(lesson.json().at("/previous/href"))).isEqualTo(before);
            walked.add(lesson.text("/id"));
            before = href;
            href = optional(lesson.json().at("/next/href"));
        }
        assertThat(walked).isEqualTo(lessons.findValuesAsText("id"));
    }

    @Test
    void everyPageThatTheInterfaceNamesIsThere() {
        Reply course = learner.get("/api/v1/courses/rust-or-go");
        List<String> pages = course.json().findValuesAsText("page");

        assertThat(pages)
                .hasSizeGreaterThan(11)
                .allSatisfy(page -> learner.get(page).with(200));
    }

    private void readLesson(JsonNode entry) {
        Reply lesson = learner.get(entry.get("href").textValue()).with(200);
        assertThat(lesson.text("/title")).isEqualTo(entry.get("title").textValue());
        List<String> sections = lesson.json().get("sections").findValuesAsText("id");
        assertThat(sections).isNotEmpty();

        Reply first = learner.put(lesson.text("/progress/href"), Map.of("sections", sections.subList(0, 1)))
                .with(200);
        assertThat(first.json().get("recorded").booleanValue()).isTrue();
        Reply all = learner.put(lesson.text("/progress/href"), Map.of("sections", sections))
                .with(200);
        assertThat(all.text("/state")).isEqualTo("completed");
        assertThat(all.text("/percent")).isEqualTo("100");
        assertThat(learner.put(lesson.text("/progress/href"), Map.of("completed", true))
                        .with(200)
                        .text("/state"))
                .isEqualTo("completed");
        lesson.json()
                .get("quizzes")
                .forEach(quiz -> learner.get(quiz.get("href").textValue()).with(200));
    }

    /** Takes a quiz by guessing, which sometimes passes. */
    private boolean isPassed(JsonNode entry) {
        Reply quiz = learner.get(entry.get("href").textValue()).with(200);
        Reply attempt = learner.post(quiz.text("/attempts/href"), Map.of()).with(201);
        assertThat(attempt.json().get("questions").findValuesAsText("type"))
                .containsExactlyInAnyOrderElementsOf(
                        quiz.json().get("questions").findValuesAsText("type"));
        for (int i = 0; i < attempt.json().get("questions").size(); i++) {
            // A later part of a question says nothing before the part that opens it is answered.
            JsonNode question = learner.get(attempt.text("/href")).json().at("/questions/" + i);
            if (question.get("hintsAvailable").intValue() > 0) {
                learner.post(question.at("/hints/href").textValue(), Map.of()).with(200);
            }
            Reply marked = learner.put(
                            question.at("/answer/href").textValue(),
                            Map.of("answer", guess(question), "confidence", "guess"))
                    .with(200);
            assertThat(marked.json().has("key")).isTrue();
        }
        learner.get(attempt.text("/href")).with(200);
        Reply finished =
                learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        assertThat(finished.text("/state")).isEqualTo("finished");
        assertThat(finished.json().get("points").intValue())
                .isBetween(0, finished.json().get("outOf").intValue());
        return finished.json().get("passed").booleanValue();
    }

    /** An answer by someone who knows nothing but the form that an answer has. */
    private static Object guess(JsonNode question) {
        return switch (question.get("type").textValue()) {
            case "MultipleChoice" ->
                question.get("several").booleanValue()
                        ? question.get("options").findValuesAsText("id")
                        : question.at("/options/0/id").textValue();
            case "ShortAnswer" -> "a guess";
            case "Numeric" -> 1;
            case "Line" -> 1;
            case "Tracing" -> Map.of("compiles", true, "stdout", "1");
            case "Ordering" -> question.get("options").findValuesAsText("id");
            case "Matching" -> {
                Map<String, String> pairs = new TreeMap<>();
                question.get("left")
                        .forEach(left -> pairs.put(
                                left.get("id").textValue(),
                                question.at("/right/0/id").textValue()));
                yield pairs;
            }
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private void decide(String href) {
        Reply recommendation = learner.get(href).with(200);
        assertThat(recommendation.json().get("questions")).hasSizeGreaterThanOrEqualTo(8);
        for (JsonNode question : recommendation.json().get("questions")) {
            assertThat(question.has("chosen")).isFalse();
            Reply result = learner.put(
                            question.at("/answer/href").textValue(),
                            Map.of("option", question.at("/options/0/id").textValue()))
                    .with(200);
            int sum = 0;
            for (JsonNode contribution : result.json().get("contributions")) {
                sum += contribution.get("weight").intValue();
                learner.get(contribution.get("lesson").textValue()).with(200);
            }
            assertThat(sum).isEqualTo(result.json().get("margin").intValue());
        }
        Reply decided = learner.get(href).with(200);
        assertThat(decided.json().get("questions"))
                .allSatisfy(question -> assertThat(question.get("chosen")).isEqualTo(question.at("/options/0/id")));
    }

    private static Optional<String> optional(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }
}
