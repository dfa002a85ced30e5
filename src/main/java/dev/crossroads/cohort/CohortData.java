package dev.crossroads.cohort;

import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The data of cohorts: memberships, former ones and cohorts taught. */
final class CohortData implements LearnerData {
    private final String addressKeyQuery;
    private final String instructorsQuery;

    CohortData(String addressKeyQuery, String instructorsQuery) {
        this.addressKeyQuery = addressKeyQuery;
        this.instructorsQuery = instructorsQuery;
    }

    @Override
    public List<Held> export(UUID learner) {
        return List.of(
                held("memberships", learner, """
                        SELECT json_build_object('cohort', c.title, 'course', c.course, 'name', m.name,
                                                 'joinedAt', m.joined_at, 'number', m.number,
                                                 'listedAs', m.listed_as)::text AS held
                        FROM membership m
                        JOIN cohort c ON c.id = m.cohort_id
                        WHERE m.learner_id = $1
                        ORDER BY m.joined_at
                        """),
                held("formerMemberships", learner, """
                        SELECT json_build_object('cohort', c.title, 'course', c.course, 'name', f.name,
                                                 'endedAt', f.ended_at, 'removed', f.removed)::text AS held
                        FROM former_membership f
                        JOIN cohort c ON c.id = f.cohort_id
                        WHERE f.learner_id = $1
                        ORDER BY f.ended_at
                        """),
                held("cohortInvitations", learner, """
                        SELECT json_build_object('cohort', c.title, 'course', c.course, 'name', i.name,
                                                 'email', i.email, 'invitedAt', i.invited_at,
                                                 'number', i.number)::text AS held
                        FROM cohort_invitation i
                        JOIN cohort c ON c.id = i.cohort_id
                        WHERE i.email_key = (%s)
                        ORDER BY i.invited_at
                        """.formatted(addressKeyQuery)),
                held("endedCohorts", learner, """
                        SELECT json_build_object('cohort', title, 'endedAt', ended_at)::text AS held
                        FROM cohort_ended
                        WHERE learner_id = $1
                        ORDER BY ended_at
                        """),
                held("instructorNotes", learner, """
                        SELECT json_build_object('cohort', c.title, 'note', n.note, 'handledAt', n.handled_at,
                                                 'snoozedUntil', n.snoozed_until)::text AS held
                        FROM cohort_note n
                        JOIN cohort c ON c.id = n.cohort_id
                        WHERE n.learner_id = $1
                        ORDER BY n.changed_at
                        """),
                held("accommodations", learner, """
                        SELECT json_build_object('cohort', c.title, 'for', concat_ws(' ', a.kind, a.target),
                                                 'timePercent', a.time_percent, 'extraMinutes', a.extra_minutes,
                                                 'extraAttempts', a.attempts, 'daysLater', a.days, 'dueOn', a.due_on,
                                                 'closesAt', a.closes_at, 'reason', a.reason,
                                                 'grantedAt', a.granted_at)::text AS held
                        FROM cohort_accommodated m
                        JOIN cohort_accommodation a ON a.id = m.accommodation_id
                        JOIN cohort c ON c.id = m.cohort_id
                        WHERE m.learner_id = $1
                        ORDER BY a.granted_at, a.id
                        """),
                held("cohortVisits", learner, """
                        SELECT json_build_object('cohort', c.title, 'lastAt', v.last_at)::text AS held
                        FROM cohort_visit v
                        JOIN cohort c ON c.id = v.cohort_id
                        WHERE v.learner_id = $1
                        ORDER BY v.last_at
                        """),
                held("cohortDeeds", learner, """
                        SELECT json_build_object('cohort', c.title, 'deed', a.deed, 'doneAt', a.done_at,
                                                 'byYou', coalesce(a.by_learner = $1, false))::text AS held
                        FROM cohort_audit a
                        JOIN cohort c ON c.id = a.cohort_id
                        WHERE a.by_learner = $1 OR a.about_learner = $1
                        ORDER BY a.id
                        """),
                held("calendarLinks", learner, """
                        SELECT json_build_object('createdAt', created_at)::text AS held
                        FROM cohort_calendar
                        WHERE learner_id = $1
                        """),
                held("cohorts", learner, """
                        SELECT json_build_object('cohort', c.title, 'course', c.course, 'instructorSince',
                                                 i.added_at)::text AS held
                        FROM cohort_instructor i
                        JOIN cohort c ON c.id = i.cohort_id
                        WHERE i.learner_id = $1
                        ORDER BY i.added_at
                        """));
    }

