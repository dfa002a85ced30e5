package dev.crossroads.event;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Tells which version of learners the database has, for whoever keeps what they worked out of one. Asked before it is
 * worked out, so that what changes meanwhile makes it count for nothing, and not for too much.
 */
@FunctionalInterface
public interface LearnerVersions {
    /** The version of each of these learners. */
    Future<Map<UUID, LearnerVersion>> of(Collection<UUID> learners);
}
