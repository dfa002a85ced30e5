package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * One member of a cohort: {@code cohort/learner}.
 *
 * @param number that the institution gave them
 * @param invitedAs the address by which an instructor invited them; by these two namesakes are told apart
 * @param reset where a link for a new password is asked for
 * @param joined and {@code seen} when, in words
 * @param percent of the course read
 * @param recommendation where it points, in words
 * @param passed how many checkpoints of how many, in words
 * @param counted what counts of checkpoints where days late take points off, in words
 * @param weak the concepts that are weakest, with how many of their questions are right
 * @param note what instructors recorded, and its forms
 * @param allowed what they are allowed beyond others, in words
 * @param allow where more is allowed them
 * @param weeks those in which they did something, the latest first
 */
public record CohortLearnerPage(
        Chrome chrome,
        CohortHead head,
        String name,
        Optional<String> number,
        Optional<String> invitedAs,
        String reset,
        String joined,
        String seen,
        int percent,
        String recommendation,
        List<String> reasons,
        String passed,
        List<String> counted,
        List<String> weak,
        NoteForms note,
        List<String> allowed,
        String allow,
        List<Week> weeks) {

    /**
     * A week, from Monday.
     *
     * @param title in words
     * @param gap how many weeks without a sign come before it, in words; may be empty
     * @param lessons those that were read last in it, the latest first
     * @param attempts those begun in it, the latest first
     */
    public record Week(String title, String gap, List<Lesson> lessons, List<Attempt> attempts) {}

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
