package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.Lean;
import dev.crossroads.course.Course;
import dev.crossroads.quiz.CourseResults.Marked;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What cohorts have to know of recommendations; whoever joins the parts says how it is found out. It waits for the
 * database: call it from virtual threads.
 */
@FunctionalInterface
public interface Leanings {

    /**
     * Where the recommendations of these learners point; who answered nothing that one rests on is missing.
     *
     * @param responses to checkpoints whose marks they may see, the earliest first, for every learner who is asked for;
     *     may be empty for each
     */
    Map<UUID, Lean> of(Course course, Map<UUID, List<Marked>> responses);
}
