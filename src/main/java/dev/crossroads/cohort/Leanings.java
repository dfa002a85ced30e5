package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.Lean;
import dev.crossroads.course.Course;
import dev.crossroads.event.LearnerEvent.Confidence;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What cohorts have to know of recommendations; whoever joins the parts says how it is found out. It waits for the
 * database: call it from virtual threads.
 */
public interface Leanings {

    /**
     * First responses of a learner to items that are evidence by the same rule, and were given alike.
     *
     * @param rule id of the rule of evidence
     * @param isRapid whether they came faster than anybody reads
     * @param answered how many, at least 1
     */
    record Shown(String rule, Optional<Confidence> confidence, boolean isRapid, int answered, int correct) {}

    /** A response in less time than this is rapid; in milliseconds. */
    int rapidMillis();

    /**
     * Where the recommendations of these learners point; who answered nothing that one rests on is missing.
     *
     * @param shown by learner, for every one who is asked for; may be empty for each
     */
    Map<UUID, Lean> of(Course course, Map<UUID, ? extends Collection<Shown>> shown);
}
