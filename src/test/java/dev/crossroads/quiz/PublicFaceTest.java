package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.QuizReader;
import dev.crossroads.quiz.answer.Answer;
import dev.crossroads.quiz.answer.Answers;
import dev.crossroads.quiz.answer.Arrangement;
import dev.crossroads.quiz.answer.Marking;
import dev.crossroads.quiz.asked.AnswerFields;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.web.Json;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invariant 7 against somebody who knows all of our code, and tries one key after the other: whatever the key is, what
 * is public of a question is the same to the last character, so that nothing can tell one guess from another. Ids of
 * questions and options, their order, and what JSON and pages are made of, with and without the author's id, outside of
 * attempts and in those of many learners.
 */
class PublicFaceTest {
    private static final List<String> WORDS = List.of("red", "green", "blue", "white");

    static Stream<Arguments> keys() {
        return Stream.of(
                        type("one of four", oneOfFour()),
                        type("any of four", anyOfFour()),
                        type("a word", words()),
                        type("a program that may compile", traces()),
                        type("a number", numbers()),
                        type("an order", orders()),
                        type("partners", partners()),
                        type("a line", lines()))
                .flatMap(type -> Stream.of(
                        Arguments.of(type.name(), "immediate", "id = \"own\"\n", type.questions()),
                        Arguments.of(type.name() + ", unnamed", "immediate", "", type.questions()),
                        Arguments.of(type.name() + ", later", "deferred", "", type.questions())));
    }

    private record Type(String name, List<String> questions) {}

    private static Type type(String name, List<String> questions) {
        return new Type(name, questions);
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("keys")
    void whateverTheKeyIsWhatIsPublicIsTheSame(String type, String mode, String id, List<String> variants) {
        Set<String> faces = new HashSet<>();
        Set<String> revisions = new HashSet<>();
        for (String variant : variants) {
            Quiz quiz = read("mode = \"%s\"\nshuffle = true\n[[questions]]\n%s%s\n".formatted(mode, id, variant));
            faces.add(face(quiz));
            revisions.add(quiz.questions().getFirst().common().revision());
        }

        assertThat(revisions).as("keys that differ").hasSameSizeAs(variants).hasSizeGreaterThan(3);
        assertThat(faces).as("what is public").hasSize(1);
    }

    /** Everything public of a quiz before answering, or in deferred mode before handing in. */
    private static String face(Quiz quiz) {
        Course course = new Course(
                "c",
                "C",
                "",
                List.of(),
                "en",
                Course.Imprint.NONE,
                List.of(),
                Map.of(),
                Map.of(quiz.id(), quiz),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Map.of(),
                Map.of());
        Question question = quiz.questions().getFirst();
        StringBuilder face = new StringBuilder(Json.write(QuizViews.quiz(course, quiz, CourseTerms.NONE)));
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            Attempt open = attempt(id, quiz, Map.of());
            face.append(Json.write(QuizViews.attempt(open, shown(open, quiz), QuestionShown::id, Map.of())));
            face.append(AnswerFields.of(Asking.within(id, 0, question), _ -> List.of()));
            if (open.deferred()) {
                Attempt answered = attempt(id, quiz, Map.of(question.id(), blind(question)));
                face.append(
                        Json.write(QuizViews.attempt(answered, shown(answered, quiz), QuestionShown::id, Map.of())));
                face.append(answered.earned(question)
                        .map(earned -> Feedbacks.of(
                                Texts.of(Language.ENGLISH),
                                course,
                                QuestionShown.of(answered, quiz, question),
                                earned)));
            }
        }
        return face.toString();
    }

    private static List<QuestionShown> shown(Attempt attempt, Quiz quiz) {
        return quiz.questions().stream()
                .map(question -> QuestionShown.of(attempt, quiz, question))
                .toList();
    }

    /** An answer by somebody who knows nothing, marked one way or the other. */
    private static Attempt.Response blind(Question question) {
        JsonNode answer = switch (question) {
            case Question.MultipleChoice q ->
                new Answer.Choice(Set.of(q.options().getFirst().id())).toJson();
            case Question.ShortAnswer _ -> new Answer.Text("red").toJson();
            case Question.Tracing _ -> new Answer.Trace(true, "red", OptionalInt.empty()).toJson();
            case Question.Numeric _ -> new Answer.Number(BigDecimal.ONE).toJson();
            case Question.Line _ -> new Answer.LineNumber(1).toJson();
            case Question.Ordering q ->
                new Answer.Order(q.order().stream()
                                .map(Question.Option::id)
                                .sorted()
                                .toList())
                        .toJson();
            case Question.Matching q -> {
                String right = q.right().getFirst().id();
                Map<String, String> pairs = new TreeMap<>();
                q.left().forEach(left -> pairs.put(left.id(), right));
                yield new Answer.Match(pairs).toJson();
            }
        };
        boolean correct =
                Marking.mark(question, Answers.fromJson(question, answer)).correct();
        return new Attempt.Response(
                question.id(),
                question.common().revision(),
                answer,
                Optional.empty(),
                Optional.empty(),
                correct,
                correct ? 1 : 0,
                1,
                Instant.EPOCH,
                1);
    }

