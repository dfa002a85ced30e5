package dev.crossroads.account;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Statements that are one transaction. */
final class InOneGo {
    private InOneGo() {}

    /** Runs them in order; all of them or none. */
    static Future<Void> run(Pool pool, List<Statement> statements) {
        return pool.withTransaction(transaction -> run(transaction, statements));
    }

    /** The same in a transaction that is there. */
    static Future<Void> run(SqlConnection transaction, List<Statement> statements) {
        Future<Void> done = Future.succeededFuture();
        for (Statement statement : statements) {
            done = done.compose(_ -> transaction
                    .preparedQuery(statement.sql())
                    .execute(Tuple.wrap(statement.parameters()))
                    .mapEmpty());
        }
        return done;
    }
}
