package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The changes in a cohort since a moment, by who they are of.
 *
 * @param joined who came
 * @param passed who passed a checkpoint
 * @param completed who read a lesson to its end
 * @param stuck whose last attempt of at least {@link AttentionRule#FAILED_ATTEMPTS} failed
 * @param silent whose week of silence became full
 * @param back who was active after a week of silence or more
 */
@Pure
record Changes(
        Instant since,
        List<MemberProgress> joined,
        List<MemberProgress> passed,
        List<MemberProgress> completed,
        List<MemberProgress> stuck,
        List<MemberProgress> silent,
        List<MemberProgress> back) {
    /** Copies the lists. */
    Changes {
        joined = List.copyOf(joined);
        passed = List.copyOf(passed);
        completed = List.copyOf(completed);
        stuck = List.copyOf(stuck);
        silent = List.copyOf(silent);
        back = List.copyOf(back);
    }

    /** The changes after that moment, of who needs attention as of who does not. */
    static Changes since(Instant since, CohortProgress progress, List<Attention> attention) {
        Predicate<Instant> isLater = at -> at.isAfter(since);
        return new Changes(
                since,
                of(progress, member -> isLater.test(member.member().joinedAt())),
                of(
                        progress,
                        member -> member.quizzes().values().stream()
                                .anyMatch(
                                        quiz -> quiz.passedAt().filter(isLater).isPresent())),
                of(progress, member -> member.completedAt().values().stream().anyMatch(isLater)),
                needing(attention, reason -> reason.kind() == Reason.Kind.STUCK && isLater.test(reason.at())),
                needing(attention, reason -> reason.kind() == Reason.Kind.SILENT && isLater.test(reason.at())),
                of(progress, member -> isBack(member, since, progress)));
    }

    private static List<MemberProgress> of(CohortProgress progress, Predicate<MemberProgress> isMeant) {
        List<MemberProgress> meant = new ArrayList<>();
        for (MemberProgress member : progress.members().values()) {
            if (isMeant.test(member)) {
                meant.add(member);
            }
        }
        return meant;
    }

    private static List<MemberProgress> needing(List<Attention> attention, Predicate<Reason> isMeant) {
        return attention.stream()
                .filter(each -> each.reasons().stream().anyMatch(isMeant))
                .map(Attention::member)
                .toList();
    }

    /** Active since then, and not on any of the seven days before the first such day, though at some time before. */
    private static boolean isBack(MemberProgress member, Instant since, CohortProgress progress) {
        if (member.lastAt().filter(last -> last.isAfter(since)).isEmpty()) {
            return false;
        }
        int days = (int) Math.clamp(Duration.between(since, progress.now()).toDays(), 0, CohortProgress.DAYS - 1L);
        long lately = member.activeDays() & ((2L << days) - 1);
        long before = member.activeDays() & ~((2L << days) - 1);
        // Days are counted back from today: the highest bit is the first day.
        int firstLately = Long.SIZE - 1 - Long.numberOfLeadingZeros(lately);
        int lastBefore = before == 0 ? CohortProgress.DAYS : Long.numberOfTrailingZeros(before);
        return lately != 0
                && lastBefore - firstLately > AttentionRule.SILENT_DAYS
                && member.firstAt()
                        .filter(first -> first.plus(Duration.ofDays(AttentionRule.SILENT_DAYS))
                                .isBefore(since))
                        .isPresent();
    }

    /** Whether nothing happened. */
    boolean isEmpty() {
        return joined.isEmpty()
                && passed.isEmpty()
                && completed.isEmpty()
                && stuck.isEmpty()
                && silent.isEmpty()
                && back.isEmpty();
    }
}
