package dev.crossroads.cohort;

/** The responses of learners in a course with how long each took, as SQL. */
final class TimedResponses {
    private TimedResponses() {}

    /**
     * A table expression: the columns of {@code response}, and {@code first_ms}, the milliseconds to the first answer
     * that the attempt has to the question, from the one before it or from the beginning of the attempt.
     *
     * <p>Learners and course are asked of both tables, as Postgres does not conclude the one from the other where there
     * are many learners, and would read all attempts there are.
     *
     * @param learners an expression of type uuid[]
     * @param course an expression of type text
     */
    static String of(String learners, String course) {
        return """
                (SELECT r.*,
                        greatest(0, 1000 * extract(epoch FROM r.first_answered_at - greatest(
                            a.started_at,
                            lag(r.first_answered_at) OVER (
                                PARTITION BY r.learner_id, r.attempt_id
                                ORDER BY r.first_answered_at, r.question))))::int AS first_ms
                 FROM response r
                 JOIN attempt a ON a.learner_id = r.learner_id AND a.id = r.attempt_id
                 WHERE r.learner_id = ANY (%1$s) AND r.course = %2$s
                   AND a.learner_id = ANY (%1$s) AND a.course = %2$s)
                """.formatted(learners, course);
    }
}
