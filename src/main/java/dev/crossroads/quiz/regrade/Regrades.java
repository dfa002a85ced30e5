package dev.crossroads.quiz.regrade;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Recorder;
import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final int EVENTS_AT_ONCE = 1_000;

    private final Courses courses;
    private final Recorder recorder;
    private final Function<UUID, List<UUID>> members;
    private final InstantSource clock;
    private final Pool pool;
    private final RegradeTable table;
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
    }

    /**
     * Stores a decision before anybody is served, to be carried out when {@link RegradeVerticle} starts. The same id
     * again changes nothing.
     */
    public static void decideEarly(Pool pool, Decision decision) {
        pool.withTransaction(transaction -> new RegradeTable(pool).add(transaction, decision))
                .await();
    }

    /**
     * Notes that all decisions have to look at these learners' answers once more: to be run in the transaction by which
     * others concern them.
     */
    public static Statement again(List<UUID> learners) {
        return new Statement("""
            INSERT INTO regrade_again (learner_id, noted)
            SELECT learner_id, 1
            FROM unnest($1::uuid[]) AS asked (learner_id)
            ON CONFLICT (learner_id) DO UPDATE SET noted = regrade_again.noted + 1
            """, List.of((Object) learners.toArray(UUID[]::new)));
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

    /** What these decisions did so far, to whomever they concern. */
    public Map<UUID, Effect> effects(List<UUID> decisions) {
        return new EffectTable(pool, courses).of(decisions).await();
    }

    /** What these decisions did so far to some learners. */
    public Map<UUID, Effect> effects(List<UUID> decisions, Collection<UUID> learners) {
        return new EffectTable(pool, courses).of(decisions, learners).await();
    }

    RegradeTable table() {
        return table;
    }

    /** The changes a decision would make to the answers that it concerns; nothing is stored. */
    public List<Change> preview(Decision decision) {
        return preview(decision, false);
    }

    /** The marks of all answers by a corrected key, were it to take points as well. */
    public List<Change> previewBothWays(Decision decision) {
        return preview(decision, true);
    }

    private List<Change> preview(Decision decision, boolean takes) {
        List<Decision> all = Stream.concat(
                        of(decision.course(), decision.question()).stream()
                                .filter(stored -> !stored.id().equals(decision.id())),
                        Stream.of(decision))
                .toList();
        Regrading regrading = new Regrading(all, takes ? decision::equals : _ -> false, scopes(all), courses);
        List<Change> changes = new ArrayList<>();
        each(
                List.of(decision),
                given -> given.forEach(one -> regrading.last(one).ifPresent(changes::add)));
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
        pool.withTransaction(transaction -> store(transaction, decision)).await();
        carryOut(decision);
    }

    /** Marks the answers again as a stored decision has it, which may end later than this. */
    public void carryOut(Decision decision) {
        table.of(decision.course(), decision.question()).await().stream()
                .filter(stored -> stored.id().equals(decision.id()))
                .forEach(listener);
    }

    /**
     * Marks all answers again as all decisions on their question say, where one of them has not looked at any yet, and
     * says so when it is done.
     *
     * @param all decisions on one question, the earliest first
     * @param place up to which the log is complete
     * @throws RuntimeException of the recorder or the database client, where it has to be tried again
     */
    void run(List<Decision> all, long place) {
        List<Decision> anew =
                all.stream().filter(one -> one.followedTo().isEmpty()).toList();
        Regrading regrading = new Regrading(all, _ -> false, scopes(all), courses);
        each(anew, given -> record(regrading, given));
        table.done(anew.stream().map(Decision::id).toList(), place, now()).await();
    }

    /** The same of some attempts at a course, in each of these questions. */
    void run(String course, Map<String, List<Decision>> all, List<UUID> learners, List<UUID> attempts) {
        if (!attempts.isEmpty()) {
            record(
                    all,
                    given(course, all)
                            .of(learners, attempts, course, List.copyOf(all.keySet()))
                            .await());
        }
    }

    /** The same of all attempts of some learners. */
    void run(String course, Map<String, List<Decision>> all, Collection<UUID> learners) {
        List<UUID> some = List.copyOf(learners);
        for (int i = 0; i < some.size(); i += LEARNERS_AT_ONCE) {
            record(
                    all,
                    given(course, all)
                            .of(
                                    some.subList(i, Math.min(some.size(), i + LEARNERS_AT_ONCE)),
                                    course,
                                    List.copyOf(all.keySet()))
                            .await());
        }
    }

    private void record(Map<String, List<Decision>> all, List<Given> found) {
        found.stream().collect(Collectors.groupingBy(Given::question)).forEach((question, given) -> {
            List<Decision> decisions = all.get(question);
            record(new Regrading(decisions, _ -> false, scopes(decisions), courses), given);
        });
    }

    /** The first of every answer, then the second: no learner has two on their way. */
    private void record(Regrading regrading, List<Given> given) {
        List<List<Change>> missing = given.stream()
                .map(regrading::missing)
                .filter(some -> !some.isEmpty())
                .toList();
        for (int turn = 0; !missing.isEmpty(); turn++) {
            int now = turn;
            record(missing.stream().map(some -> some.get(now)).toList());
            missing = missing.stream().filter(some -> some.size() > now + 1).toList();
        }
    }

    private void record(List<Change> changes) {
        for (int i = 0; i < changes.size(); i += EVENTS_AT_ONCE) {
            List<Future<Outcome>> asked = changes.subList(i, Math.min(changes.size(), i + EVENTS_AT_ONCE)).stream()
                    .map(change -> recorder.record(Regrading.event(change)))
                    .toList();
            // One that is refused is gone, or another's by now, who is noted; all others have to be stored.
            Future.all(asked).await();
        }
    }

    /** Every answer to their question that one of some decisions may concern. */
    private void each(List<Decision> decisions, Consumer<List<Given>> mark) {
        Decision any = decisions.getFirst();
        GivenTable given = given(any.course(), Map.of(any.question(), decisions));
        if (decisions.stream().allMatch(one -> one.scope().cohort().isPresent())) {
            BiPredicate<Decision, UUID> scopes = scopes(decisions);
            List<UUID> learners = decisions.stream()
                    .flatMap(one -> members.apply(one.scope().cohort().orElseThrow()).stream()
                            .filter(learner -> scopes.test(one, learner)))
                    .distinct()
                    .toList();
            for (int i = 0; i < learners.size(); i += LEARNERS_AT_ONCE) {
                mark.accept(given.of(
                                learners.subList(i, Math.min(learners.size(), i + LEARNERS_AT_ONCE)),
                                any.course(),
                                List.of(any.question()))
                        .await());
            }
            return;
        }
        UUID learner = new UUID(0, 0);
        UUID attempt = new UUID(0, 0);
        List<Given> found;
        do {
            found = given.after(learner, attempt, ATTEMPTS_AT_ONCE, any.course(), any.question())
                    .await();
            mark.accept(found);
            if (!found.isEmpty()) {
                learner = found.getLast().learner();
                attempt = found.getLast().attempt();
            }
        } while (found.size() == ATTEMPTS_AT_ONCE);
    }

    private GivenTable given(String course, Map<String, List<Decision>> decisions) {
        Map<String, Integer> worth = decisions.values().stream()
                .map(List::getFirst)
                .collect(Collectors.toMap(
                        Decision::question,
                        one -> courses.lastAsked(course, one.quiz(), one.question())
                                .map(question -> question.common().points())
                                .orElse(1)));
        return new GivenTable(pool, worth::get);
    }

    /** Whom decisions concern, as it is now. */
    private BiPredicate<Decision, UUID> scopes(List<Decision> decisions) {
        Map<UUID, Set<UUID>> byCohort = new HashMap<>();
        decisions.stream()
                .flatMap(one -> one.scope().cohort().stream())
                .distinct()
                .forEach(cohort -> byCohort.put(cohort, new HashSet<>(members.apply(cohort))));
        return (decision, learner) -> {
            Decision.Scope scope = decision.scope();
            return scope.cohort()
                            .filter(cohort -> !byCohort.get(cohort).contains(learner))
                            .isEmpty()
                    && scope.learner().filter(one -> !one.equals(learner)).isEmpty();
        };
    }
}
