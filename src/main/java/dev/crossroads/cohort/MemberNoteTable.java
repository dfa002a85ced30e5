package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code cohort_note}. */
final class MemberNoteTable {
    private static final String COLUMNS = "learner_id, handled_at, snoozed_until, note, version, changed_by";

    private final SqlClient client;

    MemberNoteTable(SqlClient client) {
        this.client = client;
    }

    /** Of the members of a cohort, by learner; those of whom nothing is recorded are left out. */
    Future<Map<UUID, MemberNote>> of(UUID cohort) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM cohort_note WHERE cohort_id = $1")
                .execute(Tuple.of(cohort))
                .map(rows -> {
                    Map<UUID, MemberNote> notes = new HashMap<>();
                    rows.forEach(row -> notes.put(row.getUUID("learner_id"), from(row)));
                    return notes;
                });
    }

    /** Of one member. */
    Future<MemberNote> of(UUID cohort, UUID learner) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM cohort_note WHERE learner_id = $2 AND cohort_id = $1")
                .execute(Tuple.of(cohort, learner))
                .map(rows ->
                        rows.stream().findFirst().map(MemberNoteTable::from).orElse(MemberNote.none(learner)));
    }

    /** Says that a member is done with until something new happens, or takes that back; false for who is no member. */
    Future<Boolean> setHandled(UUID cohort, UUID learner, Optional<Instant> handledAt, UUID by, Instant now) {
        return set("handled_at", cohort, learner, handledAt, by, now);
    }

    /** Lets a member wait until then, or not any longer. */
    Future<Boolean> setSnoozed(UUID cohort, UUID learner, Optional<Instant> until, UUID by, Instant now) {
        return set("snoozed_until", cohort, learner, until, by, now);
    }

    private Future<Boolean> set(
            String column, UUID cohort, UUID learner, Optional<Instant> moment, UUID by, Instant now) {
        return client.preparedQuery("""
                        INSERT INTO cohort_note (learner_id, cohort_id, %1$s, changed_by, changed_at)
                        SELECT learner_id, cohort_id, $3, $4, $5
                        FROM membership
                        WHERE learner_id = $1 AND cohort_id = $2
                        ON CONFLICT (learner_id, cohort_id) DO UPDATE
                            SET %1$s = excluded.%1$s, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """.formatted(column))
                .execute(Tuple.of(
                        learner,
                        cohort,
                        moment.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                        by,
                        now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Writes a note in place of the version that its writer knew; false where it is another one by now. The same text
     * again is no change.
     */
    Future<Boolean> write(UUID cohort, UUID learner, String note, int known, UUID by, Instant now) {
        return client.preparedQuery("""
                        INSERT INTO cohort_note (learner_id, cohort_id, note, version, changed_by, changed_at)
                        SELECT learner_id, cohort_id, $3, 1, $5, $6
                        FROM membership
                        WHERE learner_id = $1 AND cohort_id = $2
                        ON CONFLICT (learner_id, cohort_id) DO UPDATE
                            SET note = excluded.note,
                                version = cohort_note.version + (cohort_note.note <> excluded.note)::int,
                                changed_by = excluded.changed_by, changed_at = excluded.changed_at
                            WHERE cohort_note.version = $4 OR cohort_note.note = excluded.note
                        """)
                .execute(Tuple.of(learner, cohort, note, known, by, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    private static MemberNote from(Row row) {
        return new MemberNote(
                row.getUUID("learner_id"),
                instant(row, "handled_at"),
                instant(row, "snoozed_until"),
                row.getString("note"),
                row.getInteger("version"),
                Optional.ofNullable(row.getUUID("changed_by")));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
