package dev.crossroads.quiz.regrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.crossroads.Workshop;
import dev.crossroads.course.Courses;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Statement;
import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import dev.crossroads.quiz.QuizFeature;
import dev.crossroads.quiz.regrade.Decision.Scope;
import dev.crossroads.quiz.regrade.Given.Marked;
import dev.crossroads.recorder.Rebuild;
import dev.crossroads.recorder.RecorderFeature;
import dev.crossroads.recorder.TcpProxy;
import dev.crossroads.recorder.TestRecorder;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.sqlclient.Tuple;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Whatever learners answer, instructors decide and whoever pulls the plug, in whichever order: every answer ends up as
 * the decisions say one after the other, and as the log alone says.
 */
class RegradeHistoriesTest {
    private static final String QUESTION = "timed-one";
    private static final UUID COHORT = new UUID(7, 7);
    private static final Courses COURSES = new Courses(List.of(Workshop.course()));
    private static final String REVISION =
            COURSES.asked("workshop", "timed", QUESTION).orElseThrow().common().revision();

    /** An attempt of a learner of their own at a quiz of two questions, whose first one may be answered. */
    private static final class Taken {
        final UUID learner = UUID.randomUUID();
        final UUID attempt = UUID.randomUUID();
        Optional<Integer> answer = Optional.empty();
        boolean isFinished;
    }

    @Seeded(12)
    void everyAnswerEndsAsDecisionsSayOneAfterTheOther(Generator generator) {
        try (History history = new History()) {
            for (int step = generator.between(20, 60); step > 0; step--) {
                switch (generator.between(0, 9)) {
                    case 0, 1, 2 -> history.begin(generator);
                    case 3, 4 -> history.answer(generator);
                    case 5, 6 -> history.finish(generator);
                    case 7 -> history.decide(generator);
                    case 8 -> history.join(generator);
                    default -> history.kill();
                }
            }
            history.kill();

            await().untilAsserted(() -> assertThat(history.marks()).isEqualTo(history.expected()));
            List<String> kept = history.rows();
            history.rebuild();
            assertThat(history.rows()).isEqualTo(kept);
        }
    }

    @Seeded(1)
    void whatWasRecordedByANodeThatDiedIsMarkedByTheNext(Generator generator) {
        try (History history = new History()) {
            history.decide(Rule.NEW_KEY, 3, Scope.EVERYBODY);
            history.settle();
            history.begin(generator);
            Taken taken = history.taken.getFirst();
            History.answer(taken, 3, history.silent);
            history.kill();

            await().untilAsserted(() -> assertThat(history.marks()).isEqualTo(history.expected()));
            assertThat(history.marks().toString()).contains("true 1/1");
        }
    }

    /** A node that marks again and may die, one beside it that nobody hears of, and what was done by both. */
    private static final class History implements AutoCloseable {
        final TestDatabase database = TestDatabase.create();
        final List<Taken> taken = new ArrayList<>();
        final List<Decision> decided = new ArrayList<>();
        final Set<UUID> members = ConcurrentHashMap.newKeySet();
        final TestRecorder silent =
                TestRecorder.on(database.address(), QuizFeature.guards(), QuizFeature.projections());
        private TcpProxy cable;
        private TestRecorder node;
        private Regrades regrades;

        History() {
            open();
        }

