package dev.crossroads.account;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Looks up accounts for other features: what people are called, and nothing else.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class AccountDirectory {
    private final Pool pool;

    /** The accounts of this database. */
    public AccountDirectory(Pool pool) {
        this.pool = pool;
    }

    /** What the owners of these accounts are called; who has none is missing. */
    public Map<UUID, String> names(List<UUID> learners) {
        Map<UUID, String> names = new HashMap<>();
        for (Row row : pool.preparedQuery("SELECT learner_id, name FROM account WHERE learner_id = ANY ($1)")
                .execute(Tuple.of((Object) learners.toArray(UUID[]::new)))
                .await()) {
            names.put(row.getUUID("learner_id"), row.getString("name"));
        }
        return names;
    }
}
