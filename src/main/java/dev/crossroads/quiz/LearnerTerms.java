package dev.crossroads.quiz;

import dev.crossroads.term.CourseTerms;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The terms on which learners take the quizzes of a course, which quizzes ask of whoever sets dates and allows more.
 */
@FunctionalInterface
public interface LearnerTerms {
    /** Nobody says anything: quizzes are taken as their author wrote them. */
    LearnerTerms PLAIN = (_, _) -> Future.succeededFuture(Map.of());

    /** Of these learners, by learner; those of whom nothing is said are left out. */
    Future<Map<UUID, CourseTerms>> of(Collection<UUID> learners, String course);
}
