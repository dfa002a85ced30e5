package dev.crossroads.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a.name FROM session s JOIN account a ON true WHERE s.id = $1 FOR UPDATE OF s | SELECT session",
                "WITH asked AS (SELECT * FROM unnest($1::uuid[])) INSERT INTO attempt (id) SELECT id FROM asked"
                        + " ON CONFLICT (id) DO UPDATE SET id = attempt.id | INSERT attempt",
                "WITH gone AS (DELETE FROM session RETURNING id) SELECT count(*) FROM gone | DELETE session",
                "UPDATE account SET name = $1 | UPDATE account",
                "SELECT count(pg_advisory_xact_lock(key)) FROM unnest($1::bigint[]) AS learner (key) | SELECT",
                "WITH asked AS (SELECT * FROM unnest($1::uuid[])) SELECT 1 FROM attempt | SELECT attempt",
                "SELECT body IS DISTINCT FROM old FROM event | SELECT event",
                "SELECT * FROM pg_temp.batch_0f3a($1, $2) AS added (seq bigint) | CALL batch",
                "CREATE OR REPLACE FUNCTION pg_temp.batch_0f3a(uuid[]) AS 'INSERT INTO event' | CREATE batch",
                "LISTEN hints | LISTEN"
            })
    void aStatementIsListedByWhatItDoesToWhichTable(String statement, String name) {
        assertThat(StatementName.of(statement)).isEqualTo(name);
    }
}
