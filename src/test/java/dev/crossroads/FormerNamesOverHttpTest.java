package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.read.CourseReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A book whose author gave no question an id was served by a release whose names held the key. What was recorded under
 * them then is there under the names of today.
 */
class FormerNamesOverHttpTest {
    private static final String COURSE = "/api/v1/courses/unnamed";
    private static final Course UNNAMED =
            CourseReader.read(Workshop.unnamed()).course().orElseThrow();

    @RegisterExtension
    private static final RunningServer server = RunningServer.serving(List.of(Workshop.unnamed()));

    @Test
    void whatWasDoneUnderFormerNamesIsThereUnderThoseOfToday() {
        Learner finished = new Learner(server);
        answerAll(finished, "plain", 8);
        answerAll(finished, "later", 2);
        Learner open = new Learner(server);
        JsonNode plain = answerAll(open, "plain", 5, false);
        JsonNode later = answerAll(open, "later", 1, false);
        Learner never = new Learner(server);
        never.get(COURSE).with(200);
        List<String> before = seen(finished, open, plain, later);
        List<String> stored = new ArrayList<>();

        server.restart(() -> {
            // Whatever was shown and left open is in the log by now.
            stored.addAll(stored());
            nameFormerly();
        });

        assertThat(stored()).isEqualTo(stored);
        assertThat(seen(finished, open, plain, later)).isEqualTo(before);
        JsonNode again = answerAll(open, "plain", 8);
        assertThat(again.get("id")).isEqualTo(plain.get("id"));
        assertThat(again.get("points").intValue()).isEqualTo(8);
        server.restart();
        assertThat(Rows.count(server, "event")).isGreaterThan(stored.size() / 2);
    }

    private static List<String> seen(Learner finished, Learner open, JsonNode plain, JsonNode later) {
        return Stream.of(
                        finished.get("/api/v1/me/progress"),
                        open.get("/api/v1/me/progress"),
                        open.get(plain.get("href").textValue()),
                        open.get(later.get("href").textValue()))
                .map(reply -> reply.with(200).body())
                // Asked again after a restart, an open question counts as shown from then.
                .map(body -> body.replaceAll(",\"shown\":\"[^\"]*\"", ""))
                .toList();
    }

    private static JsonNode answerAll(Learner learner, String quiz, int questions) {
        return answerAll(learner, quiz, questions, true);
    }

    private static JsonNode answerAll(Learner learner, String quiz, int questions, boolean handIn) {
        Reply attempt = learner.post(COURSE + "/quizzes/" + quiz + "/attempts", Map.of())
                .with(201);
        Workshop.questions(attempt)
                .filter(question -> !question.has("given"))
                .limit(questions)
                .toList()
                .forEach(question -> learner.put(
                                question.at("/answer/href").textValue(), Map.of("answer", right(quiz, question)))
                        .with(200));
        return handIn
                ? learner.post(attempt.text("/submission/href"), Map.of())
                        .with(200)
                        .json()
                : attempt.json();
    }

    private static Object right(String quiz, JsonNode asked) {
        Question question = UNNAMED.quiz(quiz)
                .orElseThrow()
                .question(asked.get("id").textValue())
                .orElseThrow();
        return switch (question) {
            case Question.MultipleChoice q -> List.copyOf(q.correct());
            case Question.ShortAnswer q -> q.answer();
            case Question.Tracing q -> Map.of("compiles", true, "stdout", q.stdout());
            case Question.Numeric q -> q.value();
            case Question.Ordering q ->
                q.order().stream().map(Question.Option::id).toList();
            case Question.Matching q -> q.key();
            case Question.Line q -> q.lines().iterator().next();
        };
    }

    private static List<String> stored() {
        return Stream.of("event", "attempt", "response", "released_hint", "activity_day")
                .flatMap(table -> Rows.of(server.database(), "SELECT * FROM " + table + " ORDER BY 1, 2, 3").stream())
                .toList();
    }

    /** Puts into the database what the release before the names of today would have stored. */
    private static void nameFormerly() {
        Map<String, String> former = new HashMap<>();
        UNNAMED.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question -> {
                    Question.Former names = question.common().former().orElseThrow();
                    former.put(question.id(), names.id());
                    names.options().forEach((then, now) -> former.put(now, then));
                });
        assertThat(former).hasSizeGreaterThan(20);
        try (Connection connection = DriverManager.getConnection(
                server.database().jdbcUrl(),
                server.database().user(),
                server.database().password())) {
            for (Map.Entry<String, String> name : former.entrySet()) {
                for (String statement : List.of(
                        "UPDATE event SET body = replace(body::text, '\"' || ? || '\"', '\"' || ? || '\"')::jsonb",
                        "UPDATE attempt SET questions = array_replace(questions, ?, ?)",
                        "UPDATE response SET answer = replace(answer::text, '\"' || ? || '\"', '\"' || ? || '\"')::jsonb",
                        "UPDATE response SET question = replace(question, ?, ?)")) {
                    try (PreparedStatement update = connection.prepareStatement(statement)) {
                        update.setString(1, name.getKey());
                        update.setString(2, name.getValue());
                        update.executeUpdate();
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(Rows.of(server.database(), "SELECT unnest(questions) FROM attempt"))
                .isNotEmpty()
                .noneMatch(row -> former.keySet().stream().anyMatch(row::contains));
    }
}
