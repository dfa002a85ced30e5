package dev.crossroads.database;

/** The database can't be started, reached or migrated; the message is for the operator and says what to do. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception with a sentence for the operator. */
    public DatabaseException(String message) {
        super(message);
    }

    /** An exception with a sentence for the operator, and what lies behind it. */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
