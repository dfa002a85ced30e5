package dev.crossroads.quiz;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The wishes of learners for their reviews, which quizzes ask of whoever keeps them. */
@FunctionalInterface
public interface LearnerWishes {
    /** Nobody wishes anything. */
    LearnerWishes NONE = (_) -> Future.succeededFuture(Map.of());

    /** Of these learners, by learner; those who never said anything are left out. */
    Future<Map<UUID, ReviewWishes>> of(Collection<UUID> learners);
}
