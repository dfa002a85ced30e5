package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.Best;
import dev.crossroads.cohort.MemberProgress.Counted;
import dev.crossroads.cohort.MemberProgress.QuizProgress;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Proportion.Told;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where a cohort stands, in the JSON interface's words. */
@Pure
final class ProgressViews {
    private ProgressViews() {}

    /**
     * The whole.
     *
     * @param teach the weakest concepts; none in an anonymous cohort
     */
    record ProgressView(List<LessonView> lessons, List<TeachView> teach, List<LearnerView> learners) {}

    /**
     * A concept to teach.
     *
     * @param mastered how many members have, of those who were asked
     * @param lesson where it is taught
     * @param question the one that shows it
     */
    record TeachView(String concept, String title, Told mastered, String lesson, Optional<QuestionView> question) {}

    /** A question, and how many answered it right the last time. */
    record QuestionView(String quiz, String question, Told right) {}

    /**
     * Why somebody needs attention.
     *
     * @param since when the newest thing happened that it rests on
     * @param text the same in words
     */
    record ReasonView(String kind, String since, String text) {}

    /** A lesson of the course. */
    record LessonView(String id, String title, String href) {}

    /**
     * A member.
     *
     * @param lastSeen when they were last active in the course
     * @param lessons state by lesson
     * @param quizzes the best attempt by quiz; those without a finished one are left out
     * @param attention why they need attention, in order
     * @param reasons the same with their kinds and times
     */
    record LearnerView(
            UUID id,
            String name,
            Optional<String> lastSeen,
            int percent,
            Map<String, String> lessons,
            Map<String, BestView> quizzes,
            Optional<LeaderView> recommendation,
            List<String> attention,
            List<ReasonView> reasons) {}

    /**
     * The best attempt at a quiz; in an anonymous cohort without its points.
     *
     * @param counted what counts of the attempts, where the cohort sets dates by which not all counts
     */
    record BestView(Optional<Integer> points, Optional<Integer> outOf, boolean passed, Optional<CountedView> counted) {}

    /**
     * The points that count.
     *
     * @param percent of the points that were earned, which count
     * @param outside whether every attempt was taken outside the dates, so that none counts
     */
    record CountedView(BigDecimal points, int outOf, int daysLate, int percent, boolean outside) {
        private static CountedView of(Counted counted) {
            return new CountedView(
                    counted.points(), counted.outOf(), counted.daysLate(), counted.percent(), counted.outside());
        }
    }

    /** Where the recommendation points. */
    record LeaderView(String leader, boolean decided) {}

    static ProgressView of(CohortProgress progress) {
        return new ProgressView(
                lessons(progress.course()),
                WeakConcepts.of(progress).stream()
                        .map(weak -> teach(weak, progress.course()))
                        .toList(),
                progress.attention().stream()
                        .sorted(Attention.byName())
                        .map(attention -> learner(attention, progress))
                        .toList());
    }

    private static TeachView teach(WeakConcepts.Weak weak, Course course) {
        return new TeachView(
                weak.concept().id(),
                weak.concept().title(),
                weak.mastered().told(),
                Paths.API + Paths.lesson(course.id(), weak.concept().taughtIn().lesson()),
                weak.question()
                        .map(shown -> new QuestionView(
                                shown.quiz().id(),
                                shown.question().id(),
                                shown.right().told())));
    }

    static List<LessonView> lessons(Course course) {
        return course.lessons().values().stream()
                .map(lesson -> lesson(course, lesson))
                .toList();
    }

    private static LessonView lesson(Course course, Lesson lesson) {
        return new LessonView(lesson.id(), lesson.title(), Paths.API + Paths.lesson(course.id(), lesson.id()));
    }

    static LearnerView learner(Attention attention, CohortProgress progress) {
        Course course = progress.course();
        boolean isAnonymous = progress.cohort().anonymous();
        MemberProgress member = attention.member();
        Map<String, String> lessons = new LinkedHashMap<>();
        course.lessons().keySet().forEach(lesson -> lessons.put(lesson, state(member, lesson)));
        Map<String, BestView> quizzes = new LinkedHashMap<>();
        course.quizzes()
                .values()
                .forEach(quiz -> Optional.ofNullable(member.quizzes().get(quiz.id()))
                        .flatMap(QuizProgress::best)
                        .ifPresent(best ->
                                quizzes.put(quiz.id(), best(best, progress.counted(member, quiz), isAnonymous))));
        Texts english = Texts.of(Language.ENGLISH);
        return new LearnerView(
                member.learner(),
                member.name(),
                member.lastAt().map(Object::toString),
                member.percent(),
                lessons,
                quizzes,
                member.leader().map(leader -> new LeaderView(leader.alternative(), leader.decided())),
                attention.reasons().stream()
                        .map(reason -> Reasons.words(reason, course, english))
                        .toList(),
                attention.reasons().stream()
                        .map(reason -> new ReasonView(
                                Word.of(reason.kind()), reason.at().toString(), Reasons.words(reason, course, english)))
                        .toList());
    }

    private static String state(MemberProgress member, String lesson) {
        return member.hasCompleted(lesson) ? "completed" : member.lessons().containsKey(lesson) ? "reading" : "unread";
    }

    private static BestView best(Best best, Optional<Counted> counted, boolean isAnonymous) {
        return isAnonymous
                ? new BestView(Optional.empty(), Optional.empty(), best.passed(), Optional.empty())
                : new BestView(
                        Optional.of(best.points()),
                        Optional.of(best.outOf()),
                        best.passed(),
                        counted.map(CountedView::of));
    }
}
