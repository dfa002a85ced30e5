package dev.crossroads.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The longest that anybody waits for an answer of the database, whatever they ask and by whatever way: every future
 * that comes from a pool, or from a connection, query, cursor or transaction got from it, fails with a
 * {@link java.util.concurrent.TimeoutException} then. Postgres' own {@code statement_timeout} ends what a server that
 * works takes too long over; this is for one that says nothing, as it is stopped or the network swallows what is sent.
 */
final class TimeLimit implements InvocationHandler {
    /** The types whose calls are limited too. */
    private static final Set<Class<?>> LIMITED = Set.of(
            SqlConnection.class,
            PreparedQuery.class,
            Query.class,
            PreparedStatement.class,
            Cursor.class,
            Transaction.class);

    private final Object asked;
    private final LongSupplier millis;

    private TimeLimit(Object asked, LongSupplier millis) {
        this.asked = asked;
        this.millis = millis;
    }

    /**
     * The same pool with a limit.
     *
     * @param millis how long, in milliseconds; read anew for each question
     */
    static Pool on(Pool pool, LongSupplier millis) {
        return (Pool) of(Pool.class, pool, millis);
    }

    private static Object of(Class<?> type, Object asked, LongSupplier millis) {
        return Proxy.newProxyInstance(
                TimeLimit.class.getClassLoader(), new Class<?>[] {type}, new TimeLimit(asked, millis));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            // Made of other questions, such as withTransaction: each of those is limited.
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        Object answer = answer(method, arguments);
        if (!(answer instanceof Future<?> future)) {
            return LIMITED.contains(method.getReturnType()) ? of(method.getReturnType(), answer, millis) : answer;
        }
        Future<?> limited = asked instanceof Pool && method.getName().equals("close")
                ? future
                : future.timeout(millis.getAsLong(), TimeUnit.MILLISECONDS);
        return limited.map(this::limited);
    }

    private Object answer(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(asked, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private Object limited(Object value) {
        return switch (value) {
            case SqlConnection connection -> of(SqlConnection.class, connection, millis);
            case PreparedStatement statement -> of(PreparedStatement.class, statement, millis);
            case Transaction transaction -> of(Transaction.class, transaction, millis);
            case null, default -> value;
        };
    }
}