    @Override
    public List<Statement> merge(UUID guest, UUID learner) {
        return List.of(
                new Statement("""
                        INSERT INTO membership (learner_id, cohort_id, name, joined_at, number, listed_as)
                        SELECT $2, cohort_id, name, joined_at, number, listed_as
                        FROM membership m
                        WHERE m.learner_id = $1
                          AND NOT EXISTS (SELECT FROM former_membership f
                                          WHERE f.learner_id = $2 AND f.cohort_id = m.cohort_id AND f.removed)
                        ON CONFLICT (learner_id, cohort_id) DO UPDATE
                            SET joined_at = least(membership.joined_at, excluded.joined_at),
                                number = coalesce(membership.number, excluded.number),
                                listed_as = coalesce(membership.listed_as, excluded.listed_as)
                        """, List.of(guest, learner)),
                // Notes about both are notes about one; those of a membership that ends below go with it.
                new Statement("""
                        INSERT INTO cohort_note (learner_id, cohort_id, handled_at, snoozed_until, note, version,
                                                 changed_by, changed_at)
                        SELECT $2, n.cohort_id, n.handled_at, n.snoozed_until, n.note, n.version, n.changed_by, n.changed_at
                        FROM cohort_note n
                        JOIN membership m ON m.learner_id = $2 AND m.cohort_id = n.cohort_id
                        WHERE n.learner_id = $1
                        ON CONFLICT (learner_id, cohort_id) DO UPDATE
                            SET handled_at = greatest(cohort_note.handled_at, excluded.handled_at),
                                snoozed_until = greatest(cohort_note.snoozed_until, excluded.snoozed_until),
                                note = left(concat_ws(E'\\n', nullif(cohort_note.note, ''), nullif(excluded.note, '')), 2100),
                                version = cohort_note.version + excluded.version + 1
                        """, List.of(guest, learner)),
                new Statement("""
                        INSERT INTO cohort_accommodated (learner_id, cohort_id, accommodation_id)
                        SELECT $2, a.cohort_id, a.accommodation_id
                        FROM cohort_accommodated a
                        JOIN membership m ON m.learner_id = $2 AND m.cohort_id = a.cohort_id
                        WHERE a.learner_id = $1
                        ON CONFLICT DO NOTHING
                        """, List.of(guest, learner)),
                delete("cohort_visit", guest),
                // A former membership yields to one that was begun again under the other id.
                new Statement("""
                        INSERT INTO former_membership (learner_id, cohort_id, name, ended_at, removed)
                        SELECT $2, cohort_id, name, ended_at, removed FROM former_membership WHERE learner_id = $1
                        ON CONFLICT (learner_id, cohort_id) DO UPDATE
                            SET removed = former_membership.removed OR excluded.removed
                        """, List.of(guest, learner)),
                new Statement("""
                        DELETE FROM former_membership f
                        USING membership m
                        WHERE f.learner_id = $1 AND m.learner_id = $1 AND f.cohort_id = m.cohort_id AND NOT f.removed
                        """, List.of(learner)),
                // Signing in does not bring a removed member back.
                new Statement("""
                        DELETE FROM membership m
                        USING former_membership f
                        WHERE m.learner_id = $1 AND f.learner_id = $1 AND f.cohort_id = m.cohort_id
                        """, List.of(learner)),
                // A link that a calendar program was given goes on, unless the account has one.
                new Statement("""
                        UPDATE cohort_calendar SET learner_id = $2
                        WHERE learner_id = $1 AND NOT EXISTS (SELECT FROM cohort_calendar WHERE learner_id = $2)
                        """, List.of(guest, learner)),
                delete("cohort_calendar", guest),
                new Statement("""
                        INSERT INTO cohort_ended (learner_id, cohort_id, title, ended_at)
                        SELECT $2, cohort_id, title, ended_at FROM cohort_ended WHERE learner_id = $1
                        ON CONFLICT DO NOTHING
                        """, List.of(guest, learner)),
                delete("cohort_ended", guest),
                new Statement("""
                        UPDATE cohort_audit SET about_learner = $2 WHERE about_learner = $1
                        """, List.of(guest, learner)),
                delete("membership", guest),
                MemberStateTable.delete(guest),
                delete("former_membership", guest));
    }

