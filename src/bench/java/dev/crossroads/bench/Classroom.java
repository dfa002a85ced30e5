package dev.crossroads.bench;

import dev.crossroads.database.BenchPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Cohorts full of learners, each with an instructor who is signed in, put into the database of a stage directly.
 *
 * @param cohort its id
 * @param cookie the cookie header of its instructor
 * @param members its learners
 */
record Classroom(UUID cohort, String cookie, List<UUID> members) {
    private static final int TOKEN_BYTES = 32;

    /** The page of the cohort. */
    String page() {
        return "/cohorts/" + cohort;
    }

    /** The stream of the cohort's page. */
    String live() {
        return page() + "/live";
    }

    /** Opens a cohort of so many of a log's learners, who are spread over all of it. */
    static Classroom of(FilledLog log, int members) {
        List<UUID> learners = new ArrayList<>(log.learners());
        Collections.shuffle(learners, new Random(members));
        return open(log.stage(), List.of(learners.subList(0, members))).getFirst();
    }

    /** Opens one cohort for each of these classes, on the course that is served. */
    static List<Classroom> open(Stage stage, List<List<UUID>> classes) {
        String course = stage.course().get("id").asText();
        try (Connection connection = BenchPostgres.open(stage.database())) {
            List<Classroom> rooms = new ArrayList<>();
            for (List<UUID> members : classes) {
                rooms.add(open(connection, course, members));
            }
            BenchPostgres.execute(stage.database(), "ANALYZE");
            return rooms;
        } catch (SQLException e) {
            throw new IllegalStateException("Cohorts can't be opened", e);
        }
    }

    private static Classroom open(Connection connection, String course, List<UUID> members) throws SQLException {
        UUID instructor = UUID.randomUUID();
        UUID cohort = UUID.randomUUID();
        String code = cohort.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        byte[] random = new byte[TOKEN_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        run(
                connection,
                "INSERT INTO account (learner_id, email, email_key, name, created_at) VALUES (?, ?, ?, 'Bench', now())",
                instructor,
                instructor + "@example.org",
                instructor + "@example.org");
        run(
                connection,
                "INSERT INTO account_role (learner_id, role, granted_at) VALUES (?, 'instructor', now())",
                instructor);
        run(
                connection,
                "INSERT INTO session (learner_id, token_hash, browser, created_at, used_at, expires_at)"
                        + " VALUES (?, ?, 'bench', now(), now(), now() + interval '1 day')",
                instructor,
                sha256(token));
        run(
                connection,
                "INSERT INTO cohort (id, title, course, join_code, created_at) VALUES (?, 'Bench', ?, ?, now())",
                cohort,
                course,
                code);
        run(
                connection,
                "INSERT INTO cohort_instructor (learner_id, cohort_id, added_at) VALUES (?, ?, now())",
                instructor,
                cohort);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO membership (learner_id, cohort_id, name, joined_at) VALUES (?, ?, ?, now())")) {
            for (int i = 0; i < members.size(); i++) {
                insert.setObject(1, members.get(i));
                insert.setObject(2, cohort);
                insert.setString(3, "Learner " + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return new Classroom(cohort, "crossroads-session=" + token, members);
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
