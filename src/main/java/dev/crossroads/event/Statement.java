package dev.crossroads.event;

import java.util.List;

/**
 * One set-based SQL statement with its parameters: arrays, one element per event or row.
 *
 * @param sql numbered parameters, {@code $1} first
 * @param parameters arrays of the types the Postgres client knows: UUID[], String[], Integer[], OffsetDateTime[], …
 */
public record Statement(String sql, List<Object> parameters) {}
