package dev.crossroads.event;

import java.util.List;

/** Events that one commit made durable, told to whoever listens. */
public record RecordedBatch(List<StoredEvent> events) {}
