package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossroads.Workshop;
import dev.crossroads.cohort.CohortProgress.DayActivity;
import dev.crossroads.cohort.CohortProgress.LessonReach;
import dev.crossroads.cohort.CohortProgress.Scores;
import dev.crossroads.cohort.CohortProgress.Split;
import dev.crossroads.course.Course;
import dev.crossroads.statistics.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The progress of a cohort as a whole. */
class CohortProgressTest {
    private static final Course COURSE = Workshop.course();
    private static final Instant NOW = Instant.parse("2026-11-28T00:30:00Z");
    private static final String QUIZ = "memory/types";

    private static SampleMember member(String name) {
        return new SampleMember(name, NOW.minus(Duration.ofDays(30)));
    }

    private static CohortProgress of(boolean isAnonymous, SampleMember... members) {
        Cohort cohort = new Cohort(
                new UUID(0, 1),
                "Tuesday",
                COURSE.id(),
                JoinCode.fresh(),
                isAnonymous,
                ZoneOffset.UTC,
                NOW.minus(Duration.ofDays(30)),
                Optional.empty());
        return CohortProgress.of(
                cohort,
                COURSE,
                NOW,
                SampleDues.of(),
                Stream.of(members).map(SampleMember::progress).toList());
    }

    private static CohortProgress of(SampleMember... members) {
        return of(false, members);
    }

    @Test
    void membersStandInTheOrderOfATelephoneBook() {
        assertThat(of(member("Zoe"), member("émile"), member("Emil"), member("Ärnold"), member("bela"))
                        .members()
                        .values())
                .extracting(MemberProgress::name)
                .containsExactly("Ärnold", "bela", "Emil", "émile", "Zoe");
    }

