package dev.crossroads.recorder;

import io.vertx.pgclient.PgException;

/** The cause of a failed batch, and so what to do with it. */
enum Trouble {
    /** An event of the batch can't be stored; its neighbours can. */
    EVENT,
    /** Another transaction was in the way; the same batch may pass when it is tried again. */
    CONTENTION,
    /** It is not the events: Postgres is away, full, shutting down, too slow, or not of our making. */
    DATABASE;

    /** A statement could not even be made of the events. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(RuntimeException cause) {
            super("it can't be turned into a statement: " + cause, cause);
        }
    }

    /**
     * Judges by the class of the SQLSTATE, the first two characters (PostgreSQL manual, appendix A): 21 cardinality, 22
     * data, 23 constraints, 54 a value over a limit, P0 raised by a trigger, and XX000, which values can provoke, speak
     * of what was to be stored; 40 is a deadlock or serialization failure. What is not known is not the event's fault:
     * then nobody is told that it can never be recorded.
     */
    static Trouble of(Throwable cause) {
        return switch (cause) {
            case Unusable _ -> EVENT;
            case PgException error -> ofState(error.getSqlState());
            default -> DATABASE;
        };
    }

    private static Trouble ofState(String state) {
        if (state == null || state.length() != 5) {
            return DATABASE;
        }
        return switch (state.substring(0, 2)) {
            case "21", "22", "23", "54", "P0" -> EVENT;
            case "40" -> CONTENTION;
            case "XX" -> state.equals("XX000") ? EVENT : DATABASE;
            default -> DATABASE;
        };
    }

    /** The cause in a sentence. */
    static String inWords(Throwable cause) {
        if (cause instanceof PgException error) {
            String detail = error.getDetail() == null ? "" : " (" + error.getDetail() + ")";
            return error.getErrorMessage() + detail;
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
