package dev.crossroads.trace;

import dev.crossroads.pure.Pure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements as they are listed: what they do to which table, {@code INSERT event}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/database-spans/#name">OpenTelemetry, names of
 *     database spans</a>
 */
@Pure
final class StatementName {
    /** Keywords are written large and tables small, so none of {@code DO UPDATE SET} is taken for one. */
    private static final Pattern CHANGED =
            Pattern.compile("\\b(?:(INSERT) INTO|(UPDATE)|(DELETE) FROM)\\s+([a-z_][a-z0-9_]*)\\b");

    /** Functions may stand for tables, and are none. */
    private static final Pattern READ = Pattern.compile("(?<!DISTINCT )\\bFROM\\s+([a-z_][a-z0-9_]*+)(?!\\s*\\()");

    /** A function that a session has for itself; its name ends in what tells it from others like it. */
    private static final Pattern OWN_FUNCTION =
            Pattern.compile("^(SELECT \\* FROM|CREATE OR REPLACE FUNCTION) pg_temp\\.([a-z]+)_\\w+\\(");

    private static final Pattern FIRST_WORD = Pattern.compile("\\w+");

    private StatementName() {}

    /**
     * The first table that it changes, else the first that it reads, else its first word; of a function of the session,
     * what it does and whether it is made or called.
     */
    static String of(String statement) {
        Matcher own = OWN_FUNCTION.matcher(statement);
        if (own.find()) {
            return (own.group(1).startsWith("SELECT") ? "CALL " : "CREATE ") + own.group(2);
        }
        Matcher changed = CHANGED.matcher(statement);
        if (changed.find()) {
            String verb = changed.group(1) != null ? "INSERT" : changed.group(2) != null ? "UPDATE" : "DELETE";
            return verb + ' ' + changed.group(4);
        }
        Matcher first = FIRST_WORD.matcher(statement);
        String verb = first.find() ? first.group() : "statement";
        Matcher read = READ.matcher(statement);
        return read.find() ? (verb.equals("WITH") ? "SELECT" : verb) + ' ' + read.group(1) : verb;
    }
}
