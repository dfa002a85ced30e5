package dev.crossroads.cohort;

import dev.crossroads.cohort.ActivityTable.Activity;
import dev.crossroads.course.Course;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.progress.Standing;
import dev.crossroads.progress.Standings;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Series;
import dev.crossroads.quiz.Siblings;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.recommendation.advisor.Leader;
import dev.crossroads.recommendation.advisor.Preferences;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The basis of a member's progress: all that is recorded of them and counts for it. It follows the answers that are
 * recorded of them while somebody watches, so that nobody has to read again all that they ever did.
 *
 * @param activity empty for who never was active in the course
 * @param stated to the course's questionnaire; empty where it has none
 */
@Pure
record MemberBasis(Optional<Activity> activity, Standings.Stored stored, Fsrs fsrs, Optional<Preferences> stated) {

    /**
     * The same with answers that were recorded, whether they are part of it by now or not. Empty where it takes reading
     * all of it again.
     *
     * @param today in the zone whose days are told
     */
    Optional<MemberBasis> with(List<QuestionAnswered> answers, LocalDate today, ZoneId zone) {
        Optional<MemberBasis> basis = Optional.of(this);
        for (QuestionAnswered answer : answers) {
            basis = basis.flatMap(before -> before.stored
                    .with(answer)
                    .map(more -> new MemberBasis(
                            Optional.of(Activity.with(before.activity, answer.at(), today, zone)),
                            more,
                            fsrs,
                            stated)));
        }
        return basis;
    }

    /** Whether an answer tells more than that its learner is at work: its mark may be known by now. */
    boolean tells(QuestionAnswered answer) {
        return stored.results().reveals(answer);
    }

    /** The member's standing by it. */
    KnownMembers.Standing standing(
            Membership member, Course course, ZoneId zone, Series series, Siblings siblings, Instant now) {
        CourseResults results = stored.results().at(now);
        Standing standing = stored.standing(course, results);
        return new KnownMembers.Standing(
                MemberProgress.of(
                        member,
                        activity,
                        standing,
                        new MemberMemory(
                                fsrs,
                                stored.results()
                                        .remembered(results, fsrs, series, siblings, now, zone)
                                        .memories()),
                        leader(course, results)),
                standing.until(),
                Optional.of(this));
    }

    /**
     * The same of somebody whose standing before some answers is known, in attempts that go on: no lesson and no quiz
     * is another by these. Their memory is worked out when somebody asks for it.
     *
     * @param isTold whether one of the answers {@linkplain #tells tells} anything
     * @param series makes one for each who works out their memory
     */
    KnownMembers.Standing standing(
            MemberProgress before,
            boolean isTold,
            Course course,
            ZoneId zone,
            Supplier<Series> series,
            Siblings siblings,
            Instant now) {
        CourseResults results = stored.results().at(now);
        Standing standing = stored.standing(course, results);
        MemberProgress active = before.active(activity);
        return new KnownMembers.Standing(
                isTold
                        ? active.answered(
                                standing,
                                MemberMemory.of(
                                        fsrs,
                                        () -> stored.results()
                                                .remembered(results, fsrs, series.get(), siblings, now, zone)
                                                .memories()),
                                leader(course, results))
                        : active,
                standing.until(),
                Optional.of(this));
    }

    private Optional<Leader> leader(Course course, CourseResults results) {
        return stated.flatMap(said -> Leaders.of(course, said, results));
    }
}
