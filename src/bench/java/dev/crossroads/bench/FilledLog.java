package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.database.BenchPostgres;
import dev.crossroads.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A log of a chosen length with all its projections: learners with the history of one who came through HTTP. They come
 * in years of {@value #YEAR} who learn side by side, so that what belongs to one lies scattered among the others', as
 * in a log that grew.
 *
 * <p>Written table by table without indexes, which are built afterwards: about a minute for a million events by the
 * plain way becomes a few seconds. Indexes that begin with the learner are as full as chance would have left them.
 *
 * @param events how long it became
 * @param learners who they are, in no order
 */
record FilledLog(Stage stage, long events, List<UUID> learners) {
    private static final int YEAR = 2_000;

    /** Milliseconds from one learner's coming to the next one's. */
    private static final int BETWEEN_LEARNERS = 60_000;

    /** Fill of a B-tree whose entries arrive in random order, per cent (ln 2). */
    private static final int FULL_BY_CHANCE = 69;

    /** Fills the log of a stage to about that length, and at least with so many learners. */
    static FilledLog fill(Stage stage, int events, int leastLearners) {
        long before = System.nanoTime();
        UUID model = model(stage);
        int each = Integer.parseInt(
                BenchPostgres.text(stage.database(), "SELECT count(*) FROM event WHERE learner_id = '" + model + "'"));
        int count = Math.max(leastLearners, events / each);
        List<UUID> learners = new Filling(stage.database(), model, count).run();
        long filled = Long.parseLong(BenchPostgres.text(stage.database(), "SELECT count(*) FROM event"));
        System.out.printf(
                "%,d events of %,d learners written in %d s%n",
                filled, count, Duration.ofNanos(System.nanoTime() - before).toSeconds());
        return new FilledLog(stage, filled, learners);
    }

    /** Somebody who has read all lessons and answered every question of half the checkpoints. */
    static UUID model(Stage stage) {
        Visit visit = stage.visit();
        JsonNode course = stage.course();
        course.get("lessons")
                .forEach(lesson -> visit.put(
                        visit.json(lesson.get("href").asText())
                                .get("progress")
                                .get("href")
                                .asText(),
                        "{\"completed\":true}"));
        for (int i = 0; i < course.get("quizzes").size() / 2; i++) {
            JsonNode entry = visit.json(course.get("quizzes").get(i).get("href").asText());
            JsonNode attempt = visit.post(entry.get("attempts").get("href").asText(), "{}");
            Stage.answerable(attempt)
                    .forEach(question -> visit.put(
                            question.get("answer").get("href").asText(),
                            "{\"answer\":" + Stage.someAnswer(question) + "}"));
            visit.post(attempt.get("submission").get("href").asText(), "{}");
        }
        return visit.learner();
    }

    private record Filling(DatabaseAddress database, UUID model, int count) {

        List<UUID> run() {
            BenchPostgres.execute(
                    database,
                    "CREATE TABLE bench_learner AS SELECT number, "
                            + LearnerTables.newLearner("extract(epoch FROM now()) * 1000 - (%d - number)::bigint * %d"
                                    .formatted(count, BETWEEN_LEARNERS))
                            + " AS learner FROM generate_series(1, " + count + ") AS number");
            BenchPostgres.execute(database, "ALTER TABLE bench_learner ADD PRIMARY KEY (number)");
            try (Connection connection = BenchPostgres.open(database);
                    ExecutorService both = Executors.newFixedThreadPool(2)) {
                List<Future<?>> tables = new ArrayList<>();
                for (String table : largestFirst(connection)) {
                    tables.add(both.submit(() -> {
                        fill(table);
                        return null;
                    }));
                }
                for (Future<?> table : tables) {
                    table.get();
                }
                return LearnerTables.texts(connection, "SELECT learner FROM bench_learner").stream()
                        .map(UUID::fromString)
                        .toList();
            } catch (Exception e) {
                throw new IllegalStateException("The log can't be filled", e);
            }
        }

        /** Tables in which the model has rows. */
        private List<String> largestFirst(Connection connection) throws SQLException {
            String counts = String.join(
                    " UNION ALL ",
                    LearnerTables.names(connection).stream()
                            .map(table -> "SELECT '%1$s' AS name, count(*) AS rows FROM %1$s WHERE learner_id = '%2$s'"
                                    .formatted(table, model))
                            .toList());
            return LearnerTables.texts(
                    connection, "SELECT name FROM (" + counts + ") AS counted WHERE rows > 0 ORDER BY rows DESC, name");
        }

        private void fill(String table) throws SQLException {
            try (Connection connection = BenchPostgres.open(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("SET synchronous_commit = off");
                statement.execute("SET work_mem = '256MB'");
                statement.execute("SET maintenance_work_mem = '512MB'");
                statement.execute(
                        "CREATE TEMP TABLE model AS SELECT row_number() OVER (ORDER BY ctid) AS place, * FROM "
                                + "%s WHERE learner_id = '%s'".formatted(table, model));
                List<String> indexes = definitions(connection, table);
                for (String drop : dropping(connection, table)) {
                    statement.execute(drop);
                }
                String insert = "INSERT INTO %s (%s) SELECT %s"
                        .formatted(
                                table,
                                LearnerTables.columns(connection, table),
                                LearnerTables.copied(connection, table));
                for (int from = 0; from < count; from += YEAR) {
                    statement.execute(insert + " FROM bench_learner AS copied CROSS JOIN model WHERE copied.number > "
                            + from + " AND copied.number <= " + (from + YEAR)
                            + " ORDER BY model.place, copied.learner");
                }
                for (String create : indexes) {
                    statement.execute(create);
                }
                statement.execute("VACUUM (ANALYZE) " + table);
            }
        }

        private static List<String> dropping(Connection connection, String table) throws SQLException {
            return Stream.concat(
                            LearnerTables.texts(connection, """
                                    SELECT format('ALTER TABLE %%I DROP CONSTRAINT %%I', '%1$s', conname)
                                    FROM pg_constraint WHERE conrelid = '%1$s'::regclass AND contype IN ('p', 'u')
                                    """.formatted(table)).stream(),
                            LearnerTables.texts(connection, """
                                    SELECT format('DROP INDEX %%I', relname)
                                    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                                    WHERE indrelid = '%s'::regclass
                                      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
                                    """.formatted(table)).stream())
                    .toList();
        }

        private static List<String> definitions(Connection connection, String table) throws SQLException {
            return Stream.concat(
                            LearnerTables.texts(connection, """
                                    SELECT format('ALTER TABLE %%I ADD CONSTRAINT %%I %%s WITH (fillfactor = %2$d)',
                                                  '%1$s', conname, pg_get_constraintdef(oid))
                                    FROM pg_constraint WHERE conrelid = '%1$s'::regclass AND contype IN ('p', 'u')
                                    """.formatted(table, FULL_BY_CHANCE)).stream(),
                            LearnerTables.texts(connection, """
                                    SELECT pg_get_indexdef(indexrelid)
                                    FROM pg_index
                                    WHERE indrelid = '%s'::regclass
                                      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
                                    """.formatted(table)).stream())
                    .toList();
        }
    }
}
