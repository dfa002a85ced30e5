package dev.crossroads.quiz.regrade;

import dev.crossroads.course.Course;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.regrade.Given.Marked;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Marks one answer as a decision says.
 *
 * @param event the id of the event that does so
 * @param after as it is marked then
 * @param counted the question's maximum points before anything was marked again
 * @param passMark the share of all points that passes its attempt
 */
@Pure
public record Change(UUID event, Decision decision, Given given, Marked after, int counted, BigDecimal passMark) {
    /** Points more, or fewer, than now. */
    public int gain() {
        return after.points() - given.now().points();
    }

    /** Whether the attempt has passed as it is. */
    public boolean passed() {
        return given.isFinished() && given.attemptPoints() >= given.passPoints();
    }

    /** Whether it passes then. */
    public boolean passes() {
        int outOf = given.outOf() + after.outOf() - given.now().outOf();
        return given.isFinished() && Math.min(outOf, given.attemptPoints() + gain()) >= passPoints(outOf);
    }

    /** Whether its checkpoint is passed by it. Other quizzes, such as reviews and placements, nobody passes. */
    public boolean passesNow(Course course) {
        return counts(course) && passes() && !passed();
    }

    /** Whether its checkpoint is passed no longer. */
    public boolean passesNoLonger(Course course) {
        return counts(course) && passed() && !passes();
    }

    private boolean counts(Course course) {
        return course.quiz(given.quiz()).filter(Quiz::counts).isPresent();
    }

    private int passPoints(int outOf) {
        return outOf == given.plainOutOf()
                ? given.plainPassPoints()
                : passMark.multiply(BigDecimal.valueOf(outOf))
                        .setScale(0, java.math.RoundingMode.CEILING)
                        .intValueExact();
    }

    /** Whether its learner is better off or worse off; a question that is left out can do either without any gain. */
    public boolean changesAnything() {
        return gain() != 0 || after.outOf() != given.now().outOf() || passed() != passes();
    }
}
