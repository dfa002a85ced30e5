package dev.crossroads.event;

import java.util.List;

/**
 * One set-based SQL statement with its parameters: arrays, one element per event or row.
 *
 * @param sql numbered parameters, {@code $1} first; those of a batch say of which type they are: {@code $1::uuid[]}
 * @param parameters of the types the Postgres client knows; for batches arrays: UUID[], String[], OffsetDateTime[], …
 */
public record Statement(String sql, List<Object> parameters) {}
