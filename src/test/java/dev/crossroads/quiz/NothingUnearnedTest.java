package dev.crossroads.quiz;

import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.fields;
import static dev.crossroads.Workshop.inTurn;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.questions;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.QuizReader;
import dev.crossroads.quiz.answer.Arrangement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant 7: no reply holds a key, a why, an explanation or an unreleased hint before the learner has earned it.
 * Every such text of the course carries a mark, and every reply of these journeys is scanned for them.
 */
class NothingUnearnedTest {
    /** The marks; the keys that are numbers only where they stand alone, not as digits of an id or of a metric. */
    private static final Pattern SECRET =
            Pattern.compile("zq-[a-z-]*[a-z]|(?<![\\w.-])(?:4711[.,]5|815[.,]5)(?![\\w-])");

    private static final String MARKS_ON_PAGES = ".verdict, .tag-correct, .tag-incorrect, .is-correct, .line-correct,"
            + " .why, .explanation, .typed-key, .pairing, .step-correct, .step-incorrect";
    private static final List<String> MARKS_IN_JSON = List.of("correct", "key", "why", "feedback");

    private static RunningServer server;

    private final Set<String> earned = new ConcurrentSkipListSet<>();
    private final Set<String> seen = new TreeSet<>();
    private final Learner learner = new Learner(server).seenBy(this::scan);

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        Path other = Files.createDirectories(folder.resolve("keyed"));
        Workshop.copy(Workshop.unnamed(), other);
        edit(other.resolve("book.toml"), "id = \"unnamed\"", "id = \"keyed\"");
        Path plain = other.resolve("quizzes/plain.toml");
        edit(
                plain,
                "[\"brick\", \"river\"]\nanswer.answer = \"apple\"",
                "[\"apple\", \"river\"]\nanswer.answer = \"brick\"");
        edit(plain, "[\"apple\", \"cherry\"]", "[\"brick\", \"cherry\"]");
        edit(plain, "[\"brick\", \"river\"]\nanswer.answer = [", "[\"apple\", \"river\"]\nanswer.answer = [");
        edit(plain, "answer.answer = \"apple\"", "answer.answer = \"rain\"");
        edit(plain, "answer.stdout = \"3\"", "answer.stdout = \"12\"");
        edit(plain, "answer.value = 7", "answer.value = 8");
        edit(plain, "[\"dawn\", \"noon\", \"dusk\", \"midnight\"]", "[\"dusk\", \"midnight\", \"dawn\", \"noon\"]");
        edit(
                plain,
                "right = \"sun\" }, { left = \"night\", right = \"moon\"",
                "right = \"moon\" }, { left = \"night\", right = \"sun\"");
        edit(plain, "answer.line = 3", "answer.line = 2");
        server = Workshop.openWith(Workshop.unnamed(), other);
    }

    private static void edit(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void whateverIsReadBeforeAnAnswerHoldsNoSecret() {
        start(learner, TYPES);
        start(learner, EXAM);
        lookAround();

        assertThat(seen).isEmpty();
    }

    @Test
    void theCoursesOwnFilesAreNotServed() {
        for (String path : List.of(
                "/courses/workshop/files/quizzes/memory/types.toml",
                "/courses/workshop/files/../quizzes/memory/types.toml",
                "/courses/workshop/files/..%2Fquizzes%2Fmemory%2Ftypes.toml",
                "/courses/workshop/files/%2e%2e/quizzes/memory/types.toml",
                "/courses/workshop/quizzes/memory/types.toml",
                "/courses/workshop/lessons/../../quizzes/memory/types.toml",
                "/courses/workshop/book.toml")) {
            assertThat(learner.get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void anAnswerEarnsItsOwnQuestionsSecretsAndNoOthers() {
        Reply attempt = start(learner, TYPES);
        for (JsonNode question : questions(attempt).toList()) {
            String id = question.get("id").textValue();
            earn(id);
            answer(learner, attempt, id, wrong(question)).with(200);
            assertThat(answer(learner, attempt, id, "zz").status()).isIn(400, 409);
            lookAround();
            assertThat(seen).as("after answering " + id).contains("zq-explanation-" + id);
        }
    }

    @Test
    void byFormsTooAnAnswerEarnsNoMoreThanItsQuestion() {
        Reply attempt = start(learner, TYPES);
        for (JsonNode question : questions(attempt).toList()) {
            String id = question.get("id").textValue();
            String page = "/courses/workshop" + TYPES + "?question=" + id;
            learner.get(page)
                    .submit("form#answer", "choice", "x", "number", "x", "line", "x")
                    .with(400);
            earn(id);
            learner.get(page)
                    .submit("form#answer", inTurn(fields(question, wrong(question))))
                    .follow();
        }
        assertThat(seen).contains("zq-why-one-apple", "zq-explanation-line", "zq-key-short");
    }

    @Test
    void aHintIsEarnedByAskingForItAndTheNextOneIsNot() {
        Reply attempt = start(learner, TYPES);
        String hints = question(attempt, "one").at("/hints/href").textValue();

        earned.add("zq-hint-one-first");
        learner.post(hints, Map.of()).with(200);
        lookAround();
        assertThat(seen).containsExactly("zq-hint-one-first");

        earned.add("zq-hint-one-second");
        learner.get("/courses/workshop" + TYPES + "?question=one")
                .submit("button[formaction$='/hint']")
                .with(200);
        assertThat(seen).containsExactly("zq-hint-one-first", "zq-hint-one-second");
        earn("one");
        answer(learner, attempt, "one", wrong(question(attempt, "one"))).with(200);
        lookAround();
        assertThat(learner.get(attempt.text("/href")).body()).doesNotContain("zq-hint-refused");
    }

    @Test
    void aDeferredAttemptRevealsNothingUntilItIsSubmitted() {
        Reply attempt = start(learner, EXAM);
        for (JsonNode question : questions(attempt).toList()) {
            String id = question.get("id").textValue();
            answer(learner, attempt, id, wrong(question)).with(200);
            String page = "/courses/workshop" + EXAM + "?question=" + id;
            learner.get(page)
                    .submit("form#answer", inTurn(fields(question, wrong(question))))
                    .follow();
        }
        lookAround();
        learner.get("/attempts/" + attempt.text("/id"));
        assertThat(seen).isEmpty();

        earned.addAll(List.of("zq-why-exam", "zq-explanation-exam", "zq-key-exam", "815"));
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        learner.get("/attempts/" + attempt.text("/id"));
        assertThat(seen).contains("zq-why-exam-oak", "zq-key-exam-word", "815.5", "zq-explanation-exam-pick");
    }

    @Test
    void nothingIsMarkedInWhatComesBeforeTheFirstAnswer() {
        Reply attempt = start(learner, TYPES);
        JsonNode all = attempt.json();

        for (String member : MARKS_IN_JSON) {
            assertThat(all.findValue(member)).as(member).isNull();
            assertThat(learner.get(COURSE + TYPES).json().findValue(member))
                    .as(member)
                    .isNull();
        }
        questions(attempt)
                .forEach(question -> assertThat(learner.get("/courses/workshop" + TYPES + "?question="
                                        + question.get("id").textValue())
                                .page()
                                .select(MARKS_ON_PAGES))
                        .isEmpty());
    }

    @Test
    void aDeferredAttemptIsMarkedNowhereBeforeItIsSubmitted() {
        Reply attempt = start(learner, EXAM);
        questions(attempt)
                .toList()
                .forEach(question -> answer(learner, attempt, question.get("id").textValue(), wrong(question))
                        .with(200));

        for (String page : List.of("/courses/workshop" + EXAM, "/progress", "/courses/workshop", "/")) {
            assertThat(learner.get(page).page().select(MARKS_ON_PAGES)).as(page).isEmpty();
        }
        assertThat(learner.get("/progress").page().select(".missed-item, .concept"))
                .isEmpty();
        assertThat(learner.get("/api/v1/me/progress").body()).doesNotContain("best");
        assertThat(learner.get(COURSE + "/recommendation").body()).doesNotContain("shown");
    }

    @Test
    void anotherAttemptHidesAgainWhatTheLastOneRevealed() {
        Reply first = start(learner, TYPES);
        earned.add("");
        learner.post(first.text("/submission/href"), Map.of()).with(200);
        assertThat(seen).contains("zq-key-short", "zq-why-one-apple");
        earned.clear();

        Reply again = start(learner, TYPES);

        learner.get("/courses/workshop" + TYPES + "?question=one");
        learner.get(again.text("/href"));
    }

    @Test
    void theSameQuestionsWithOtherKeysLookTheSame() {
        Reply one = learner.get("/api/v1/courses/unnamed/quizzes/plain").with(200);
        Reply other = learner.get("/api/v1/courses/keyed/quizzes/plain").with(200);

        assertThat(other.body().replace("/keyed/", "/unnamed/")).isEqualTo(one.body());
        assertThat(other.header("ETag")).isEqualTo(one.header("ETag"));
    }

    /**
     * By the code that shuffles, who knows the seed can put things back as they stood before: it must not be the key.
     */
    @Test
    void anOrderThatIsShuffledBackIsNotTheKey() {
        for (int i = 0; i < 12; i++) {
            Reply attempt = start(new Learner(server), TYPES);
            JsonNode question = question(attempt, "order");
            assertThat(shuffledBack(UUID.fromString(attempt.text("/id")), question))
                    .isNotEqualTo(right(question));
        }
        JsonNode asked = questions(learner.get(COURSE + TYPES))
                .filter(question -> question.get("id").textValue().equals("order"))
                .findFirst()
                .orElseThrow();
        assertThat(shuffledBack(new UUID(0, 0), asked)).isNotEqualTo(right(asked));
    }

    private static List<String> shuffledBack(UUID attempt, JsonNode question) {
        List<String> shown = question.get("options").findValuesAsText("id");
        Question order = QuizReader.read("order", "order.toml", """
                        [[questions]]
                        id = "order"
                        type = "Ordering"
                        prompt.prompt = "?"
                        answer.order = ["0", "1", "2", "3"]
                        """)
                .quiz()
                .orElseThrow()
                .questions()
                .getFirst();
        String[] before = new String[shown.size()];
        List<Question.Option> places = Arrangement.options(attempt, order);
        for (int i = 0; i < before.length; i++) {
            before[Integer.parseInt(places.get(i).html())] = shown.get(i);
        }
        return List.of(before);
    }

    /** Somebody with the book's text tries every key in it against the ids that they are shown. */
    @Test
    void noGuessAtAKeyShowsInAName() throws IOException {
        String shown = learner.get("/api/v1/courses/unnamed/quizzes/plain").body();
        String toml = Files.readString(Workshop.unnamed().resolve("quizzes/plain.toml"));
        for (String guess : List.of("6", "7", "8")) {
            Quiz quiz = QuizReader.read("plain", "quizzes/plain.toml", toml.replace("value = 7", "value = " + guess))
                    .quiz()
                    .orElseThrow();
            Question number = quiz.questions().stream()
                    .filter(question -> question instanceof Question.Numeric)
                    .findFirst()
                    .orElseThrow();
            assertThat(shown).contains('"' + number.id() + '"');
            assertThat(shown)
                    .doesNotContain(number.common().revision())
                    .doesNotContain(number.common().former().orElseThrow().id());
        }
    }

    @Test
    void whatALearnerKeepsOfThemselvesTellsNoKeyOfAnOpenAttempt() {
        Learner member = signedUp(server, "Mary");
        Reply attempt = start(member, EXAM);
        questions(attempt)
                .toList()
                .forEach(question -> answer(member, attempt, question.get("id").textValue(), right(question))
                        .with(200));
        Set<String> revisions = new TreeSet<>();
        Workshop.course().quizzes().values().stream()
                .filter(quiz -> quiz.id().equals("memory/exam"))
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question -> revisions.add(question.common().revision()));

        String open = member.get("/account/export").with(200).body();
        member.post(attempt.text("/submission/href"), Map.of()).with(200);
        String finished = member.get("/account/export").with(200).body();

        assertThat(revisions).hasSize(3).allSatisfy(revision -> {
            assertThat(open).doesNotContain(revision);
            assertThat(finished).contains(revision);
        });
    }

    private void lookAround() {
        for (String path : List.of(
                "/",
                "/progress",
                "/courses/workshop",
                "/courses/workshop/lessons/memory/ownership",
                "/courses/workshop/lessons/clocks",
                "/courses/workshop/recommendation",
                "/courses/workshop" + TYPES,
                "/courses/workshop" + EXAM,
                "/api/v1/courses",
                COURSE,
                COURSE + "/lessons/memory/ownership",
                COURSE + TYPES,
                COURSE + EXAM,
                COURSE + "/recommendation",
                "/api/v1/me/progress")) {
            learner.get(path).with(200);
        }
        for (String id : List.of("one", "all", "short", "prints", "refused", "number", "order", "match", "line")) {
            learner.get("/courses/workshop" + TYPES + "?question=" + id).with(200);
        }
        learner.get(start(learner, TYPES).text("/href"));
        learner.get("/health/ready");
        learner.get("/metrics");
        learner.send("POST", "/courses/workshop" + TYPES, Optional.of("x"), "Content-Type", "text/plain");
    }

    private void earn(String question) {
        earned.addAll(Set.of("zq-why-" + question, "zq-explanation-" + question, "zq-key-" + question));
        if (question.equals("number")) {
            earned.add("4711");
        }
    }

    private void scan(Reply reply) {
        String everything = reply.body() + reply.header("Location").orElse("");
        SECRET.matcher(everything).results().map(match -> match.group()).forEach(secret -> {
            assertThat(earned)
                    .as("%s reveals %s", reply, secret)
                    .anySatisfy(prefix -> assertThat(secret).startsWith(prefix));
            seen.add(secret);
        });
    }
}