    private static Attempt attempt(UUID id, Quiz quiz, Map<String, Attempt.Response> responses) {
        return new Attempt(
                id,
                new UUID(0, 1),
                "c",
                quiz.id(),
                1,
                quiz.mode() == Quiz.Mode.DEFERRED,
                Arrangement.questions(id, quiz, quiz.questions()),
                1,
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                responses,
                Map.of(),
                Map.of(),
                Map.of(),
                false);
    }

    private static Quiz read(String toml) {
        QuizReader.Reading reading = QuizReader.read("q", "q.toml", toml);
        return reading.quiz().orElseThrow(() -> new AssertionError(reading.mistakes() + "\n" + toml));
    }

    private static List<String> oneOfFour() {
        return WORDS.stream()
                .map(right -> choice(
                        WORDS.stream().filter(word -> !word.equals(right)).toList(), quoted(right)))
                .toList();
    }

    private static List<String> anyOfFour() {
        return IntStream.range(1, 16)
                .mapToObj(bits -> choice(
                        picked(15 - bits),
                        "["
                                + String.join(
                                        ", ",
                                        picked(bits).stream()
                                                .map(PublicFaceTest::quoted)
                                                .toList()) + "]"))
                .toList();
    }

    private static List<String> picked(int bits) {
        return IntStream.range(0, 4)
                .filter(i -> (bits & 1 << i) != 0)
                .mapToObj(WORDS::get)
                .toList();
    }

    private static String choice(List<String> wrong, String right) {
        return """
                type = "MultipleChoice"
                prompt.prompt = "Which?"
                prompt.distractors = %s
                answer.answer = %s
                hints = ["Look at %s", "It is there"]
                context = "Because it is %s"
                """.formatted(list(wrong), right, text(right), text(right));
    }

    private static List<String> words() {
        return WORDS.stream().map(word -> """
                        type = "ShortAnswer"
                        prompt.prompt = "Which?"
                        answer.answer = "%s"
                        answer.alternatives = ["%s!"]
                        """.formatted(word, word)).toList();
    }

    private static List<String> traces() {
        List<String> answers = new ArrayList<>(List.of("answer.doesCompile = false"));
        IntStream.rangeClosed(1, 3)
                .forEach(line -> answers.add("answer.doesCompile = false\nanswer.lineNumber = " + line));
        WORDS.forEach(word -> answers.add("answer.doesCompile = true\nanswer.stdout = \"%s\"".formatted(word)));
        return answers.stream()
                .map(answer -> "type = \"Tracing\"\nprompt.program = \"a\\nb\\nc\"\n" + answer)
                .toList();
    }

    private static List<String> numbers() {
        return Stream.of("1", "1.0001", "-1", "1000000", "0.5")
                .map(value -> """
                        type = "Numeric"
                        prompt.prompt = "How many?"
                        prompt.unit = "kg"
                        answer.value = %s
                        answer.tolerance = 0.%s
                        """.formatted(value, value.length()))
                .toList();
    }

    private static List<String> orders() {
        return permutations(WORDS).stream()
                .map(order -> """
                        type = "Ordering"
                        prompt.prompt = "In which order?"
                        answer.order = %s
                        """.formatted(list(order)))
                .toList();
    }

    private static List<String> partners() {
        return permutations(WORDS).stream()
                .map(right -> """
                        type = "Matching"
                        prompt.prompt = "What goes with what?"
                        answer.pairs = [{ left = "a", right = "%s" }, { left = "b", right = "%s" }]
                        prompt.distractors = ["%s", "%s"]
                        """.formatted(right.toArray()))
                .distinct()
                .filter(text -> text.indexOf("distractors") > 0 && isSorted(text))
                .toList();
    }

    /** Two distractors in the one or in the other order are the same key. */
    private static boolean isSorted(String matching) {
        String[] distractors =
                matching.substring(matching.indexOf("distractors")).split("\"");
        return distractors[1].compareTo(distractors[3]) < 0;
    }

    private static List<String> lines() {
        return Stream.of("1", "2", "3", "[1, 2]", "[2, 3]", "[1, 2, 3]")
                .map(line -> """
                        type = "Line"
                        prompt.prompt = "Which line?"
                        prompt.program = "a\\nb\\nc"
                        answer.line = %s
                        """.formatted(line))
                .toList();
    }

    private static List<List<String>> permutations(List<String> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : words) {
            List<String> rest =
                    words.stream().filter(word -> !word.equals(first)).toList();
            permutations(rest)
                    .forEach(order -> all.add(
                            Stream.concat(Stream.of(first), order.stream()).toList()));
        }
        return all;
    }

    private static String list(List<String> words) {
        return "["
                + String.join(", ", words.stream().map(PublicFaceTest::quoted).toList()) + "]";
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private static String text(String toml) {
        return toml.replaceAll("[\"\\[\\],]", "");
    }
}
