package dev.crossroads.cohort;

import dev.crossroads.cohort.OverviewPage.Change;
import dev.crossroads.cohort.OverviewPage.DueLine;
import dev.crossroads.cohort.OverviewPage.Shown;
import dev.crossroads.cohort.OverviewPage.Teach;
import dev.crossroads.cohort.OverviewPage.Week;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.term.Target;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts into words what an instructor wants to know first: what to teach, what changed, what is due. */
@Pure
final class WeekPages {
    /** So many are named; the others are counted. */
    private static final int NAMED = 3;

    private final CohortProgress progress;
    private final Course course;
    private final String path;
    private final Texts texts;

    WeekPages(CohortProgress progress, Texts texts) {
        this.progress = progress;
        this.course = progress.course();
        this.path = Cohorts.path(progress.cohort().id());
        this.texts = texts;
    }

    /** The first part of the page, of an instructor whose visit before this one ended then. */
    Week week(Instant since, List<Attention> attention) {
        return new Week(
                WeakConcepts.of(progress).stream().map(this::teach).toList(),
                fading(new Fading(progress)),
                progress.members().values().stream()
                        .anyMatch(member -> !member.items().isEmpty()),
                progress.cohort().anonymous(),
                path + "/items",
                texts.date(since),
                changes(Changes.since(since, progress, attention)),
                DueNow.of(progress).stream().map(this::due).toList(),
                course.language());
    }

    private OverviewPage.Fades fading(Fading fading) {
        boolean isAnswered = progress.members().values().stream()
                .anyMatch(member -> !member.remembered().memories().isEmpty());
        return new OverviewPage.Fades(
                texts.date(fading.monday()
                        .atTime(LocalTime.NOON)
                        .atZone(progress.cohort().zone())
                        .toInstant()),
                course.language(),
                progress.cohort().anonymous(),
                fading.concepts().stream()
                        .map(faded -> new OverviewPage.Faded(
                                faded.concept().title(),
                                Paths.section(course.id(), faded.concept().taughtIn()),
                                Statistics.percent(faded.today()),
                                Statistics.percent(faded.then()),
                                faded.members()))
                        .toList(),
                isAnswered && !progress.cohort().isArchived() ? Optional.of(path + "/warm-ups") : Optional.empty(),
                fading.homeworkDue().toString(),
                progress.today().toString(),
                progress.dues().everybodys().stream()
                        .filter(due -> due.isWarmUp() && due.matters(progress.now()))
                        .map(this::given)
                        .toList());
    }

    private OverviewPage.GivenWarmUp given(Due due) {
        return new OverviewPage.GivenWarmUp(
                new Link(
                        texts.say(
                                "cohort.homework.title",
                                Map.of("date", HomeworkPages.day(due.day(), progress.cohort(), texts))),
                        homework(due)),
                done(DueNow.done(due, progress)));
    }

    private String homework(Due due) {
        return path + "/warm-ups/" + due.target().substring(Quiz.WARM_UP.length()) + "/homework";
    }

    private String done(Proportion done) {
        return texts.say("cohort.week.done", Map.of("done", done.count(), "members", done.n()));
    }

    private Teach teach(WeakConcepts.Weak weak) {
        return new Teach(
                weak.concept().title(),
                Numbers.of(weak.mastered(), texts),
                Statistics.percent(weak.mastered().share()),
                weak.mastered().n(),
                new Link(
                        course.title(weak.concept().taughtIn()),
                        Paths.section(course.id(), weak.concept().taughtIn())),
                weak.question()
                        .map(shown -> new Shown(
                                new Link(
                                        ItemName.of(shown.question(), texts).text(),
                                        path + "/items#item-" + shown.question().id()),
                                texts.say(
                                        "cohort.week.right",
                                        Map.of(
                                                "right", shown.right().count(),
                                                "n", shown.right().n())))));
    }

    private List<Change> changes(Changes changes) {
        return Stream.of(
                        change("cohort.change.passed", changes.passed()),
                        change("cohort.change.completed", changes.completed()),
                        change("cohort.change.back", changes.back()),
                        change("cohort.change.joined", changes.joined()),
                        change("cohort.change.stuck", changes.stuck()),
                        change("cohort.change.silent", changes.silent()))
                .flatMap(List::stream)
                .toList();
    }

    private List<Change> change(String key, List<MemberProgress> who) {
        if (who.isEmpty()) {
            return List.of();
        }
        int named = who.size() == NAMED + 1 ? who.size() : NAMED;
        return List.of(new Change(
                texts.say(key, Map.of("count", who.size())),
                who.stream()
                        .limit(named)
                        .map(member -> new Link(member.name(), path + "/learners/" + member.learner()))
                        .toList(),
                who.size() <= named ? "" : texts.say("cohort.change.more", Map.of("count", who.size() - named))));
    }

    private DueLine due(DueNow due) {
        String target = due.due().target();
        int left = (int)
                Math.max(0, Duration.between(progress.now(), due.due().end()).toDays());
        return new DueLine(
                new Link(
                        Reasons.title(due.due(), course),
                        switch (due.due().kind()) {
                            case LESSON -> Paths.lesson(course.id(), target);
                            case QUIZ -> due.due().isWarmUp() ? homework(due.due()) : Paths.quiz(course.id(), target);
                        }),
                due.due().kind() == Target.Kind.QUIZ && !due.due().isWarmUp(),
                due.isLate(),
                due.isLate()
                        ? texts.say(
                                "cohort.week.late",
                                Map.of("count", due.done().n() - due.done().count()))
                        : left == 0
                                ? texts.say("cohort.week.due-today")
                                : texts.say("cohort.week.due-in", Map.of("count", left)),
                done(due.done()),
                Statistics.percent(due.done().share()));
    }
}
