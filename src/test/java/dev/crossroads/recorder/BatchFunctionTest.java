package dev.crossroads.recorder;

import static dev.crossroads.event.Events.newLearner;
import static dev.crossroads.event.Events.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch is stored by one function of the session, and all the same where there is none. */
class BatchFunctionTest {
    private static final String FUNCTIONS = "SELECT pronamespace::regnamespace || '.' || proname FROM pg_proc "
            + "WHERE proname LIKE 'batch!_%' ESCAPE '!'";

    private final TestDatabase database = TestDatabase.create();
    private final Witness witness = new Witness(database);

    @BeforeEach
    void createTally() {
        witness.run(Tally.TABLE);
    }

    @AfterEach
    void drop() {
        witness.close();
        database.close();
    }

    private TestRecorder recorder() {
        return TestRecorder.on(database.address(), List.of(new AtMost(2)), List.of(new Tally()));
    }

    private static LearnerEvent of(UUID learner) {
        return read(learner, "ownership", "moving");
    }

    @Test
    void aSessionHasOneForAllBatchesOfTheSameStatements() {
        try (TestRecorder recorder = recorder()) {
            recorder.recorded(of(newLearner()));
            recorder.recorded(of(newLearner()));

            assertThat(witness.rows(FUNCTIONS)).hasSize(1);
        }
        assertThat(witness.count("tally")).isEqualTo(2);
    }

    @Test
    void whereOneOfABatchIsRefusedTheOthersAreStoredOnce() {
        UUID busy = newLearner();
        try (TestRecorder recorder = recorder()) {
            recorder.recorded(of(busy));
            recorder.recorded(of(busy));
            witness.holdUpRecorders();
            Future<?> first = recorder.ask(of(newLearner()));
            List<Future<Outcome>> batch = recorder.askAll(List.of(of(newLearner()), of(busy), of(newLearner())));
            recorder.awaitWaiting(3);
            witness.letGo();

            first.await();
            assertThat(TestRecorder.refusal(batch.get(1)).reason()).isEqualTo(Reason.CONFLICT);
            TestRecorder.stored(batch.get(0));
            TestRecorder.stored(batch.get(2));
        }
        assertThat(witness.rows("SELECT count(*), sum(events) FROM tally")).containsExactly("(4,5)");
        assertThat(witness.count("event")).isEqualTo(5);
    }

    @Test
    void aDatabaseThatGivesASessionNoFunctionsStoresStatementByStatement() {
        witness.run("REVOKE TEMPORARY ON DATABASE %1$s FROM PUBLIC, %2$s"
                .formatted(database.address().name(), database.address().user()));
        try (TestRecorder recorder = recorder()) {
            recorder.recorded(of(newLearner()));
            recorder.recorded(of(newLearner()));

            assertThat(witness.rows(FUNCTIONS)).isEmpty();
        }
        assertThat(witness.count("tally")).isEqualTo(2);
    }

    @Test
    void aFunctionThatIsGoneIsDoneWithout() {
        try (TestRecorder recorder = recorder()) {
            recorder.recorded(of(newLearner()));
            // As poolers do between two users of a session.
            List<SqlConnection> all = Future.all(Stream.generate(recorder.pool::getConnection)
                            .limit(TestRecorder.CONNECTIONS)
                            .toList())
                    .await()
                    .list();
            all.forEach(session -> session.query("DISCARD TEMP").execute().await());
            all.forEach(session -> session.close().await());
            assertThat(witness.rows(FUNCTIONS)).isEmpty();

            recorder.recorded(of(newLearner()));
            recorder.recorded(of(newLearner()));
        }
        assertThat(witness.count("tally")).isEqualTo(3);
    }

    @Test
    void parametersAreNumberedOnFromEachStatementToTheNext() {
        BatchFunction function = BatchFunction.of(
                        parts(
                                statement("SELECT count(*) FROM unnest($1::bigint[], $2::text[])", 2),
                                statement("SELECT 1 FROM unnest($1::uuid[]) WHERE $1 IS NOT NULL", 1)),
                        "seq bigint")
                .orElseThrow();

        assertThat(function.definition())
                .contains("(bigint[], text[], uuid[], int[])")
                .contains("unnest($1::bigint[], $2::text[])")
                .contains("unnest($3::uuid[]) WHERE $3 IS NOT NULL")
                .contains("INSERT INTO log SELECT unnest($4::int[])");
        assertThat(function.call()).endsWith("($1, $2, $3, $4) AS added (seq bigint)");
    }

    @Test
    void thereIsNoneOfAParameterWhoseTypeIsNotSaidNorOfMoreThanAFunctionMayHave() {
        assertThat(BatchFunction.of(parts(statement("SELECT $1", 1), statement("SELECT 1", 0)), "seq bigint"))
                .isEmpty();
        String types = String.join(", ", Collections.nCopies(100, "$1::int[]"));
        assertThat(BatchFunction.of(parts(statement("SELECT 1", 0), statement("SELECT " + types, 100)), "seq bigint"))
                .isEmpty();
    }

    private static BatchFunction.Parts parts(Statement lock, Statement against) {
        return new BatchFunction.Parts(
                lock,
                List.of(against),
                statement("INSERT INTO log SELECT unnest($1::int[]) RETURNING seq", 1),
                List.of());
    }

    private static Statement statement(String sql, int parameters) {
        return new Statement(
                sql,
                Stream.<Object>generate(() -> new Integer[0]).limit(parameters).toList());
    }
}
