package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.Best;
import dev.crossroads.cohort.MemberProgress.QuizProgress;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.recommendation.advisor.Leader;
import dev.crossroads.roster.NameParts;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import dev.crossroads.web.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The grid of a cohort as a gradebook takes it: a line for each member, in the order of their names. */
@Pure
final class GridCsv {
    private GridCsv() {}

    /** All of it, headings first. */
    static String of(CohortProgress progress, Texts texts) {
        StringBuilder csv = new StringBuilder(heads(progress));
        progress.attention().stream()
                .sorted(Attention.byName())
                .forEach(attention -> csv.append(line(attention, progress, texts)));
        return csv.toString();
    }

    /** No two columns have the same heading, as gradebooks find them by it. */
    private static String heads(CohortProgress progress) {
        Course course = progress.course();
        boolean isAnonymous = progress.cohort().anonymous();
        List<String> heads = new ArrayList<>(List.of(
                "learner", "name", "last active", "percent read", "first name", "last name", "number", "email"));
        Function<Lesson, String> lessons = titles(course.lessons().values(), Lesson::title, Lesson::id);
        Function<Quiz, String> quizzes = titles(course.quizzes().values(), Quiz::title, Quiz::id);
        course.lessons().values().forEach(lesson -> heads.add("read: " + lessons.apply(lesson)));
        course.quizzes().values().forEach(quiz -> {
            if (isAnonymous) {
                heads.add("result: " + quizzes.apply(quiz));
            } else {
                List.of("points: ", "out of: ", "percent: ").forEach(what -> heads.add(what + quizzes.apply(quiz)));
            }
        });
        heads.addAll(List.of("recommendation", "decided", "needs", "extended"));
        reduced(progress).forEach(quiz -> {
            heads.add("counted: " + quizzes.apply(quiz));
            heads.add("days late: " + quizzes.apply(quiz));
        });
        warmUps(progress).forEach(due -> heads.add("done: warm-up due " + due.day()));
        return Csv.line(heads);
    }

    /** The quizzes of which not all counts that was earned, where points are told. */
    private static List<Quiz> reduced(CohortProgress progress) {
        Map<Target, Dates> dates = progress.dues().everybody().dates();
        return progress.course().quizzes().values().stream()
                .filter(quiz -> !progress.cohort().anonymous())
                .filter(quiz -> Optional.ofNullable(dates.get(Target.quiz(quiz.id())))
                        .filter(Dates::mayCountLess)
                        .isPresent())
                .toList();
    }

    /**
     * The warm-ups that are homework, the earliest day first: of each whether it was handed in, as it counts for no
     * mark. Of an anonymous cohort that is told of nobody.
     */
    private static List<Due> warmUps(CohortProgress progress) {
        return progress.cohort().anonymous()
                ? List.of()
                : progress.dues().everybodys().stream().filter(Due::isWarmUp).toList();
    }

    /** Titles, with the id behind those that several have. */
    private static <T> Function<T, String> titles(
            Collection<T> all, Function<T, String> title, Function<T, String> id) {
        Map<String, Long> counts = all.stream().collect(Collectors.groupingBy(title, Collectors.counting()));
        return one ->
                counts.get(title.apply(one)) == 1 ? title.apply(one) : title.apply(one) + " [" + id.apply(one) + "]";
    }

    private static String line(Attention attention, CohortProgress progress, Texts texts) {
        Course course = progress.course();
        MemberProgress member = attention.member();
        NameParts name = NameParts.of(member.name());
        List<Object> values = new ArrayList<>(List.of(
                member.learner().toString(),
                member.name(),
                member.lastAt().map(at -> CsvRoutes.time(at, progress.cohort())).orElse(""),
                member.percent(),
                name.first(),
                name.last(),
                member.member().number().orElse(""),
                member.member().listedAs().orElse("")));
        course.lessons()
                .keySet()
                .forEach(lesson -> values.add(member.mark(lesson).percent()));
        course.quizzes()
                .keySet()
                .forEach(quiz -> values.addAll(result(
                        Optional.ofNullable(member.quizzes().get(quiz)).flatMap(QuizProgress::best),
                        progress.cohort().anonymous())));
        values.add(member.leader().map(Leader::alternative).orElse(""));
        values.add(member.leader().map(leader -> (Object) leader.decided()).orElse(""));
        values.add(String.join(
                "; ",
                attention.reasons().stream()
                        .map(reason -> Reasons.words(reason, course, texts))
                        .toList()));
        values.add(extended(progress.dues().terms(member.learner()), course, texts));
        reduced(progress)
                .forEach(quiz -> values.addAll(progress.counted(member, quiz)
                        .<List<?>>map(counted -> List.of(counted.points(), counted.daysLate()))
                        .orElse(List.of("", ""))));
        warmUps(progress).forEach(due -> values.add(member.warmedUp().contains(due.target())));
        return Csv.line(values);
    }

    /** The titles of everything that is extended for a member. */
    private static String extended(CohortTerms terms, Course course, Texts texts) {
        return terms.granted().stream()
                .map(granted -> AccommodationWords.title(granted.target(), course, texts))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static List<?> result(Optional<Best> best, boolean isAnonymous) {
        if (isAnonymous) {
            return List.of(
                    best.map(one -> one.passed() ? "passed" : "not passed").orElse(""));
        }
        return best.<List<?>>map(one -> List.of(one.points(), one.outOf(), Statistics.percent(one.share())))
                .orElse(List.of("", "", ""));
    }
}