    @Test
    void whatChangesTakesThePlaceOfWhatWasAndStrangersStayOut() {
        CohortProgress before = of(member("Ada"), member("Ben"));
        Instant later = NOW.plusSeconds(60);

        CohortProgress after = before.with(
                List.of(
                        member("Ben").hasRead(40).progress(),
                        member("Eve").hasRead(90).progress()),
                later);

        assertThat(after.now()).isEqualTo(later);
        assertThat(after.members().values())
                .extracting(MemberProgress::name, MemberProgress::percent)
                .containsExactly(tuple("Ada", 0), tuple("Ben", 40));
        assertThat(before.members().values()).allMatch(member -> member.percent() == 0);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "7, 7", "20 25, 22", "10 90 20, 20", "0 0 100 100, 50", "0 0 0 90 100, 0"})
    void theMedianIsThatOfTheMemberInTheMiddleOrBetweenTheTwoThere(String percents, int median) {
        SampleMember[] members = percents.isEmpty()
                ? new SampleMember[0]
                : Stream.of(percents.split(" "))
                        .map(Integer::valueOf)
                        .map(percent -> member("Reader of " + percent + UUID.randomUUID())
                                .hasRead(percent))
                        .toArray(SampleMember[]::new);

        assertThat(of(members).medianPercent()).isEqualTo(median);
        assertThat(of(members).circumstances().median()).isEqualTo(median);
    }

    @Test
    void theWeekIsTodayAndTheSixDaysBeforeIt() {
        CohortProgress progress = of(
                member("Today").activeDaysAgo(0),
                member("Six days ago").activeDaysAgo(6),
                member("Seven days ago").activeDaysAgo(7),
                member("Often").activeDaysAgo(0, 1, 2, 9),
                member("Never"));

        assertThat(progress.activeThisWeek()).isEqualTo(new Proportion(3, 5));
    }

    @Test
    void activityIsToldForEightWeeksAndEndsToday() {
        List<DayActivity> days = of(
                        member("Ada").activeDaysAgo(0, 55),
                        member("Ben").activeDaysAgo(0, 1),
                        member("Eve").activeDaysAgo(55, 56))
                .activity();

        assertThat(days).hasSize(56);
        assertThat(days.getFirst()).isEqualTo(new DayActivity(LocalDate.parse("2026-10-04"), 2));
        assertThat(days.getLast()).isEqualTo(new DayActivity(LocalDate.parse("2026-11-28"), 2));
        assertThat(days.get(54)).isEqualTo(new DayActivity(LocalDate.parse("2026-11-27"), 1));
        assertThat(days.stream().mapToInt(DayActivity::active).sum()).isEqualTo(5);
    }

    @Test
    void whoIsDoneHasCompletedEveryLesson() {
        SampleMember all = member("All");
        SampleMember allButOne = member("All but one");
        List<String> lessons = List.copyOf(COURSE.lessons().keySet());
        lessons.forEach(all::hasCompleted);
        lessons.subList(1, lessons.size()).forEach(allButOne::hasCompleted);
        allButOne.hasBegun(lessons.getFirst());

        CohortProgress progress = of(all, allButOne, member("Nobody"));

        assertThat(progress.done()).isEqualTo(new Proportion(1, 3));
        assertThat(progress.dropOff())
                .extracting(LessonReach::begun, LessonReach::completed)
                .startsWith(tuple(new Proportion(2, 3), new Proportion(1, 3)))
                .endsWith(tuple(new Proportion(2, 3), new Proportion(2, 3)));
        assertThat(progress.dropOff()).extracting(reach -> reach.lesson().id()).containsExactlyElementsOf(lessons);
    }

    @Test
    void inACourseWithoutLessonsNobodyIsDone() {
        Course empty = new Course(
                "empty",
                "Empty",
                "",
                List.of(),
                "en",
                Course.Imprint.NONE,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Map.of(),
                Map.of());
        CohortProgress of = of(member("Ada"));
        CohortProgress progress = new CohortProgress(of.cohort(), empty, NOW, SampleDues.of(), of.members());

        assertThat(progress.done()).isEqualTo(new Proportion(0, 1));
        assertThat(progress.dropOff()).isEmpty();
        assertThat(progress.scores()).isEmpty();
        assertThat(progress.split()).isEmpty();
    }

    private static Scores scores(CohortProgress progress) {
        return progress.scores().stream()
                .filter(scores -> scores.quiz().id().equals(QUIZ))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQuarterOfThePointsBelongsToTheBandThatItBegins() {
        List<SampleMember> members = new ArrayList<>();
        for (int points = 0; points <= 8; points++) {
            members.add(member("Scorer of " + points).hasScored(QUIZ, points, 8, points >= 6));
        }
        members.add(member("Still at it").isAt(QUIZ));
        members.add(member("Never tried"));

        Scores scores = scores(of(members.toArray(SampleMember[]::new)));

        assertThat(scores.bands()).containsExactly(2, 2, 2, 3);
        assertThat(scores.tried()).isEqualTo(new Proportion(9, 11));
        assertThat(scores.passed()).isEqualTo(new Proportion(3, 9));
        assertThat(scores.medianPercent()).contains(50);
    }

    /** 57.5 per cent are 58, though 100 times the quotient of 23 and 40 is a trace less than that. */
    @Test
    void theMedianOfScoresIsInWholePerCentWithHalvesUp() {
        assertThat(scores(of(
                                member("A").hasScored(QUIZ, 0, 40, false),
                                member("B").hasScored(QUIZ, 22, 40, false),
                                member("C").hasScored(QUIZ, 24, 40, true),
                                member("D").hasScored(QUIZ, 40, 40, true),
                                member("E").hasScored(QUIZ, 23, 40, true)))
                        .medianPercent())
                .contains(58);
    }

    @Test
    void ofFourScoresNoMedianIsToldAndInAnAnonymousCohortNoBandEither() {
        SampleMember[] four = Stream.of("A", "B", "C", "D")
                .map(name -> member(name).hasScored(QUIZ, 3, 4, true))
                .toArray(SampleMember[]::new);
        SampleMember[] five = Stream.concat(
                        Stream.of(four), Stream.of(member("E").hasScored(QUIZ, 0, 4, false)))
                .toArray(SampleMember[]::new);

        assertThat(scores(of(four)).medianPercent()).isEmpty();
        assertThat(scores(of(four)).bands()).containsExactly(0, 0, 0, 4);
        assertThat(scores(of(true, four)).bands()).containsExactly(0, 0, 0, 0);
        assertThat(scores(of(true, five)).bands()).containsExactly(1, 0, 0, 4);
        assertThat(scores(of(five)).medianPercent()).contains(75);
    }

    @Test
    void recommendationsAreSplitIntoThoseThatNameOneThoseTooCloseToCallAndNone() {
        CohortProgress progress = of(
                member("A").leansTo("rust", true),
                member("B").leansTo("rust", true),
                member("C").leansTo("go", true),
                member("D").leansTo("go", false),
                member("E"));

        assertThat(progress.split()).contains(new Split(Map.of("rust", 2, "go", 1), 1, 1));
        assertThat(progress.split().orElseThrow().decided().keySet()).containsExactly("rust", "go");
        assertThat(of().split()).contains(new Split(Map.of("rust", 0, "go", 0), 0, 0));
    }

    @Test
    void ofNobodyEverythingIsNone() {
        CohortProgress nobody = of();

        assertThat(nobody.size()).isZero();
        assertThat(nobody.attention()).isEmpty();
        assertThat(nobody.activeThisWeek()).isEqualTo(new Proportion(0, 0));
        assertThat(nobody.done()).isEqualTo(new Proportion(0, 0));
        assertThat(nobody.activity()).hasSize(56).allMatch(day -> day.active() == 0);
        assertThat(scores(nobody).bands()).containsExactly(0, 0, 0, 0);
    }
}