        private void open() {
            cable = new TcpProxy(database.address());
            node = TestRecorder.on(cable.address(), QuizFeature.guards(), QuizFeature.projections());
            regrades = new Regrades(COURSES, node::ask, node.pool, _ -> List.copyOf(members), InstantSource.system());
            node.vertx
                    .deployVerticle(
                            new RegradeVerticle(regrades, RecorderFeature.log(node.vertx, node.pool), OtherNodes.NONE),
                            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                    .await();
        }

        /** Nothing gets through any more, at whatever moment that is; then another takes its place. */
        void kill() {
            cable.cut();
            node.close();
            cable.close();
            open();
        }

        private void record(Generator generator, LearnerEvent event) {
            record(generator.once(2) ? silent : node, event);
        }

        private static void record(TestRecorder by, LearnerEvent event) {
            assertThat(by.record(event)).isInstanceOf(Outcome.Recorded.class);
        }

        void begin(Generator generator) {
            Taken one = new Taken();
            if (generator.once(2)) {
                members.add(one.learner);
            }
            record(
                    generator,
                    new AttemptStarted(
                            UUID.randomUUID(),
                            one.learner,
                            now(),
                            "workshop",
                            "timed",
                            one.attempt,
                            1,
                            false,
                            List.of(QUESTION, "timed-two"),
                            2,
                            1,
                            Optional.empty(),
                            Optional.empty()));
            taken.add(one);
        }

        void answer(Generator generator) {
            some(generator, one -> one.answer.isEmpty() && !one.isFinished)
                    .ifPresent(one -> answer(one, generator.between(1, 4), generator.once(2) ? silent : node));
        }

        private static void answer(Taken one, int value, TestRecorder by) {
            one.answer = Optional.of(value);
            record(
                    by,
                    new QuestionAnswered(
                            UUID.randomUUID(),
                            one.learner,
                            now(),
                            "workshop",
                            "timed",
                            one.attempt,
                            QUESTION,
                            REVISION,
                            IntNode.valueOf(value),
                            Optional.empty(),
                            Optional.empty(),
                            value == 2,
                            value == 2 ? 1 : 0,
                            1,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }

        void finish(Generator generator) {
            some(generator, one -> !one.isFinished).ifPresent(one -> {
                one.isFinished = true;
                record(
                        generator,
                        new AttemptFinished(
                                UUID.randomUUID(),
                                one.learner,
                                now(),
                                "workshop",
                                "timed",
                                one.attempt,
                                false,
                                Optional.empty()));
            });
        }

        void decide(Generator generator) {
            Scope scope = generator.once(2) ? Scope.EVERYBODY : Scope.cohort(COHORT);
            Rule rule =
                    generator.of(List.of(Rule.NEW_KEY, Rule.ACCEPTED_TOO, Rule.FULL_MARKS, Rule.LEFT_OUT, Rule.POINTS));
            if (rule == Rule.POINTS) {
                Optional<Taken> one = some(generator, some -> members.contains(some.learner));
                if (one.isEmpty()) {
                    return;
                }
                scope = Scope.attempt(COHORT, one.get().learner, one.get().attempt);
            }
            decide(rule, generator.between(0, 4), scope);
        }

        void decide(Rule rule, int key, Scope scope) {
            Decision decision = new Decision(
                    UUID.randomUUID(),
                    scope,
                    "workshop",
                    "timed",
                    QUESTION,
                    REVISION,
                    rule,
                    rule == Rule.NEW_KEY || rule == Rule.ACCEPTED_TOO
                            ? Optional.of(IntNode.valueOf(key))
                            : Optional.empty(),
                    rule == Rule.POINTS ? Optional.of(key % 2) : Optional.empty(),
                    "Because.",
                    Optional.empty(),
                    now(),
                    false,
                    Optional.empty());
            regrades.decide(decision);
            decided.add(decision);
        }

        /** What the learner has answered so far concerns their cohort from now on. */
        void join(Generator generator) {
            some(generator, one -> !members.contains(one.learner)).ifPresent(one -> {
                members.add(one.learner);
                Statement again = Regrades.again(List.of(one.learner));
                silent.pool
                        .preparedQuery(again.sql())
                        .execute(Tuple.wrap(new ArrayList<>(again.parameters())))
                        .await();
            });
        }

        void settle() {
            await().until(() ->
                    rows("SELECT id FROM regrade WHERE done_at IS NULL").isEmpty());
        }

        private Optional<Taken> some(Generator generator, java.util.function.Predicate<Taken> which) {
            List<Taken> some = taken.stream().filter(which).toList();
            return some.isEmpty() ? Optional.empty() : Optional.of(generator.of(some));
        }

        private static Instant now() {
            return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        }

        /** As decisions have it, one after the other, worked out once more. */
        Map<UUID, String> expected() {
            Map<UUID, String> all = new ConcurrentHashMap<>();
            taken.forEach(one -> all.put(one.attempt, expected(one)));
            return all;
        }

        private String expected(Taken one) {
            Marked mark = new Marked(
                    one.answer.filter(two -> two == 2).isPresent(),
                    one.answer.filter(two -> two == 2).isPresent() ? 1 : 0,
                    1);
            if (one.answer.isEmpty() && !one.isFinished) {
                return "open";
            }
            for (Decision decision : decided) {
                boolean isMeant = (decision.scope().cohort().isEmpty() || members.contains(one.learner))
                        && decision.scope()
                                .attempt()
                                .filter(some -> !some.equals(one.attempt))
                                .isEmpty();
                if (!isMeant) {
                    continue;
                }
                if (decision.rule() == Rule.LEFT_OUT && !one.isFinished) {
                    break;
                }
                mark = after(decision, one, mark);
            }
            return one.isFinished
                    ? "%s %d/%d of %d/%d"
                            .formatted(mark.correct(), mark.points(), mark.outOf(), mark.points(), mark.outOf() + 1)
                    : "%s %d/%d".formatted(mark.correct(), mark.points(), mark.outOf());
        }

        private static Marked after(Decision decision, Taken one, Marked mark) {
            boolean isKey = one.answer.isPresent()
                    && decision.key()
                            .filter(key -> key.intValue() == one.answer.get())
                            .isPresent();
            return switch (decision.rule()) {
                case NEW_KEY -> new Marked(isKey, isKey ? 1 : 0, 1);
                case ACCEPTED_TOO ->
                    isKey || mark.outOf() == 0 || one.answer.isEmpty() ? new Marked(isKey, isKey ? 1 : 0, 1) : mark;
                case FULL_MARKS -> new Marked(mark.correct(), 1, 1);
                case LEFT_OUT -> new Marked(mark.correct(), 0, 0);
                case POINTS -> new Marked(mark.correct(), decision.points().orElseThrow(), 1);
                case EDITED -> throw new AssertionError(decision);
            };
        }

        Map<UUID, String> marks() {
            Map<UUID, String> all = new ConcurrentHashMap<>();
            rows("""
                    SELECT a.id || ' ' || CASE
                        WHEN a.finished_at IS NULL AND r.question IS NULL THEN 'open'
                        ELSE coalesce(r.correct, g.correct, false)::text || ' ' || coalesce(r.points, g.points, 0) || '/'
                             || coalesce(r.out_of, g.out_of, 1)
                             || CASE WHEN a.finished_at IS NULL THEN '' ELSE ' of ' || a.points || '/' || a.out_of END
                    END
                    FROM attempt a
                    LEFT JOIN response r ON r.attempt_id = a.id AND r.question = 'timed-one'
                    LEFT JOIN regraded g ON g.attempt_id = a.id AND g.question = 'timed-one'
                    """).forEach(row -> all.put(UUID.fromString(row.substring(0, 36)), row.substring(37)));
            return all;
        }

        /** Rows of all that is kept of answers. */
        List<String> rows() {
            return Stream.of("attempt", "response", "regraded", "regrade_effect")
                    .flatMap(table -> rows("SELECT t::text FROM " + table + " t ORDER BY 1").stream())
                    .toList();
        }

        private List<String> rows(String query) {
            try (var connection = DriverManager.getConnection(
                            database.address().jdbcUrl(),
                            database.address().user(),
                            database.address().password());
                    var rows = connection.createStatement().executeQuery(query)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            } catch (SQLException e) {
                throw new AssertionError(query, e);
            }
        }

        void rebuild() {
            new Rebuild(silent.pool, QuizFeature.projections()).run((_, _) -> {});
        }

        @Override
        public void close() {
            node.close();
            cable.close();
            silent.close();
            database.close();
        }
    }
}
