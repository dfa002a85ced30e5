package dev.crossroads.bench;

import dev.crossroads.database.BenchPostgres;
import dev.crossroads.database.DatabaseAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Learners with accounts, signed in since yesterday, in a cohort that may take the exam until tomorrow. */
final class ExamMembers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    private ExamMembers() {}

    /** Makes them so, and returns the cookie header of each. */
    static List<String> enrol(DatabaseAddress database, List<UUID> learners) {
        List<String> tokens =
                Stream.generate(ExamMembers::token).limit(learners.size()).toList();
        UUID cohort = UUID.randomUUID();
        BenchPostgres.execute(database, """
            CREATE TEMP TABLE enrolled AS SELECT * FROM unnest(%1$s::uuid[], %2$s::text[]) AS t (learner, token);
            INSERT INTO cohort (id, title, course, join_code, created_at)
            VALUES ('%3$s', 'Exam', 'exam', upper(left('%3$s', 8)), now());
            INSERT INTO cohort_due (cohort_id, kind, target, closes_at)
            VALUES ('%3$s', 'quiz', 'exam', now()::timestamp + interval '1 day');
            INSERT INTO account (learner_id, email, email_key, name, created_at)
            SELECT learner, learner || '@example.org', learner || '@example.org', 'Ada', now() FROM enrolled;
            INSERT INTO membership (learner_id, cohort_id, name, joined_at)
            SELECT learner, '%3$s', 'Ada', now() FROM enrolled;
            INSERT INTO session (learner_id, token_hash, browser, created_at, used_at, expires_at)
            SELECT learner, sha256(convert_to(token, 'UTF8')), 'Firefox', now() - interval '1 day',
                   now() - interval '1 day', now() + interval '20 days'
            FROM enrolled;
            ANALYZE account, session, membership
            """.formatted(array(learners), array(tokens), cohort));
        return tokens.stream().map(token -> "crossroads-session=" + token).toList();
    }

    private static String array(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "'{", "}'"));
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
