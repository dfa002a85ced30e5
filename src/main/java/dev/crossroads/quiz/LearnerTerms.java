package dev.crossroads.quiz;

import dev.crossroads.term.CourseTerms;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The terms on which learners take the quizzes of a course, which quizzes ask of whoever sets dates and allows more.
 */
@FunctionalInterface
public interface LearnerTerms {
    /** Nobody says anything: quizzes are taken as their author wrote them. */
    LearnerTerms PLAIN = (_, _) -> Future.succeededFuture(Map.of());

    /** Of these learners, by learner; those of whom nothing is said are left out. */
    Future<Map<UUID, CourseTerms>> of(Collection<UUID> learners, String course);

    /** A learner of a course. */
    record OfCourse(UUID learner, String course) {}

    /** The terms of learners of several courses, asked for once for each course. */
    static Future<Map<OfCourse, CourseTerms>> ofAll(LearnerTerms terms, Collection<OfCourse> asked) {
        Map<String, List<UUID>> learners = asked.stream()
                .collect(Collectors.groupingBy(
                        OfCourse::course, Collectors.mapping(OfCourse::learner, Collectors.toList())));
        Map<OfCourse, CourseTerms> all = new HashMap<>();
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<String, List<UUID>> of : learners.entrySet()) {
            String course = of.getKey();
            done = done.compose(_ -> terms.of(of.getValue(), course)).map(said -> {
                said.forEach((learner, one) -> all.put(new OfCourse(learner, course), one));
                return null;
            });
        }
        return done.map(all);
    }
}
