package dev.crossroads.recorder;

import dev.crossroads.event.Statement;
import dev.crossroads.hash.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All statements of a batch as one function of the session, so that they cost one exchange with Postgres and not one
 * each. It locks, looks whether anything stands against one of the events, and stores them all where nothing does,
 * which is the ordinary case. Else it stores nothing and returns no row, and the statements are to be sent one by one.
 *
 * <p>A statement in it sees what was committed before that statement began, as it does by itself: that holds for
 * functions that are volatile, at the level of read committed (PostgreSQL manual, section 36.7).
 *
 * @param definition creates it, in the schema for what is temporary in a session; its name is made of its text
 * @param call calls it with the parameters of all its statements, one after the other
 */
record BatchFunction(String definition, String call) {
    /** Statements say with each parameter of which type it is. */
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)(?:::(\\w+\\[\\]))?");

    private static final String QUOTE = "$batch$";
    private static final int LENGTH_OF_NAME = 8;

    /** The most parameters of a function (FUNC_MAX_ARGS, PostgreSQL manual, appendix K). */
    private static final int MOST_PARAMETERS = 100;

    /**
     * The statements of a batch.
     *
     * @param against each returns a row for an event that is not to be stored, or is already
     * @param append adds the events to the log and returns a row for each
     */
    record Parts(Statement lock, List<Statement> against, Statement append, List<Statement> project) {
        private Stream<Statement> all() {
            return Stream.of(Stream.of(lock), against.stream(), Stream.of(append), project.stream())
                    .flatMap(part -> part);
        }

        /** By which two batches are told to have the same function. */
        List<String> texts() {
            return all().map(Statement::sql).toList();
        }

        /** The parameters of all of them, for the call. */
        List<Object> parameters() {
            return all().flatMap(statement -> statement.parameters().stream()).toList();
        }
    }

    /**
     * The function for a batch of these statements; empty where one does not say of which type a parameter is, or where
     * they have more of them than a function may.
     *
     * @param returned the columns that {@code append} returns, with their types
     */
    static Optional<BatchFunction> of(Parts parts, String returned) {
        Numbering numbering = new Numbering();
        StringBuilder body = new StringBuilder("DECLARE locked bigint;\nBEGIN\n");
        body.append("locked := (").append(numbering.goOn(parts.lock())).append(");\n");
        body.append(parts.against().stream()
                .map(statement -> "EXISTS (" + numbering.goOn(statement) + ")")
                .collect(Collectors.joining("\nOR ", "IF ", "\nTHEN RETURN; END IF;\n")));
        body.append("RETURN QUERY ").append(numbering.goOn(parts.append())).append(";\n");
        parts.project()
                .forEach(statement -> body.append(numbering.goOn(statement)).append(";\n"));
        body.append("END");
        return numbering.types().map(types -> {
            String signature =
                    "(%s) RETURNS SETOF record LANGUAGE plpgsql VOLATILE AS ".formatted(String.join(", ", types));
            String name = "pg_temp.batch_" + HexFormat.of().formatHex(Sha256.of(signature + body), 0, LENGTH_OF_NAME);
            String numbers = IntStream.rangeClosed(1, types.size())
                    .mapToObj(number -> "$" + number)
                    .collect(Collectors.joining(", "));
            return new BatchFunction(
                    "CREATE OR REPLACE FUNCTION " + name + signature + QUOTE + body + QUOTE,
                    "SELECT * FROM %s(%s) AS added (%s)".formatted(name, numbers, returned));
        });
    }

    /** Parameters of several statements, numbered on from each to the next. */
    private static final class Numbering {
        private final List<Optional<String>> types = new ArrayList<>();

        /** The text of the next statement with the new numbers of its parameters. */
        String goOn(Statement next) {
            int before = types.size();
            next.parameters().forEach(_ -> types.add(Optional.empty()));
            return PARAMETER.matcher(next.sql()).replaceAll(found -> {
                int number = before + Integer.parseInt(found.group(1));
                String type = found.group(2);
                if (type != null) {
                    types.set(number - 1, Optional.of(type));
                }
                return Matcher.quoteReplacement("$" + number + (type == null ? "" : "::" + type));
            });
        }

        /** The type of each; empty where one is not known, or there are too many. */
        Optional<List<String>> types() {
            List<String> known = types.stream().flatMap(Optional::stream).toList();
            return known.size() == types.size() && known.size() <= MOST_PARAMETERS
                    ? Optional.of(known)
                    : Optional.empty();
        }
    }
}
