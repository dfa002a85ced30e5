package dev.crossroads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The test course {@code workshop}, which has everything: every type of question, both modes, a time limit, a limit of
 * attempts, ids that are paths; and the answers to its questions.
 */
public final class Workshop {
    /** The JSON resource of the course. */
    public static final String COURSE = "/api/v1/courses/workshop";

    /** Where each lesson and quiz is below a course. */
    public static final String OWNERSHIP = "/lessons/memory/ownership";

    /** An immediate quiz with a question of every type. */
    public static final String TYPES = "/quizzes/memory/types";

    /** A deferred quiz. */
    public static final String EXAM = "/quizzes/memory/exam";

    /** Ten minutes for two questions. */
    public static final String TIMED = "/quizzes/timed";

    /** At most two attempts at two questions. */
    public static final String LIMITED = "/quizzes/limited";

    private Workshop() {}

    /** A second course, whose author gave no question an id. */
    public static Path unnamed() {
        return folder("unnamed");
    }

    /** A server of this course and of others. */
    public static RunningServer openWith(Path... others) {
        return RunningServer.serving(
                Stream.concat(Stream.of(folder()), Stream.of(others)).toList());
    }

    /** A server of this course. */
    public static RunningServer open() {
        return RunningServer.serving(List.of(folder()));
    }

    /** A server of this course that lets everybody change as much as they like. */
    public static RunningServer openWithoutLimits() {
        return RunningServer.withoutLimits(List.of(folder()));
    }

    /** A server of this course on a database, before it is started. */
    static Settings settings(DatabaseAddress database) {
        return new Settings(
                "127.0.0.1", 0, Optional.of(database), Path.of("target", "unused"), List.of(folder()), false);
    }

    /** The course, keys included. */
    public static Course course() {
        return CourseReader.read(folder()).course().orElseThrow();
    }

    /** Copies the course, so that a test can edit it. */
    public static void copyTo(Path target) {
        copy(folder(), target);
    }

