package dev.crossroads.cohort;

import dev.crossroads.cohort.PeopleCsv.Person;
import dev.crossroads.event.Columns;
import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of table {@code cohort_invitation}. */
final class InvitationTable {
    private final Pool pool;

    InvitationTable(Pool pool) {
        this.pool = pool;
    }

    /** Somebody who is invited. */
    record Invited(String emailKey, String email, String name) {}

    /** An invitation as whom it is for sees it. */
    record Invitation(UUID cohort, String title, String name) {}

    /** Who is invited to a cohort, by name. */
    Future<List<Invited>> of(UUID cohort) {
        return pool.preparedQuery("""
                        SELECT email_key, email, name FROM cohort_invitation WHERE cohort_id = $1 ORDER BY name, email
                        """)
                .execute(Tuple.of(cohort))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                new Invited(row.getString("email_key"), row.getString("email"), row.getString("name")))
                        .toList());
    }

    /** What an address is invited to, but for archived cohorts. */
    Future<List<Invitation>> to(String emailKey) {
        return pool.preparedQuery("""
                        SELECT i.cohort_id, c.title, i.name
                        FROM cohort_invitation i
                        JOIN cohort c ON c.id = i.cohort_id AND c.archived_at IS NULL
                        WHERE i.email_key = $1
                        ORDER BY i.invited_at, c.title
                        """)
                .execute(Tuple.of(emailKey))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row ->
                                new Invitation(row.getUUID("cohort_id"), row.getString("title"), row.getString("name")))
                        .toList());
    }

    /** Invites people; who is invited already stays as they are. */
    Future<?> add(UUID cohort, List<Person> people, Instant at) {
        Statement columns = Columns.of(people)
                .text(Person::emailKey)
                .text(Person::email)
                .text(Person::name)
                .statement("""
                        INSERT INTO cohort_invitation (cohort_id, email_key, email, name, invited_at)
                        SELECT $4, email_key, email, name, $5
                        FROM unnest($1::text[], $2::text[], $3::text[]) AS t (email_key, email, name)
                        ON CONFLICT DO NOTHING
                        """);
        return pool.preparedQuery(columns.sql())
                .execute(Tuple.tuple(columns.parameters())
                        .addUUID(cohort)
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)));
    }

    /** Ends an invitation: the name it was under, or nothing where there is none. */
    Future<Optional<String>> remove(UUID cohort, String emailKey) {
        return pool.preparedQuery("""
                        DELETE FROM cohort_invitation WHERE cohort_id = $1 AND email_key = $2 RETURNING name
                        """)
                .execute(Tuple.of(cohort, emailKey))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("name"))
                        .findFirst());
    }
}
