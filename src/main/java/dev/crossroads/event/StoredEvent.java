package dev.crossroads.event;

import java.time.Instant;

/**
 * An event as the log holds it.
 *
 * @param seq its place in the log; rises with each learner's events
 * @param recordedAt when the transaction that holds it began, by the database's clock
 */
public record StoredEvent(long seq, Instant recordedAt, LearnerEvent event) {}