    /** Copies a course, so that a test can edit it. */
    public static void copy(Path course, Path target) {
        try (Stream<Path> files = Files.walk(course)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(course.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the course. */
    public static Path folder() {
        return folder("workshop");
    }

    private static Path folder(String course) {
        try {
            URL book = Objects.requireNonNull(Workshop.class.getResource("/courses/" + course + "/book.toml"));
            return Path.of(book.toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts or resumes an attempt at a quiz. */
    public static Reply start(Learner learner, String quiz) {
        return learner.post(COURSE + quiz + "/attempts", Map.of()).with(201);
    }

    /** A question of an attempt, as its JSON has it. */
    public static JsonNode question(Reply attempt, String id) {
        return questions(attempt)
                .filter(question -> question.get("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The questions of an attempt in their order. */
    public static Stream<JsonNode> questions(Reply attempt) {
        return StreamSupport.stream(attempt.json().get("questions").spliterator(), false);
    }

    /** Where a question of an attempt is answered. */
    public static String answerHref(Reply attempt, String question) {
        return question(attempt, question).at("/answer/href").textValue();
    }

    /** Answers a question of an attempt. */
    public static Reply answer(Learner learner, Reply attempt, String question, Object answer) {
        return learner.put(answerHref(attempt, question), Map.of("answer", answer));
    }

    /** Answers these questions of a quiz wrong, and finishes the attempt. */
    public static void miss(Learner learner, String quiz, String... wrongly) {
        Reply attempt = start(learner, quiz);
        for (String id : wrongly) {
            answer(learner, attempt, id, wrong(question(attempt, id))).with(200);
        }
        finish(learner, attempt);
    }

    /** Finishes an attempt; its results as a page. */
    public static Reply finish(Learner learner, Reply attempt) {
        learner.post(attempt.text("/href") + "/submission", Map.of()).with(200);
        return learner.get("/attempts/" + attempt.text("/id")).with(200);
    }

    /** The ids of an attempt's questions, in their order. */
    public static List<String> ids(Reply attempt) {
        return questions(attempt)
                .map(question -> question.get("id").textValue())
                .toList();
    }

    /** The right answer to a question of an attempt. */
    public static Object right(JsonNode question) {
        return switch (question.get("id").textValue()) {
            case "one" -> option(question, "apple");
            case "all" -> List.of(option(question, "grape"), option(question, "cherry"));
            case "short" -> "zq-key-short";
            case "prints" -> Map.of("compiles", true, "stdout", "zq-key-prints");
            case "refused" -> Map.of("compiles", false, "line", 4);
            case "number" -> 4711.5;
            case "order" ->
                Stream.of("first", "second", "third", "fourth")
                        .map(text -> option(question, text))
                        .toList();
            case "match" ->
                Map.of(left(question, "day"), right(question, "sun"), left(question, "night"), right(question, "moon"));
            case "line" -> 3;
            case "exam-pick" -> option(question, "oak");
            case "exam-number" -> 815.5;
            case "exam-word" -> "zq-key-exam-word";
            case "timed-one" -> 2;
            case "timed-two" -> 4;
            case "limited-one" -> 3;
            case "limited-two" -> 5;
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    /** A wrong answer to a question of an attempt. */
    public static Object wrong(JsonNode question) {
        return switch (question.get("id").textValue()) {
            case "one" -> option(question, "pear");
            case "all" -> List.of(option(question, "grape"));
            case "short", "exam-word" -> "no idea";
            case "prints" -> Map.of("compiles", true, "stdout", "something else");
            case "refused" -> Map.of("compiles", false, "line", 2);
            case "order" ->
                Stream.of("second", "first", "third", "fourth")
                        .map(text -> option(question, text))
                        .toList();
            case "match" ->
                Map.of(
                        left(question, "day"),
                        right(question, "moon"),
                        left(question, "night"),
                        right(question, "nothing"));
            case "line" -> 1;
            case "exam-pick" -> option(question, "moss");
            default -> 999;
        };
    }

    /** An answer as the fields that a page's form sends for it. */
    public static Map<String, List<String>> fields(JsonNode question, Object answer) {
        return switch (question.get("type").textValue()) {
            case "MultipleChoice" ->
                Map.of("choice", answer instanceof List<?> ids ? texts(ids) : List.of(answer.toString()));
            case "ShortAnswer" -> Map.of("text", List.of(answer.toString()));
            case "Numeric" -> Map.of("number", List.of(answer.toString()));
            case "Line" -> Map.of("line", List.of(answer.toString()));
            case "Tracing" -> traced((Map<?, ?>) answer);
            case "Ordering" -> placed(texts((List<?>) answer));
            case "Matching" -> matched((Map<?, ?>) answer);
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    /** The same fields as name, value, name, value. */
    public static String[] inTurn(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().flatMap(value -> Stream.of(field.getKey(), value)))
                .toArray(String[]::new);
    }

    private static Map<String, List<String>> traced(Map<?, ?> answer) {
        // A page sends both fields, whichever of them is filled in.
        return Map.of(
                "compiles", List.of(answer.get("compiles").equals(true) ? "yes" : "no"),
                "stdout",
                        List.of(
                                answer.containsKey("stdout")
                                        ? answer.get("stdout").toString()
                                        : ""),
                "line", List.of(answer.containsKey("line") ? answer.get("line").toString() : ""));
    }

    private static Map<String, List<String>> placed(List<String> ids) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        IntStream.range(0, ids.size())
                .forEach(place -> fields.put("order." + ids.get(place), List.of(String.valueOf(place + 1))));
        return fields;
    }

    private static Map<String, List<String>> matched(Map<?, ?> answer) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        answer.forEach((left, right) -> fields.put("match." + left, List.of(right.toString())));
        return fields;
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    /** The id of the option with that text. */
    public static String option(JsonNode question, String text) {
        return idOf(question.get("options"), text);
    }

    private static String left(JsonNode question, String text) {
        return idOf(question.get("left"), text);
    }

    private static String right(JsonNode question, String text) {
        return idOf(question.get("right"), text);
    }

    private static String idOf(JsonNode options, String text) {
        return StreamSupport.stream(options.spliterator(), false)
                .filter(option -> option.get("text").textValue().contains(text))
                .findFirst()
                .orElseThrow()
                .get("id")
                .textValue();
    }
}
