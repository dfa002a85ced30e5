package dev.crossroads.recorder;

import dev.crossroads.event.Projection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The contents of table {@code projection}: by which projections the rows were made that are there, and how far a
 * filling has come.
 *
 * @param made tables with the versions that all of the log is in
 * @param filling those that a filling under way is for; empty where none is
 * @param upTo the last learner of the filling who is done
 */
record ProjectionState(Set<String> made, Set<String> filling, Optional<UUID> upTo) {

    /** The names of what projections keep, as they stand in the table. */
    static Set<String> names(List<Projection> projections) {
        return projections.stream()
                .flatMap(projection -> projection.tables().stream().map(table -> table + ":" + projection.version()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads it; waits. */
    static ProjectionState read(SqlClient client) {
        Row row = client.query("SELECT made, filling, filled_up_to FROM projection")
                .execute()
                .await()
                .iterator()
                .next();
        String[] filling = row.getArrayOfStrings("filling");
        return new ProjectionState(
                Set.of(row.getArrayOfStrings("made")),
                filling == null ? Set.of() : Set.of(filling),
                Optional.ofNullable(row.getUUID("filled_up_to")));
    }

    /** Notes that all of the log is in these; waits. */
    static void made(SqlClient client, Set<String> names) {
        client.preparedQuery(
                        "UPDATE projection SET made = $1, filling = NULL, filled_up_to = NULL, made_anew = made_anew +"
                                + " 1")
                .execute(Tuple.of(sorted(names)))
                .await();
    }

    /** Notes how far a filling has come, or that it begins; waits. */
    static void filling(SqlClient client, Set<String> names, Optional<UUID> upTo) {
        client.preparedQuery("UPDATE projection SET filling = $1, filled_up_to = $2")
                .execute(Tuple.of(sorted(names), upTo.orElse(null)))
                .await();
    }

    private static String[] sorted(Set<String> names) {
        return names.stream().sorted().toArray(String[]::new);
    }
}
