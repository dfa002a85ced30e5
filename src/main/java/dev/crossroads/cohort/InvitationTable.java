package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Statement;
import dev.crossroads.roster.PeopleList.Person;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The SQL of table {@code cohort_invitation}. */
final class InvitationTable {
    private final SqlClient client;

    InvitationTable(SqlClient client) {
        this.client = client;
    }

    /** Somebody who is invited. */
    record Invited(String emailKey, String email, String name, Optional<String> number) {}

    /** An invitation as whom it is for sees it. */
    record Invitation(UUID cohort, String title, String name) {}

    /** The invited people of a cohort, by name. */
    Future<List<Invited>> of(UUID cohort) {
        return client.preparedQuery("""
            SELECT email_key, email, name, number FROM cohort_invitation WHERE cohort_id = $1 ORDER BY name, email
            """)
                .execute(Tuple.of(cohort))
                .map(rows -> rows.stream().map(InvitationTable::invited).toList());
    }

    /** The invitation of an address to a cohort. */
    Future<Optional<Invited>> of(UUID cohort, String emailKey) {
        return client.preparedQuery("""
            SELECT email_key, email, name, number FROM cohort_invitation
            WHERE cohort_id = $1 AND email_key = $2
            """)
                .execute(Tuple.of(cohort, emailKey))
                .map(rows -> rows.stream().map(InvitationTable::invited).findFirst());
    }

    private static Invited invited(Row row) {
        return new Invited(
                row.getString("email_key"),
                row.getString("email"),
                row.getString("name"),
                Optional.ofNullable(row.getString("number")));
    }

    /** Invitations of an address, except to archived cohorts and those its owner is in. */
    Future<List<Invitation>> to(String emailKey, UUID owner) {
        return client.preparedQuery("""
            SELECT i.cohort_id, c.title, i.name
            FROM cohort_invitation i
            JOIN cohort c ON c.id = i.cohort_id AND c.archived_at IS NULL
            WHERE i.email_key = $1
              AND NOT EXISTS (SELECT FROM membership m
                              WHERE m.learner_id = $2 AND m.cohort_id = i.cohort_id)
            ORDER BY i.invited_at, c.title
            """)
                .execute(Tuple.of(emailKey, owner))
                .map(rows -> rows.stream()
                        .map(row ->
                                new Invitation(row.getUUID("cohort_id"), row.getString("title"), row.getString("name")))
                        .toList());
    }

    /** An invitation as whoever has the link of its mail sees it. */
    record Linked(UUID cohort, String title, boolean isArchived, Invited invited) {}

    /** The invitation whose mail has a link. */
    Future<Optional<Linked>> linked(InvitationLink link) {
        return client.preparedQuery("""
            SELECT i.cohort_id, c.title, c.archived_at IS NOT NULL AS archived,
                   i.email_key, i.email, i.name, i.number
            FROM cohort_invitation i
            JOIN cohort c ON c.id = i.cohort_id
            WHERE i.link_hash = $1
            """)
                .execute(Tuple.of(link.hash()))
                .map(rows -> rows.stream()
                        .map(row -> new Linked(
                                row.getUUID("cohort_id"),
                                row.getString("title"),
                                row.getBoolean("archived"),
                                invited(row)))
                        .findFirst());
    }

    /**
     * Invites people; who is invited already keeps their name and their link, and gets the number of the list.
     *
     * @param links by the keys of their addresses
     * @return the keys of those who were not invited before
     */
    Future<Set<String>> add(UUID cohort, List<Person> people, Map<String, InvitationLink> links, Instant at) {
        Statement columns = Columns.of(people)
                .text(Person::emailKey)
                .text(Person::email)
                .text(Person::name)
                .text(person -> person.number().orElse(""))
                .text(person -> links.get(person.emailKey()).hex())
                .statement("""
                    INSERT INTO cohort_invitation (cohort_id, email_key, email, name, number, link_hash, invited_at)
                    SELECT $6, email_key, email, name, nullif(number, ''), decode(link, 'hex'), $7
                    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
                        AS t (email_key, email, name, number, link)
                    ON CONFLICT (cohort_id, email_key) DO UPDATE
                        SET number = coalesce(excluded.number, cohort_invitation.number)
                    RETURNING email_key, xmax = 0 AS fresh
                    """);
        return client.preparedQuery(columns.sql())
                .execute(Tuple.tuple(columns.parameters())
                        .addUUID(cohort)
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .filter(row -> row.getBoolean("fresh"))
                        .map(row -> row.getString("email_key"))
                        .collect(Collectors.toSet()));
    }

    /**
     * Ends an invitation.
     *
     * @return the address as it was invited; empty where it was not
     */
    Future<Optional<String>> remove(UUID cohort, String emailKey) {
        return client.preparedQuery("""
            DELETE FROM cohort_invitation WHERE cohort_id = $1 AND email_key = $2 RETURNING email
            """)
                .execute(Tuple.of(cohort, emailKey))
                .map(rows -> rows.stream().map(row -> row.getString("email")).findFirst());
    }
}
