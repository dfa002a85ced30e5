package dev.crossroads.quiz.regrade;

import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Recorder;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers that are marked again. A decision is stored first, then every answer that it concerns gets an event of its
 * own, whose id follows from both: so it may be cut short at any moment and begun anew, by whichever node.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class Regrades {
    private static final int LEARNERS_AT_ONCE = 500;
    private static final int ATTEMPTS_AT_ONCE = 2_000;

    /** As many as wait to be recorded at a time, so that learners who answer meanwhile find room in the queue. */
    private static final int EVENTS_AT_ONCE = 500;

    private final Courses courses;
    private final Recorder recorder;
    private final Function<UUID, List<UUID>> members;
    private final InstantSource clock;
    private final Pool pool;
    private final RegradeTable table;
    private final GivenTable given;
    private volatile Consumer<Decision> listener = _ -> {};

    /**
     * Regrades of questions of these courses.
     *
     * @param members of a cohort by its id
     */
    public Regrades(
            Courses courses, Recorder recorder, Pool pool, Function<UUID, List<UUID>> members, InstantSource clock) {
        this.courses = courses;
        this.recorder = recorder;
        this.members = members;
        this.clock = clock;
        this.pool = pool;
        table = new RegradeTable(pool);
        given = new GivenTable(pool);
    }

    /**
     * Stores a decision before anybody is served, to be carried out when {@link RegradeVerticle} starts. The same id
     * again changes nothing.
     */
    public static void decideEarly(Pool pool, Decision decision) {
        new RegradeTable(pool).add(pool, decision).await();
    }

    /** Calls back with each decision that is made here. */
    void listen(Consumer<Decision> decided) {
        listener = decided;
    }

    /** The present, as decisions are dated by. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The decisions on a question, the earliest first. */
    public List<Decision> of(String course, String question) {
        return table.of(course, question).await();
    }

    List<Decision> all() {
        return table.all().await();
    }

    /** The changes a decision would make to the answers that it concerns; nothing is stored. */
    public List<Change> preview(Decision decision) {
        List<Change> changes = new ArrayList<>();
        each(decision, false, Optional.empty(), changes::addAll);
        return changes;
    }

    /** What a corrected key would make of all answers, were it to take points as well. */
    public List<Change> previewBothWays(Decision decision) {
        List<Change> changes = new ArrayList<>();
        each(decision, true, Optional.empty(), changes::addAll);
        return changes;
    }

    /**
     * Stores a decision in a transaction, after which it is to be {@link #carryOut carried out}; false where it is
     * stored already.
     */
    public Future<Boolean> store(SqlClient transaction, Decision decision) {
        return table.add(transaction, decision);
    }

    /**
     * Stores a decision and marks the answers again, which may end later than this. The same id again changes nothing.
     */
    public void decide(Decision decision) {
        store(pool, decision).await();
        carryOut(decision);
    }

    /** Marks the answers again as a stored decision has it, which may end later than this. */
    public void carryOut(Decision decision) {
        table.of(decision.course(), decision.question()).await().stream()
                .filter(stored -> stored.id().equals(decision.id()))
                .forEach(listener);
    }

    /**
     * Marks all answers again that a decision concerns, and says so when it is done.
     *
     * @throws RuntimeException of the recorder or the database client, where it has to be tried again
     */
    void run(Decision decision) {
        each(decision, false, Optional.empty(), changes -> record(decision, changes));
        table.done(decision.id(), now()).await();
    }

    /** The same of some learners, whose answers came after the decision. */
    void run(Decision decision, List<UUID> learners) {
        each(decision, false, Optional.of(learners), changes -> record(decision, changes));
    }

    private void record(Decision decision, List<Change> changes) {
        Regrading regrading = new Regrading(decision, false, courses);
        for (int i = 0; i < changes.size(); i += EVENTS_AT_ONCE) {
            List<Future<Outcome>> asked = changes.subList(i, Math.min(changes.size(), i + EVENTS_AT_ONCE)).stream()
                    .map(change -> {
                        AnswerRegraded event = regrading.event(change);
                        return recorder.record(event);
                    })
                    .toList();
            // One that is refused is gone, or not to be told yet; all others have to be stored.
            Future.all(asked).await();
        }
    }

    private void each(Decision decision, boolean takes, Optional<List<UUID>> some, Consumer<List<Change>> changes) {
        Regrading regrading = new Regrading(decision, takes, courses);
        int points = courses.lastAsked(decision.course(), decision.quiz(), decision.question())
                .map(question -> question.common().points())
                .orElse(1);
        Consumer<List<Given>> mark = found -> changes.accept(
                found.stream().flatMap(one -> regrading.of(one).stream()).toList());
        Optional<List<UUID>> learners = scoped(decision.scope())
                .map(all -> some.map(few -> all.stream().filter(few::contains).toList())
                        .orElse(all))
                .or(() -> some);
        if (learners.isPresent()) {
            List<UUID> all = learners.get();
            for (int i = 0; i < all.size(); i += LEARNERS_AT_ONCE) {
                mark.accept(given.of(
                                all.subList(i, Math.min(all.size(), i + LEARNERS_AT_ONCE)),
                                decision.course(),
                                decision.question(),
                                points)
                        .await());
            }
            return;
        }
        UUID learner = new UUID(0, 0);
        UUID attempt = new UUID(0, 0);
        List<Given> found;
        do {
            found = given.after(learner, attempt, ATTEMPTS_AT_ONCE, decision.course(), decision.question(), points)
                    .await();
            mark.accept(found);
            if (!found.isEmpty()) {
                learner = found.getLast().learner();
                attempt = found.getLast().attempt();
            }
        } while (found.size() == ATTEMPTS_AT_ONCE);
    }

    private Optional<List<UUID>> scoped(Decision.Scope scope) {
        return scope.cohort()
                .map(members)
                .map(all -> scope.learner()
                        .map(one -> all.stream().filter(one::equals).toList())
                        .orElse(all));
    }
}
