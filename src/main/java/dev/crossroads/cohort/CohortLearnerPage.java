package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * One member of a cohort: {@code cohort/learner}.
 *
 * @param reset where a link for a new password is asked for
 * @param joined and {@code seen} when, in words
 * @param percent of the course read
 * @param recommendation where it points, in words
 * @param lessons those that were opened, the latest read first
 * @param attempts the latest first
 */
public record CohortLearnerPage(
        Chrome chrome,
        CohortHead head,
        String name,
        String reset,
        String joined,
        String seen,
        int percent,
        String recommendation,
        List<String> reasons,
        List<Lesson> lessons,
        List<Attempt> attempts) {

    /** A lesson they opened. */
    public record Lesson(Link lesson, int percent, String lastRead, Optional<String> completed) {}

    /**
     * An attempt of theirs.
     *
     * @param result in words
     * @param responses empty in an anonymous cohort
     */
    public record Attempt(
            Link quiz, int number, String started, String result, boolean passed, List<Response> responses) {}

    /**
     * Their answers and the feedback they were shown.
     *
     * @param marked whether the learner may see how it was marked; nobody else is told before
     * @param points in words
     * @param confidence the key of its words; empty where they did not say
     * @param hints how many they were shown
     * @param told what was said when it was marked; may be empty
     */
    public record Response(
            String prompt,
            String answer,
            boolean marked,
            boolean correct,
            String points,
            Optional<String> confidence,
            int hints,
            String told,
            String at) {}
}
