package dev.crossroads.recorder;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions that sessions of a recorder have: each is created once in a session, before the first batch there that
 * needs it. Where they can't be had, as with a role that may create nothing temporary, or behind a pooler that changes
 * sessions, batches are stored statement by statement.
 *
 * <p>Used on the recorder's event loop only.
 */
final class BatchFunctions {
    private static final Logger LOG = LoggerFactory.getLogger(BatchFunctions.class);

    /** Kinds of batches that get a function; what comes in any other mixture is rare. */
    private static final int MOST = 32;

    /** Sessions that are remembered; of those that ended nobody hears. */
    private static final int SESSIONS = 64;

    /** SQLSTATE of a function that is not there (PostgreSQL manual, appendix A). */
    private static final String UNDEFINED_FUNCTION = "42883";

    private final Map<List<String>, Optional<BatchFunction>> byTexts = new HashMap<>();
    private final Map<Session, Set<BatchFunction>> created = new LinkedHashMap<>();
    private boolean isOff;

    /** A session of Postgres; no two have the same key while one of them lives. */
    private record Session(int process, int key) {}

    /** The function for a batch, created in the session where it was not; empty where the statements have to do. */
    Future<Optional<Statement>> call(SqlConnection connection, BatchFunction.Parts parts) {
        Optional<BatchFunction> function = isOff ? Optional.empty() : function(parts);
        return function.map(it -> ready(connection, it)
                        .map(isThere -> isThere
                                ? Optional.of(new Statement(it.call(), parts.parameters()))
                                : Optional.<Statement>empty()))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    private Optional<BatchFunction> function(BatchFunction.Parts parts) {
        List<String> texts = parts.texts();
        Optional<BatchFunction> known = byTexts.get(texts);
        if (known != null) {
            return known;
        }
        if (byTexts.size() >= MOST) {
            return Optional.empty();
        }
        Optional<BatchFunction> made = BatchFunction.of(parts, EventLog.APPENDED);
        byTexts.put(texts, made);
        return made;
    }

    private Future<Boolean> ready(SqlConnection connection, BatchFunction function) {
        PgConnection session = PgConnection.cast(connection);
        Set<BatchFunction> there = thereIn(new Session(session.processId(), session.secretKey()));
        if (there.contains(function)) {
            return Future.succeededFuture(true);
        }
        return connection
                .query(function.definition())
                .execute()
                .map(_ -> there.add(function))
                .map(true)
                .otherwise(cause -> {
                    // Whatever else is wrong, the statements meet it, too, and say so.
                    if (cause instanceof PgException) {
                        switchOff(cause);
                    }
                    return false;
                });
    }

    private Set<BatchFunction> thereIn(Session session) {
        if (!created.containsKey(session) && created.size() >= SESSIONS) {
            created.remove(created.keySet().iterator().next());
        }
        return created.computeIfAbsent(session, _ -> new HashSet<>());
    }

    /** Whether a call failed for nothing but that the function was not there; from then on statements have to do. */
    boolean wereMissing(Throwable cause) {
        boolean isMissing = cause instanceof PgException error && UNDEFINED_FUNCTION.equals(error.getSqlState());
        if (isMissing) {
            switchOff(cause);
        }
        return isMissing;
    }

    private void switchOff(Throwable cause) {
        if (!isOff) {
            LOG.warn(
                    "Batches are stored by one statement after the other, which takes longer: this database gives a session no"
                            + " functions of its own ({})",
                    Trouble.inWords(cause));
        }
        isOff = true;
    }
}
