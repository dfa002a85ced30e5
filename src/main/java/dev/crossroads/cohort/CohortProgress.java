package dev.crossroads.cohort;

import dev.crossroads.cohort.AttentionRule.Circumstances;
import dev.crossroads.cohort.MemberProgress.Best;
import dev.crossroads.cohort.MemberProgress.Counted;
import dev.crossroads.cohort.MemberProgress.QuizProgress;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.recommendation.advisor.Leader;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Where a cohort stands in its course at one moment: everything its pages show, worked out from what is known of each
 * member. What goes over all of them is written in loops: on a server that was just started streams take several times
 * as long for it.
 *
 * @param members by learner, in the order of their names
 */
@Pure
record CohortProgress(Cohort cohort, Course course, Instant now, CohortDues dues, Map<UUID, MemberProgress> members) {
    /** The days of activity that are shown: eight weeks, as many as a course with two lessons a week lasts. */
    static final int DAYS = 56;

    /** The number of bands that a quiz's scores are sorted into. */
    private static final int BANDS = 4;

    /** Of these members, in any order. */
    static CohortProgress of(
            Cohort cohort, Course course, Instant now, CohortDues dues, Collection<MemberProgress> members) {
        Map<UUID, MemberProgress> sorted = new LinkedHashMap<>();
        members.stream().sorted(MemberOrder.byName()).forEach(member -> sorted.put(member.learner(), member));
        return new CohortProgress(cohort, course, now, dues, Collections.unmodifiableMap(sorted));
    }

    /** The same at a later moment, with what these members did since; who is not a member stays out. */
    CohortProgress with(Collection<MemberProgress> changed, Instant at) {
        Map<UUID, MemberProgress> all = new LinkedHashMap<>(members);
        changed.forEach(member -> all.replace(member.learner(), member));
        return new CohortProgress(cohort, course, at, dues, Collections.unmodifiableMap(all));
    }

    /** Whether it is of this edition of the course, and nothing else is known of the cohort or of its members now. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Cohort other, Course edition, CohortDues set, Collection<MemberProgress> others) {
        return course == edition
                && cohort.equals(other)
                && dues.equals(set)
                && others.size() == size()
                && others.stream().allMatch(member -> member.equals(members.get(member.learner())));
    }

    /** Whether these are its members by the same names, so that they stand in the same order. */
    boolean isInOrderOf(Collection<MemberProgress> others) {
        return others.size() == size()
                && others.stream()
                        .allMatch(member -> Optional.ofNullable(members.get(member.learner()))
                                .filter(own -> own.member().equals(member.member()))
                                .isPresent());
    }

    int size() {
        return members.size();
    }

    /** The last of {@link #DAYS} days; days are those of the cohort's zone. */
    LocalDate today() {
        return now.atZone(cohort.zone()).toLocalDate();
    }

    /** Each member who needs attention, with the reasons; the highest need first. */
    List<Attention> attention() {
        Circumstances circumstances = circumstances();
        return members.values().stream()
                .map(member -> Attention.of(member, circumstances))
                .sorted(Attention.BY_NEED)
                .toList();
    }

    /**
     * What counts of a member's attempts at a quiz that opens or closes, or of which days late take points off; empty
     * for other quizzes, where nothing has ended, or points are told to nobody. Files, pages and the JSON interface all
     * ask here.
     */
    Optional<Counted> counted(MemberProgress member, Quiz quiz) {
        return cohort.anonymous()
                ? Optional.empty()
                : dues.terms(member.learner())
                        .dates(Target.quiz(quiz.id()))
                        .filter(Dates::mayCountLess)
                        .flatMap(dates -> Optional.ofNullable(member.quizzes().get(quiz.id()))
                                .flatMap(tried -> tried.counted(dates)));
    }

    /** The circumstances that members are compared with. */
    Circumstances circumstances() {
        return new Circumstances(course, now, medianPercent(), size(), dues, cohort.anonymous());
    }

    /** Per cent of the course that the median member has read. */
    int medianPercent() {
        return (int) Statistics.median(members.values().stream()
                        .map(member -> member.percent())
                        .toList())
                .orElse(0);
    }

    /** Members active in the last seven days, today included. */
    Proportion activeThisWeek() {
        return share(member -> (member.activeDays() & 0b111_1111) != 0);
    }

