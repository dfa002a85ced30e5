package dev.crossroads.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The data of a learner that a feature holds beside the log and the projections, such as a membership: the one place
 * where it says so, for the day when a guest's data moves to an account, and for export and deletion. Pure: it says
 * what to run, in the transaction that does the rest under the learners' locks. Tables of a {@link Projection} are none
 * of its business, they follow from the log.
 */
@Pure
public interface LearnerData {

    /**
     * Some data of a learner.
     *
     * @param name the member of the export, such as {@code sessions}; each is there once on the whole server
     * @param rows a statement whose rows have one column {@code held} of type text, each one a JSON object; secrets
     *     such as hashes of passwords are left out
     */
    record Held(String name, Statement rows) {}

    /**
     * Events that close what two learners had open at once, when they become one.
     *
     * @param rows a statement, asked before any row of either is touched, whose rows have one column {@code held} of
     *     type text, each one a JSON object
     * @param event the event that such an object asks for
     */
    record Closing(Statement rows, Function<JsonNode, LearnerEvent> event) {}

    /** Everything held of a learner. */
    List<Held> export(UUID learner);

    /** Moves everything of a guest to the learner of an account, where both hold the same keeps one; run in order. */
    List<Statement> merge(UUID guest, UUID learner);

    /** Removes everything that is held of a learner; run in order. */
    List<Statement> delete(UUID learner);

    /**
     * Removes everything that is held of a guest who was not seen for long; run in order. It must leave what somebody
     * has begun with that id in this very moment, such as an account.
     */
    default List<Statement> deleteGuest(UUID guest) {
        return delete(guest);
    }

    /** Queries of when learners were there, beside the log: {@code (learner_id uuid, seen_at timestamptz)}. */
    default List<String> sightings() {
        return List.of();
    }

    /** A query of all learners who are no guests: {@code (learner_id uuid)}. */
    default Optional<String> accounts() {
        return Optional.empty();
    }

    /** A query of the learners whose records others count on, however long they are away: {@code (learner_id uuid)}. */
    default Optional<String> retained() {
        return Optional.empty();
    }

    /** Closes what can't go on twice once a guest's events are the learner's. */
    default Optional<Closing> closing(UUID guest, UUID learner, Instant now) {
        return Optional.empty();
    }

    /** Attempts whose marks an export leaves out, as their learner may not see them yet. Rows: {@code (id uuid)}. */
    default Optional<Statement> unmarked(UUID learner, Instant now) {
        return Optional.empty();
    }
}
