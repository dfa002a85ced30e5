package dev.crossroads.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Turns values into the columns that a set-based statement unnests: one array per property, in the order of the
 * statement's numbered parameters.
 */
public final class Columns<T> {
    private final List<T> rows;
    private final List<Object> parameters;

    private Columns(List<T> rows, List<Object> parameters) {
        this.rows = rows;
        this.parameters = parameters;
    }

    /** Columns of these rows; {@code $1} comes first. */
    public static <T> Columns<T> of(List<? extends T> rows) {
        return new Columns<>(List.copyOf(rows), new ArrayList<>());
    }

    /** Columns of what these events say, if they say anything. */
    public static <T> Optional<Columns<T>> said(
            List<? extends LearnerEvent> events, Function<LearnerEvent, Stream<T>> says) {
        List<T> rows = events.stream().flatMap(says).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(of(rows));
    }

    /** Goes on with the columns of other rows, numbered after those so far. */
    public <U> Columns<U> andOf(List<? extends U> others) {
        return new Columns<>(List.copyOf(others), parameters);
    }

    /** A column of type uuid[]. */
    public Columns<T> uuid(Function<T, UUID> property) {
        return add(property, UUID[]::new);
    }

    /** A column of type text[]; also for what the statement casts, such as JSON. */
    public Columns<T> text(Function<T, String> property) {
        return add(property, String[]::new);
    }

    /** A column of type int[]. */
    public Columns<T> integer(Function<T, Integer> property) {
        return add(property, Integer[]::new);
    }

    /** A column of type boolean[]. */
    public Columns<T> bool(Function<T, Boolean> property) {
        return add(property, Boolean[]::new);
    }

    /** A column of type timestamptz[]. */
    public Columns<T> time(Function<T, Instant> property) {
        return add(row -> at(property.apply(row)), OffsetDateTime[]::new);
    }

    /** A column of type int[] with nulls. */
    public Columns<T> optionalInteger(Function<T, Optional<Integer>> property) {
        return add(row -> property.apply(row).orElse(null), Integer[]::new);
    }

    /** A column of type uuid[] with nulls. */
    public Columns<T> optionalUuid(Function<T, Optional<UUID>> property) {
        return add(row -> property.apply(row).orElse(null), UUID[]::new);
    }

    /** A column of type text[] with nulls. */
    public Columns<T> optionalText(Function<T, Optional<String>> property) {
        return add(row -> property.apply(row).orElse(null), String[]::new);
    }

    /** A column of type timestamptz[] with nulls. */
    public Columns<T> optionalTime(Function<T, Optional<Instant>> property) {
        return add(row -> property.apply(row).map(Columns::at).orElse(null), OffsetDateTime[]::new);
    }

    /** The statement with these columns as its parameters. */
    public Statement statement(String sql) {
        return new Statement(sql, List.copyOf(parameters));
    }

    private <V> Columns<T> add(Function<T, V> property, IntFunction<V[]> array) {
        // A loop: thousands of answers a second pass here, a dozen columns each.
        V[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = property.apply(rows.get(i));
        }
        parameters.add(column);
        return this;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
