package dev.crossroads.cohort;

import dev.crossroads.cohort.WarmUpTable.WarmUp;
import dev.crossroads.course.Course;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.Tally;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts homework into words for whoever teaches the cohort. */
@Pure
final class HomeworkPages {
    private HomeworkPages() {}

    /**
     * One warm-up.
     *
     * @param chrome with the course
     * @param by who gave it
     * @param wanted the page of its members, from 1; of too large a number the last
     */
    static HomeworkPage page(
            Chrome chrome, Cohort cohort, Course course, Homework homework, Optional<String> by, int wanted) {
        WarmUp warmUp = homework.warmUp();
        Texts texts = chrome.texts().in(cohort.zone());
        String here = HomeworkRoutes.path(cohort.id(), warmUp.id());
        String wall = FadingRoutes.path(cohort, warmUp.id());
        List<Homework.Of> members = inOrder(homework, texts);
        int count = Math.max(1, (members.size() + OverviewQuery.ROWS - 1) / OverviewQuery.ROWS);
        int shown = Math.min(wanted, count);
        return new HomeworkPage(
                chrome,
                CohortHead.of(cohort, Optional.of(course), CohortHead.Place.BELOW),
                day(warmUp.due().orElseThrow(), cohort, texts),
                made(warmUp, by, texts),
                warmUp.takenBackAt()
                        .map(at -> texts.say("cohort.homework.taken-back", Map.of("date", texts.dateAndTime(at)))),
                texts.say(
                        "cohort.week.done",
                        Map.of(
                                "done", homework.done().count(),
                                "members", homework.done().n())),
                homework.gone() == 0 ? "" : texts.say("cohort.homework.gone", Map.of("count", homework.gone())),
                cohort.anonymous(),
                homework.questions().stream()
                        .map(asked -> asked(asked, cohort, texts))
                        .toList(),
                members.stream()
                        .skip((shown - 1L) * OverviewQuery.ROWS)
                        .limit(OverviewQuery.ROWS)
                        .map(of -> member(of, cohort, texts))
                        .toList(),
                count == 1
                        ? List.of()
                        : IntStream.rangeClosed(1, count)
                                .mapToObj(number -> new OverviewPage.Choice(
                                        texts.number(number), here + "?page=" + number, number == shown))
                                .toList(),
                homework.questions().isEmpty() ? Optional.empty() : Optional.of(wall),
                warmUp.takenBackAt().isPresent() ? Optional.empty() : Optional.of(wall + "/removal"));
    }

    /** A day in words. */
    static String day(LocalDate day, Cohort cohort, Texts texts) {
        return texts.date(day.atStartOfDay(cohort.zone()).toInstant());
    }

    /** An instructor whose account was deleted is not named. */
    private static String made(WarmUp warmUp, Optional<String> by, Texts texts) {
        String date = texts.dateAndTime(warmUp.madeAt());
        return by.map(name -> texts.say("cohort.homework.made", Map.of("date", date, "name", name)))
                .orElseGet(() -> texts.say("cohort.homework.made-then", Map.of("date", date)));
    }

    /** Those who have not done it come first. */
    private static List<Homework.Of> inOrder(Homework homework, Texts texts) {
        return homework.members().stream()
                .sorted(Comparator.comparing(Homework.Of::state)
                        .thenComparing(MemberOrder.<Homework.Of>byName(
                                texts.language().locale(), of -> of.member().name()))
                        .thenComparing(of -> of.member().learner()))
                .toList();
    }

    private static HomeworkPage.Asked asked(Homework.Asked asked, Cohort cohort, Texts texts) {
        return new HomeworkPage.Asked(
                new Link(
                        ItemName.of(asked.question(), texts).text(),
                        Cohorts.path(cohort.id()) + "/items#item-"
                                + asked.question().id()),
                Optional.of(asked.answered())
                        .filter(answered -> answered.asked() > 0)
                        .map(Tally::said));
    }

    private static HomeworkPage.Member member(Homework.Of of, Cohort cohort, Texts texts) {
        Optional<Attempt.Ending> ending = of.attempt().flatMap(Attempt::ending);
        return new HomeworkPage.Member(
                new Link(
                        of.member().name(),
                        Cohorts.path(cohort.id()) + "/learners/" + of.member().learner()),
                of.state() == Homework.State.DONE,
                switch (of.state()) {
                    case NOT_BEGUN -> texts.say("cohort.homework.not-begun");
                    case BEGUN -> texts.say("cohort.homework.begun");
                    case DONE -> of.answered().said().in(texts);
                },
                ending.map(end -> texts.dateAndTime(end.at())).orElse(""));
    }
}
