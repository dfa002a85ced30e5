package dev.crossroads.cohort;

import dev.crossroads.roster.PeopleList;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The accounts that cohorts require. Waits for the database. */
public interface People {

    /** The names of the owners of accounts; learners without an account are missing. */
    Map<UUID, String> names(List<UUID> learners);

    /** An e-mail address as somebody typed it; empty for what is none. Asks nobody. */
    Optional<PeopleList.Address> address(String typed);

    /** The address of somebody's account, as it is compared; empty for a guest. */
    Optional<String> addressOf(UUID learner);

    /** Whose accounts have these addresses, as they are compared; one without an account is missing. */
    Map<String, UUID> owners(Collection<String> addresses);

    /**
     * A link by which the owner of an account sets a new password, once and within half an hour; empty for a guest and
     * for instructors. It leads somewhere once it is stored.
     */
    Optional<ResetLink> resetLink(UUID learner, UUID instructor);

    /**
     * A link for a new password.
     *
     * @param path of this server
     * @param storing makes it lead somewhere, in a transaction
     */
    record ResetLink(String path, Function<SqlConnection, Future<?>> storing) {
        /** Stores it in the transaction that keeps who made it. */
        Future<?> store(SqlConnection transaction) {
            return storing.apply(transaction);
        }
    }

    /** The query for the learner ids of all who have the role of instructors, to stand in other statements. */
    String instructorsQuery();

    /** The instructor of this site whose account has that e-mail address. */
    Optional<UUID> instructor(String email);
}