    /** Members who have completed every lesson. */
    Proportion done() {
        return share(member -> course.lessons().size() > 0
                && member.completedLessons(course) == course.lessons().size());
    }

    /** The cohort's progress with one lesson. */
    record LessonReach(Lesson lesson, Proportion begun, Proportion completed) {}

    /** Where members drop off: how many began and how many completed each lesson, in reading order. */
    List<LessonReach> dropOff() {
        return course.lessons().values().stream()
                .map(lesson -> new LessonReach(
                        lesson,
                        share(member -> member.lessons().containsKey(lesson.id())),
                        share(member -> member.hasCompleted(lesson.id()))))
                .toList();
    }

    /**
     * The best scores of a quiz.
     *
     * @param bands how many reached under a quarter of the points, under a half, under three quarters, and more
     * @param tried how many finished an attempt at the whole quiz
     * @param medianPercent of their best scores; empty where they are too few
     */
    record Scores(
            Quiz quiz, List<Integer> bands, Proportion tried, Proportion passed, Optional<Integer> medianPercent) {
        /** Copies the list. */
        Scores {
            bands = List.copyOf(bands);
        }
    }

    /** The cohort's results in each quiz. */
    List<Scores> scores() {
        return course.quizzes().values().stream().map(this::scores).toList();
    }

    private Scores scores(Quiz quiz) {
        List<Best> best = new ArrayList<>();
        for (MemberProgress member : members.values()) {
            QuizProgress tried = member.quizzes().get(quiz.id());
            if (tried != null && tried.best().isPresent()) {
                best.add(tried.best().get());
            }
        }
        int[] bands = new int[BANDS];
        int passed = 0;
        for (Best score : best) {
            bands[Math.min(BANDS - 1, (int) (score.share() * BANDS))]++;
            passed += score.passed() ? 1 : 0;
        }
        boolean areTooFew = cohort.anonymous() && best.size() < Anonymity.TOGETHER;
        return new Scores(
                quiz,
                Arrays.stream(areTooFew ? new int[BANDS] : bands).boxed().toList(),
                new Proportion(best.size(), size()),
                new Proportion(passed, best.size()),
                best.size() < Proportion.LEAST
                        ? Optional.empty()
                        : Optional.of(Statistics.percent(
                                Statistics.median(best.stream().map(Best::share).toList())
                                        .orElseThrow())));
    }

    /** The members active on a day. */
    record DayActivity(LocalDate day, int active) {}

    /** Members active on each of the last {@link #DAYS} days, the earliest first. */
    List<DayActivity> activity() {
        int[] active = new int[DAYS];
        for (MemberProgress member : members.values()) {
            for (int ago = 0; ago < DAYS; ago++) {
                active[ago] += (int) (member.activeDays() >>> ago & 1);
            }
        }
        List<DayActivity> days = new ArrayList<>();
        for (int ago = DAYS - 1; ago >= 0; ago--) {
            days.add(new DayActivity(today().minusDays(ago), active[ago]));
        }
        return days;
    }

    /**
     * Where the recommendations of the cohort point.
     *
     * @param decided how many by alternative, every alternative of the course in its order
     * @param open too close to call
     * @param none who answered nothing it rests on
     */
    record Split(Map<String, Integer> decided, int open, int none) {}

    /** The split of recommendations; empty where the course recommends nothing. */
    Optional<Split> split() {
        return course.questionnaire().map(questionnaire -> {
            List<Leader> leaders = members.values().stream()
                    .flatMap(member -> member.leader().stream())
                    .toList();
            Map<String, Integer> decided = new LinkedHashMap<>();
            questionnaire
                    .alternatives()
                    .forEach(alternative -> decided.put(alternative.id(), (int) leaders.stream()
                            .filter(leader ->
                                    leader.decided() && leader.alternative().equals(alternative.id()))
                            .count()));
            int open =
                    (int) leaders.stream().filter(leader -> !leader.decided()).count();
            return new Split(Collections.unmodifiableMap(decided), open, size() - leaders.size());
        });
    }

    private Proportion share(Predicate<MemberProgress> isCounted) {
        int counted = 0;
        for (MemberProgress member : members.values()) {
            counted += isCounted.test(member) ? 1 : 0;
        }
        return new Proportion(counted, size());
    }
}
