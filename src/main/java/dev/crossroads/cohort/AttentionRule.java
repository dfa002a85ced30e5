package dev.crossroads.cohort;

import dev.crossroads.cohort.Reason.Behind;
import dev.crossroads.cohort.Reason.Inactive;
import dev.crossroads.cohort.Reason.NeverBegan;
import dev.crossroads.cohort.Reason.Overdue;
import dev.crossroads.cohort.Reason.Stuck;
import dev.crossroads.cohort.Reason.SureButWrong;
import dev.crossroads.course.Course;
import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One rule of when a member needs attention, named as the sentence it is; {@link #ALL} are the rules there are. */
@FunctionalInterface
@Pure
interface AttentionRule {
    /**
     * A cohort that meets once a week has missed no meeting yet, and a page that names everybody names nobody. The
     * studies of drop-out count ten days of silence as having left (KDD Cup 2015); a week is in time to ask.
     */
    int SILENT_DAYS = 7;

    /**
     * Of learners who did not get a skill within ten opportunities, few ever did by going on alone (Beck and Gong,
     * "Wheel-Spinning: Students Who Fail to Master a Skill", 2013). Three attempts at a quiz of five or six items are
     * more than ten.
     */
    int FAILED_ATTEMPTS = 3;

    /** One sure and wrong answer is a slip; half of at least three is a belief. */
    int SURE_ANSWERS = 3;

    /** A quarter of the course, in per cent: some weeks' work, more than a busy week explains. */
    int FAR_BEHIND = 25;

    /** The rules, in the order in which their reasons are told. */
    List<AttentionRule> ALL = List.of(
            AttentionRule::stuckOnAQuizAfterThreeFailedAttempts,
            AttentionRule::lateWithWhatIsDue,
            AttentionRule::sureButWrongOnAConcept,
            AttentionRule::inactiveForAWeek,
            AttentionRule::aQuarterOfTheCourseBehindTheMedian);

    /**
     * The circumstances that a member is compared with.
     *
     * @param median per cent of the course that the median member has read; told of five members or more
     * @param members how many there are
     * @param dues of the cohort, and for whom they are later
     * @param isAnonymous whether what somebody answered must not follow from it
     */
    record Circumstances(Course course, Instant now, int median, int members, CohortDues dues, boolean isAnonymous) {}

    /** Why this member needs attention by this rule; empty where they don't. */
    Stream<? extends Reason> reasons(MemberProgress member, Circumstances circumstances);

    /** Three attempts at a quiz failed, and none passed since. */
    static Stream<Stuck> stuckOnAQuizAfterThreeFailedAttempts(MemberProgress member, Circumstances circumstances) {
        return circumstances.course().quizzes().keySet().stream()
                .filter(quiz -> member.quizzes().containsKey(quiz))
                .filter(quiz -> member.quizzes().get(quiz).failedSincePass() >= FAILED_ATTEMPTS)
                .map(quiz -> {
                    MemberProgress.QuizProgress tried = member.quizzes().get(quiz);
                    return new Stuck(
                            quiz, tried.failedSincePass(), tried.lastEndedAt().orElse(member.lastSign()));
                })
                // Of several failed ones, the newest comes first.
                .sorted(Comparator.comparing(Stuck::at).reversed());
    }

    /** The last day of something has passed, and they have not completed the lesson or passed the quiz. */
    static Stream<Overdue> lateWithWhatIsDue(MemberProgress member, Circumstances circumstances) {
        List<Due> late = circumstances.dues().of(member.learner()).stream()
                .filter(due ->
                        due.matters(circumstances.now()) && due.isOver(circumstances.now()) && !isDone(due, member))
                .sorted(Comparator.comparing(Due::end))
                .toList();
        return late.stream()
                .limit(1)
                .map(due -> new Overdue(
                        due,
                        days(due.end(), circumstances.now()),
                        late.size(),
                        late.getLast().end()));
    }

    /** Whether a member has completed the lesson, passed the quiz or handed in the warm-up. */
    static boolean isDone(Due due, MemberProgress member) {
        return switch (due.kind()) {
            case LESSON -> member.hasCompleted(due.target());
            case QUIZ -> due.isWarmUp() ? member.warmedUp().contains(due.target()) : member.hasPassed(due.target());
        };
    }

    /**
     * Of at least three items on a concept whose latest answer they were sure of, half or more are wrong. It tells how
     * somebody answered, so it is not told in an anonymous cohort.
     */
    static Stream<SureButWrong> sureButWrongOnAConcept(MemberProgress member, Circumstances circumstances) {
        if (circumstances.isAnonymous()) {
            return Stream.empty();
        }
        List<SureButWrong> reasons = new ArrayList<>();
        for (String concept : circumstances.course().concepts().keySet()) {
            MemberProgress.ConceptProgress answered = member.concepts().get(concept);
            if (answered != null && answered.sure() >= SURE_ANSWERS && 2 * answered.sureButWrong() >= answered.sure()) {
                reasons.add(new SureButWrong(
                        concept,
                        answered.sureButWrong(),
                        answered.sure(),
                        answered.lastSureButWrongAt().orElse(member.lastSign())));
            }
        }
        return reasons.stream();
    }

    /** Nothing was heard of them for a week, and they are not done with the course. */
    static Stream<Reason> inactiveForAWeek(MemberProgress member, Circumstances circumstances) {
        int days = days(member.lastSign(), circumstances.now());
        if (days < SILENT_DAYS || member.percent() == 100) {
            return Stream.empty();
        }
        Instant since = member.lastSign().plus(Duration.ofDays(SILENT_DAYS));
        return Stream.of(member.hasBegun() ? new Inactive(days, since) : new NeverBegan(days, since));
    }

    /** They have begun, and the median member has read at least a quarter of the course more. */
    static Stream<Behind> aQuarterOfTheCourseBehindTheMedian(MemberProgress member, Circumstances circumstances) {
        int percent = member.percent();
        return circumstances.members() >= Proportion.LEAST
                        && member.hasBegun()
                        && circumstances.median() - percent >= FAR_BEHIND
                ? Stream.of(new Behind(percent, circumstances.median(), member.lastSign()))
                : Stream.empty();
    }

    private static int days(Instant from, Instant to) {
        return (int) Math.max(0, Duration.between(from, to).toDays());
    }
}