    @Override
    public List<Statement> delete(UUID learner) {
        List<Statement> statements = new ArrayList<>(List.of(
                // While the account is there: this is done before accounts do theirs.
                new Statement("""
                        DELETE FROM cohort_invitation WHERE email_key = (%s)
                        """.formatted(addressKeyQuery), List.of(learner)),
                delete("cohort_calendar", learner),
                new Statement("""
                        UPDATE cohort_note SET changed_by = NULL WHERE changed_by = $1
                        """, List.of(learner)),
                new Statement("""
                        UPDATE cohort_warm_up SET made_by = NULL WHERE made_by = $1
                        """, List.of(learner)),
                delete("cohort_note", learner),
                delete("cohort_visit", learner),
                AccommodationTable.end(learner),
                new Statement("""
                        UPDATE cohort_accommodation SET by_learner = NULL WHERE by_learner = $1
                        """, List.of(learner)),
                delete("membership", learner),
                MemberStateTable.delete(learner),
                delete("former_membership", learner),
                delete("cohort_ended", learner)));
        statements.addAll(TeachingTable.end(learner, instructorsQuery));
        statements.add(delete("cohort_instructor", learner));
        statements.add(forget("by_learner", learner));
        statements.add(forget("about_learner", learner));
        return List.copyOf(statements);
    }

    /** A membership that begins meanwhile is of a cohort that is not archived. */
    @Override
    public List<Statement> deleteGuest(UUID guest) {
        return List.of(
                new Statement("""
                        DELETE FROM cohort_accommodation a
                        USING cohort_accommodated m, cohort c
                        WHERE m.learner_id = $1 AND a.id = m.accommodation_id
                          AND c.id = m.cohort_id AND c.archived_at IS NOT NULL
                          AND NOT EXISTS (SELECT FROM cohort_accommodated o
                                          WHERE o.accommodation_id = a.id AND o.learner_id <> $1)
                        """, List.of(guest)),
                new Statement("""
                        DELETE FROM membership m
                        USING cohort c
                        WHERE m.learner_id = $1 AND c.id = m.cohort_id AND c.archived_at IS NOT NULL
                        """, List.of(guest)),
                delete("cohort_visit", guest),
                delete("former_membership", guest),
                delete("cohort_calendar", guest),
                delete("cohort_ended", guest),
                forget("about_learner", guest));
    }

    @Override
    public List<String> sightings() {
        return List.of(
                "SELECT learner_id, joined_at AS seen_at FROM membership",
                "SELECT learner_id, ended_at AS seen_at FROM former_membership");
    }

    /** Members of cohorts that are not archived, whose instructors look at them, and those instructors. */
    @Override
    public Optional<String> retained() {
        return Optional.of("""
                SELECT m.learner_id
                FROM membership m
                JOIN cohort c ON c.id = m.cohort_id
                WHERE c.archived_at IS NULL
                UNION
                SELECT i.learner_id
                FROM cohort_instructor i
                JOIN cohort c ON c.id = i.cohort_id
                WHERE c.archived_at IS NULL
                """);
    }

    private static Held held(String name, UUID learner, String sql) {
        return new Held(name, new Statement(sql, List.of(learner)));
    }

    private static Statement delete(String table, UUID learner) {
        return new Statement("DELETE FROM " + table + " WHERE learner_id = $1", List.of(learner));
    }

    /** The deed stays; the people in it do not. */
    private static Statement forget(String column, UUID learner) {
        return new Statement("UPDATE cohort_audit SET %1$s = NULL WHERE %1$s = $1".formatted(column), List.of(learner));
    }
}
