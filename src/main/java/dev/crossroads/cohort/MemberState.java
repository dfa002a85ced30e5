package dev.crossroads.cohort;

import dev.crossroads.cohort.KnownMembers.Standing;
import dev.crossroads.cohort.MemberProgress.Best;
import dev.crossroads.cohort.MemberProgress.ConceptProgress;
import dev.crossroads.cohort.MemberProgress.Ended;
import dev.crossroads.cohort.MemberProgress.QuizProgress;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.memory.MemoryState;
import dev.crossroads.progress.ReadingMark;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Tally;
import dev.crossroads.recommendation.advisor.Leader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where a member stands, as bytes: everything but who they are called and what the site's parameters of memory are. It
 * has no number of its format, as no other program than the one that wrote it reads it ({@link StateEdition}).
 */
@Pure
final class MemberState {
    private static final long ALL_DAYS = (1L << CohortProgress.DAYS) - 1;

    private MemberState() {}

    /**
     * Writes it.
     *
     * @param today by which its days of activity are counted back
     */
    static byte[] write(Standing standing, StateNames names, LocalDate today) {
        StateWriter to = new StateWriter(names);
        MemberProgress member = standing.progress();
        to.time(standing.until());
        to.day(today);
        to.maybe(member.firstAt(), to::time);
        to.maybe(member.lastAt(), to::time);
        to.number(member.percent());
        map(to, member.lessons(), mark -> {
            to.name(mark.state());
            to.number(mark.percent());
        });
        map(to, member.completedAt(), to::time);
        map(to, member.quizzes(), quiz -> write(to, quiz));
        map(to, member.concepts(), concept -> {
            to.number(concept.tally().right());
            to.number(concept.tally().partly());
            to.number(concept.tally().asked());
            to.number(concept.sure());
            to.number(concept.sureButWrong());
            to.maybe(concept.lastSureButWrongAt(), to::time);
        });
        map(to, member.items(), to::flag);
        to.bits(member.activeDays());
        map(to, member.remembered().memories(), memory -> {
            to.real(memory.state().stability());
            to.real(memory.state().difficulty());
            to.day(memory.answeredOn());
            to.number(memory.answers());
        });
        to.number(member.warmedUp().size());
        member.warmedUp().forEach(to::name);
        to.maybe(member.leader(), leader -> {
            to.name(leader.alternative());
            to.flag(leader.decided());
        });
        return to.bytes();
    }

    private static void write(StateWriter to, QuizProgress quiz) {
        to.number(quiz.attempts());
        to.number(quiz.failedSincePass());
        to.maybe(quiz.best(), best -> {
            to.number(best.points());
            to.number(best.outOf());
            to.flag(best.passed());
        });
        to.flag(quiz.isOpen());
        to.maybe(quiz.lastEndedAt(), to::time);
        to.maybe(quiz.passedAt(), to::time);
        to.number(quiz.ended().size());
        quiz.ended().forEach(ended -> {
            to.number(ended.points());
            to.number(ended.outOf());
            to.time(ended.begun());
            to.maybe(ended.deadline(), to::time);
            to.time(ended.at());
        });
    }

    private static <T> void map(StateWriter to, Map<String, T> map, Consumer<T> writing) {
        to.number(map.size());
        map.forEach((name, value) -> {
            to.name(name);
            writing.accept(value);
        });
    }

    /**
     * Reads it.
     *
     * @param today the day there is now; one that was written for a later day is not read
     */
    static Optional<Standing> read(byte[] bytes, Membership member, StateNames names, Fsrs fsrs, LocalDate today) {
        StateReader from = new StateReader(bytes, names);
        Instant until = from.time();
        long passed = ChronoUnit.DAYS.between(from.day(), today);
        if (passed < 0) {
            return Optional.empty();
        }
        return Optional.of(new Standing(
                new MemberProgress(
                        member,
                        from.maybe(from::time),
                        from.maybe(from::time),
                        from.count(),
                        from.map(() -> new ReadingMark(from.name(), from.count())),
                        from.map(from::time),
                        from.map(() -> quiz(from)),
                        from.map(() -> new ConceptProgress(
                                new Tally(from.count(), from.count(), from.count()),
                                from.count(),
                                from.count(),
                                from.maybe(from::time))),
                        from.map(from::flag),
                        backBy(passed, from.bits()),
                        new MemberMemory(fsrs, from.map(() -> memory(from))),
                        warmUps(from),
                        from.maybe(() -> new Leader(from.name(), from.flag()))),
                until));
    }

    /** As many days later those of activity are as many further back, and the last ones are told no more. */
    private static long backBy(long passed, long days) {
        return passed < CohortProgress.DAYS ? days << passed & ALL_DAYS : 0;
    }

    private static QuizProgress quiz(StateReader from) {
        return new QuizProgress(
                from.count(),
                from.count(),
                from.maybe(() -> new Best(from.count(), from.count(), from.flag())),
                from.flag(),
                from.maybe(from::time),
                from.maybe(from::time),
                ended(from));
    }

    private static Set<String> warmUps(StateReader from) {
        int size = from.count();
        Set<String> warmUps = HashSet.newHashSet(size);
        for (int i = 0; i < size; i++) {
            warmUps.add(from.name());
        }
        return Set.copyOf(warmUps);
    }

    private static List<Ended> ended(StateReader from) {
        int size = from.count();
        List<Ended> ended = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ended.add(new Ended(from.count(), from.count(), from.time(), from.maybe(from::time), from.time()));
        }
        return ended;
    }

    private static ItemMemory memory(StateReader from) {
        return new ItemMemory(new MemoryState(from.real(), from.real()), from.day(), from.count());
    }
}
