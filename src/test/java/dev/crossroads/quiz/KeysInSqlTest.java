package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredJson;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import dev.crossroads.recorder.TestRecorder;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * {@link Attempt} rules who may see a key, and the database decides by the same rule: which answers and hints are still
 * taken, which marks an export leaves out, what an ended attempt earned. Both are asked at every step of histories by
 * chance, also at the very moments of the deadline and of the end of its grace.
 */
class KeysInSqlTest {
    private static final String COURSE = "course";
    private static final List<String> QUESTIONS = List.of("a", "b", "c");
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static TestDatabase database;
    private static TestRecorder recorder;

    private final UUID learner = UUID.randomUUID();
    private final Map<UUID, Attempt> model = new HashMap<>();
    private Attempt guest;
    private Instant now = START;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        recorder = TestRecorder.on(database.address(), QuizFeature.guards(), QuizFeature.projections());
    }

    @AfterAll
    static void close() {
        recorder.close();
        database.close();
    }

    @Seeded(40)
    void theDatabaseDecidesAsTheAttemptDoes(Generator any) {
        beginAsGuest(any);
        for (int step = 0; step < 25; step++) {
            pass(any);
            switch (any.between(0, 9)) {
                case 0, 1 -> start(any);
                case 2 -> finish(any);
                case 3 -> hint(any);
                case 4 -> move(any);
                default -> answer(any);
            }
            assertThatBothSidesAgree();
        }
    }

    /** Time goes on by a little, or to a moment at which something of an attempt changes. */
    private void pass(Generator any) {
        List<Instant> edges = model.values().stream()
                .flatMap(attempt -> attempt.deadline().stream())
                .flatMap(at -> List.of(at, at.plus(Attempt.GRACE)).stream())
                .flatMap(at -> List.of(at.minusMillis(1), at, at.plusMillis(1)).stream())
                .filter(at -> at.isAfter(now))
                .toList();
        now = edges.isEmpty() || !any.once(3) ? now.plusMillis(any.between(0, 60_000)) : any.of(edges);
    }

    private void start(Generator any) {
        String quiz = any.of(List.of("one", "two"));
        List<Attempt> before =
                model.values().stream().filter(one -> one.quiz().equals(quiz)).toList();
        if (before.stream().anyMatch(Attempt::isInProgress)) {
            return;
        }
        record(started(any, learner, quiz, before.size() + 1));
        reload();
    }

    /** A guest who is to be merged into the learner has begun one of the quizzes, too. */
    private void beginAsGuest(Generator any) {
        UUID other = UUID.randomUUID();
        now = now.plusMillis(any.between(1, 600_000));
        record(started(any, other, "one", 1));
        guest = attemptsOf(other).getFirst();
        now = START;
    }

    private static void record(LearnerEvent event) {
        assertThat(recorder.record(event)).isInstanceOf(Outcome.Recorded.class);
    }

    private AttemptStarted started(Generator any, UUID who, String quiz, int number) {
        return new AttemptStarted(
                UUID.randomUUID(),
                who,
                now,
                COURSE,
                quiz,
                UUID.randomUUID(),
                number,
                any.once(2),
                any.some(QUESTIONS, 1, 3),
                6,
                3,
                any.once(3) ? Optional.empty() : Optional.of(now.plus(LIMIT)),
                Optional.empty());
    }

    private void answer(Generator any) {
        if (model.isEmpty()) {
            return;
        }
        Attempt attempt = any.of(List.copyOf(model.values()));
        String question = any.of(attempt.questions());
        boolean isRight = any.once(2);
        assertDecided(
                attempt,
                question,
                new QuestionAnswered(
                        UUID.randomUUID(),
                        learner,
                        now,
                        COURSE,
                        attempt.quiz(),
                        attempt.id(),
                        question,
                        "revision",
                        TextNode.valueOf("x"),
                        Optional.empty(),
                        Optional.empty(),
                        isRight,
                        isRight ? 2 : 0,
                        2,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void hint(Generator any) {
        if (model.isEmpty()) {
            return;
        }
        Attempt attempt = any.of(List.copyOf(model.values()));
        String question = any.of(attempt.questions());
        assertDecided(
                attempt,
                question,
                new HintReleased(
                        UUID.randomUUID(),
                        learner,
                        now,
                        COURSE,
                        attempt.quiz(),
                        attempt.id(),
                        question,
                        attempt.releasedHints(question) + 1));
    }

    /** A deadline is moved as long as the attempt is not over, and from then on both sides go by the new one. */
    private void move(Generator any) {
        if (model.isEmpty()) {
            return;
        }
        Attempt attempt = any.of(List.copyOf(model.values()));
        Optional<Instant> deadline =
                any.once(4) ? Optional.empty() : Optional.of(now.plusMillis(any.between(0, 900_000)));
        Outcome outcome = recorder.record(
                new DeadlineMoved(UUID.randomUUID(), learner, now, COURSE, attempt.quiz(), attempt.id(), deadline));
        boolean isOver = !asOfNow(attempt).isInProgress();
        assertThat(outcome).isInstanceOf(isOver ? Outcome.Refused.class : Outcome.Recorded.class);
        reload();
        assertThat(model.get(attempt.id()).deadline()).isEqualTo(isOver ? attempt.deadline() : deadline);
    }

    /** An answer or a hint is taken as long as the key is not earned, and never after that. */
    private void assertDecided(Attempt attempt, String question, LearnerEvent event) {
        boolean isEarned = asOfNow(attempt).revealsKeyOf(question);
        assertThat(recorder.record(event))
                .as("%s of %s at %s, %s", event.getClass().getSimpleName(), question, now, attempt)
                .isInstanceOf(isEarned ? Outcome.Refused.class : Outcome.Recorded.class);
        reload();
    }

    private void finish(Generator any) {
        List<Attempt> open =
                model.values().stream().filter(Attempt::isInProgress).toList();
        if (open.isEmpty()) {
            return;
        }
        Attempt attempt = any.of(open);
        Attempt over = asOfNow(attempt);
        record(new AttemptFinished(
                UUID.randomUUID(),
                learner,
                over.ending().map(Attempt.Ending::at).orElse(now),
                COURSE,
                attempt.quiz(),
                attempt.id(),
                over.ending().isPresent(),
                Optional.empty()));
        reload();
        over.ending()
                .ifPresent(by -> assertThat(model.get(attempt.id()).ending())
                        .as("an end that was worked out before it was recorded")
                        .contains(by));
        assertThat(model.get(attempt.id()).ending().orElseThrow().points()).isEqualTo(points(attempt));
    }

    private static int points(Attempt attempt) {
        return attempt.responses().values().stream()
                .mapToInt(Attempt.Response::points)
                .sum();
    }

    private Attempt asOfNow(Attempt attempt) {
        return attempt.asOf(
                now,
                attempt.responses().values().stream()
                        .collect(Collectors.toMap(Attempt.Response::question, Attempt.Response::points)));
    }

    private void assertThatBothSidesAgree() {
        QuizData data = new QuizData();
        assertThat(ids(data.unmarked(learner, now).orElseThrow()))
                .as("attempts whose marks an export leaves out at %s", now)
                .isEqualTo(those(attempt -> !attempt.revealsMarks()));
        assertThat(run(data.closing(guest.learner(), learner, now).orElseThrow().rows()).stream()
                        .map(row -> StoredJson.tree(row.getString("held")))
                        .map(held ->
                                held.get("id").asText() + held.get("expired").asBoolean())
                        .toList())
                .as("of two open attempts at a quiz the earlier ends, by its deadline where that has passed")
                .isEqualTo(model.values().stream()
                        .filter(attempt ->
                                attempt.isInProgress() && attempt.quiz().equals(guest.quiz()))
                        .map(attempt -> attempt.startedAt().isAfter(guest.startedAt()) ? guest : attempt)
                        .map(earlier -> earlier.id() + "" + earlier.isLateAt(now))
                        .toList());

        List<CourseResults.Marked> shown = CourseResults.of(
                        List.copyOf(model.values()),
                        new ResponseTable(recorder.pool)
                                .ofCourse(new UUID[] {learner}, COURSE, false)
                                .await()
                                .getOrDefault(learner, List.of()),
                        now)
                .responses();
        assertThat(shown.stream()
                        .map(marked -> marked.attempt() + marked.question())
                        .collect(Collectors.toSet()))
                .as("responses that count as shown")
                .isEqualTo(model.values().stream()
                        .map(this::asOfNow)
                        .flatMap(attempt -> attempt.responses().keySet().stream()
                                .filter(attempt::revealsKeyOf)
                                .map(question -> attempt.id() + question))
                        .collect(Collectors.toSet()));
    }

    private Set<UUID> those(Predicate<Attempt> which) {
        return model.values().stream()
                .filter(attempt -> which.test(asOfNow(attempt)))
                .map(Attempt::id)
                .collect(Collectors.toSet());
    }

    private Set<UUID> ids(Statement statement) {
        return run(statement).stream().map(row -> row.getUUID("id")).collect(Collectors.toSet());
    }

    private static List<Row> run(Statement statement) {
        List<Row> rows = new ArrayList<>();
        recorder.pool
                .preparedQuery(statement.sql())
                .execute(Tuple.wrap(statement.parameters().toArray()))
                .await()
                .forEach(rows::add);
        return rows;
    }

    /** The attempts as the tables have them, with responses and hints. */
    private void reload() {
        ResponseTable responses = new ResponseTable(recorder.pool);
        ReleasedHintTable hints = new ReleasedHintTable(recorder.pool);
        model.clear();
        attemptsOf(learner)
                .forEach(attempt -> model.put(
                        attempt.id(),
                        attempt.with(
                                responses
                                        .ofAttempts(List.of(AttemptTable.Key.of(attempt)))
                                        .await()
                                        .getOrDefault(AttemptTable.Key.of(attempt), List.of()),
                                hints.ofAttempts(List.of(AttemptTable.Key.of(attempt)))
                                        .await()
                                        .getOrDefault(AttemptTable.Key.of(attempt), Map.of()))));
    }

    private static List<Attempt> attemptsOf(UUID who) {
        return new AttemptTable(recorder.pool)
                .ofCourse(new UUID[] {who}, COURSE)
                .await()
                .getOrDefault(who, List.of());
    }
}
