package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Workshop;
import dev.crossroads.cohort.AttentionRule.Circumstances;
import dev.crossroads.cohort.Reason.Behind;
import dev.crossroads.cohort.Reason.Inactive;
import dev.crossroads.cohort.Reason.NeverBegan;
import dev.crossroads.cohort.Reason.Overdue;
import dev.crossroads.cohort.Reason.Stuck;
import dev.crossroads.cohort.Reason.SureButWrong;
import dev.crossroads.course.Course;
import dev.crossroads.term.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The attention rules, each at its edge on both sides. */
class AttentionRuleTest {
    private static final Course COURSE = Workshop.course();
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant JOINED = NOW.minus(Duration.ofDays(60));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String QUIZ = "memory/types";
    private static final String LESSON = "memory/ownership";
    private static final String CONCEPT = "moving";

    /** Five members, of whom the one in the middle has read a tenth, and nothing is due. */
    private static final Circumstances QUIET = new Circumstances(COURSE, NOW, 10, 5, SampleDues.of(), false);

    private static SampleMember member() {
        return new SampleMember("Ada", JOINED).activeAt(NOW).hasRead(10);
    }

    private static List<Reason> reasons(SampleMember member, Circumstances circumstances) {
        return Attention.of(member.progress(), circumstances).reasons();
    }

    @Test
    void whoIsAtWorkAndDoesNotFailNeedsNone() {
        Attention attention = Attention.of(
                member().hasCompleted(LESSON).hasScored(QUIZ, 4, 4, true).progress(), QUIET);

        assertThat(attention.reasons()).isEmpty();
        assertThat(attention.isNeeded()).isFalse();
        assertThat(attention.need()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 20})
    void threeFailedAttemptsAtAQuizAndNonePassedSinceAreStuck(int failed) {
        assertThat(reasons(member().hasFailed(QUIZ, failed), QUIET)).containsExactly(new Stuck(QUIZ, failed, JOINED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void fewerAreNot(int failed) {
        assertThat(reasons(member().hasFailed(QUIZ, failed), QUIET)).isEmpty();
    }

    @Test
    void nobodyIsStuckOnAQuizThatTheCourseHasNoMore() {
        assertThat(reasons(member().hasFailed("of-last-year", 9), QUIET)).isEmpty();
    }

    @Test
    void eachQuizThatSomebodyIsStuckOnIsTold() {
        assertThat(reasons(member().hasFailed(QUIZ, 3).hasFailed("timed", 5), QUIET))
                .containsExactlyInAnyOrder(new Stuck(QUIZ, 3, JOINED), new Stuck("timed", 5, JOINED));
    }

    private static Due due(Target.Kind kind, String target, String day) {
        return Due.of("Tuesday", new Target(kind, target), LocalDate.parse(day), BERLIN);
    }

    private static Circumstances at(String now, Due... dues) {
        return new Circumstances(COURSE, Instant.parse(now), 10, 5, SampleDues.of(dues), false);
    }

    /**
     * In Berlin the day ends an hour before it does in UTC, in summer two; on the last day of summer it has 25 hours.
     */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-27T22:59:59Z, 2026-11-27T23:00:00Z",
        "2026-07-01, 2026-07-01T21:59:59Z, 2026-07-01T22:00:00Z",
        "2026-10-25, 2026-10-25T22:59:59Z, 2026-10-25T23:00:00Z",
        "2026-03-29, 2026-03-29T21:59:59Z, 2026-03-29T22:00:00Z",
        "2026-12-31, 2026-12-31T22:59:59Z, 2026-12-31T23:00:00Z",
    })
    void whatIsDueIsLateWhenItsDayHasEndedWhereTheCohortIs(String day, String before, String after) {
        Due due = due(Target.Kind.LESSON, LESSON, day);
        SampleMember recent = member().activeAt(Instant.parse(before));

        assertThat(reasons(recent, at(before, due))).isEmpty();
        assertThat(reasons(recent, at(after, due))).containsExactly(new Overdue(due, 0, 1, due.end()));
    }

    @Test
    void aLessonIsDoneWhenItIsCompletedAndAQuizWhenItIsPassed() {
        Circumstances both = at(
                "2026-11-28T12:00:00Z",
                due(Target.Kind.LESSON, LESSON, "2026-11-20"),
                due(Target.Kind.QUIZ, QUIZ, "2026-11-21"));

        assertThat(reasons(member().hasCompleted(LESSON).hasScored(QUIZ, 3, 4, true), both))
                .isEmpty();
        assertThat(reasons(member().hasBegun(LESSON).hasScored(QUIZ, 3, 4, true), both))
                .containsExactly(new Overdue(
                        both.dues().everybodys().getFirst(),
                        7,
                        1,
                        both.dues().everybodys().getFirst().end()));
        assertThat(reasons(member().hasCompleted(LESSON).hasScored(QUIZ, 1, 4, false), both))
                .containsExactly(new Overdue(
                        both.dues().everybodys().getLast(),
                        6,
                        1,
                        both.dues().everybodys().getLast().end()));
        assertThat(reasons(member().hasCompleted(LESSON).isAt(QUIZ), both)).hasSize(1);
    }

    @Test
    void ofSeveralThingsThatAreLateTheOneThatIsLateTheLongestIsToldAndHowManyThereAre() {
        Due early = due(Target.Kind.QUIZ, QUIZ, "2026-11-01");
        Circumstances circumstances = at(
                "2026-11-28T12:00:00Z",
                due(Target.Kind.LESSON, LESSON, "2026-11-20"),
                early,
                due(Target.Kind.LESSON, "clocks", "2026-11-28"),
                due(Target.Kind.LESSON, "welcome", "2026-11-05"));

        assertThat(reasons(member(), circumstances))
                .containsExactly(new Overdue(
                        early, 26, 3, circumstances.dues().everybodys().get(2).end()));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "3, 3", "4, 2", "5, 3", "10, 5"})
    void halfOfAtLeastThreeSureAnswersOnAConceptWrongIsABelief(int sure, int wrong) {
        assertThat(reasons(member().wasSureOf(CONCEPT, sure, wrong), QUIET))
                .containsExactly(new SureButWrong(CONCEPT, wrong, sure, JOINED));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 0", "3, 1", "4, 1", "5, 2", "11, 5"})
    void fewerSureAnswersOrLessThanHalfOfThemAreSlips(int sure, int wrong) {
        assertThat(reasons(member().wasSureOf(CONCEPT, sure, wrong), QUIET)).isEmpty();
    }

    @Test
    void howSomebodyAnsweredIsNotToldInAnAnonymousCohort() {
        Circumstances anonymous = new Circumstances(COURSE, NOW, 10, 5, SampleDues.of(), true);

        assertThat(reasons(member().wasSureOf(CONCEPT, 4, 4), anonymous)).isEmpty();
        assertThat(reasons(member().wasSureOf(CONCEPT, 4, 4).hasFailed(QUIZ, 3), anonymous))
                .containsExactly(new Stuck(QUIZ, 3, JOINED));
    }

    @Test
    void aWeekOfSilenceIsToldAndASecondLessIsNot() {
        Instant aWeekAgo = NOW.minus(Duration.ofDays(7));

        assertThat(reasons(member().activeAt(aWeekAgo), QUIET)).containsExactly(new Inactive(7, NOW));
        assertThat(reasons(member().activeAt(aWeekAgo.plusSeconds(1)), QUIET)).isEmpty();
        assertThat(reasons(member().activeAt(NOW.minus(Duration.ofDays(30))), QUIET))
                .containsExactly(new Inactive(30, NOW.minus(Duration.ofDays(23))));
    }

    @Test
    void whoNeverBeganIsMissedAWeekAfterTheyJoined() {
        assertThat(reasons(new SampleMember("Ben", NOW.minus(Duration.ofDays(7))), QUIET))
                .containsExactly(new NeverBegan(7, NOW));
        assertThat(reasons(new SampleMember("Ben", NOW.minus(Duration.ofDays(7)).plusSeconds(1)), QUIET))
                .isEmpty();
    }

    @Test
    void whoHasReadAllOfItMayFallSilent() {
        SampleMember silent = member().activeAt(NOW.minus(Duration.ofDays(40)));

        assertThat(reasons(silent.hasRead(100), QUIET)).isEmpty();
        assertThat(reasons(silent.hasRead(99), QUIET))
                .containsExactly(new Inactive(40, NOW.minus(Duration.ofDays(33))));
    }

    @Test
    void aClockThatIsBehindMakesNobodySilent() {
        assertThat(reasons(member().activeAt(NOW.plus(Duration.ofDays(20))), QUIET))
                .isEmpty();
    }

    private static Circumstances median(int median, int members) {
        return new Circumstances(COURSE, NOW, median, members, SampleDues.of(), false);
    }

    @Test
    void aQuarterOfTheCourseBehindTheMemberInTheMiddleIsFar() {
        assertThat(reasons(member().hasRead(35), median(60, 5))).containsExactly(new Behind(35, 60, NOW));
        assertThat(reasons(member().hasRead(36), median(60, 5))).isEmpty();
        assertThat(reasons(member().hasRead(60), median(35, 5))).isEmpty();
    }

    @Test
    void withFewerThanFiveThereIsNoMiddleToBeBehind() {
        assertThat(reasons(member().hasRead(0), median(90, 4))).isEmpty();
        assertThat(reasons(member().hasRead(0), median(90, 5))).containsExactly(new Behind(0, 90, NOW));
    }

    @Test
    void whoNeverBeganIsNotBehind() {
        assertThat(reasons(new SampleMember("Ben", NOW), median(90, 5))).isEmpty();
    }

    @Test
    void reasonsAreToldInTheOrderOfTheRulesAndTheirWeightsAddUp() {
        Due due = due(Target.Kind.LESSON, LESSON, "2026-11-20");
        Circumstances circumstances = new Circumstances(COURSE, NOW, 60, 5, SampleDues.of(due), false);

        Attention attention = Attention.of(
                member().activeAt(NOW.minus(Duration.ofDays(8)))
                        .wasSureOf(CONCEPT, 3, 3)
                        .hasFailed(QUIZ, 3)
                        .progress(),
                circumstances);

        assertThat(attention.reasons())
                .containsExactly(
                        new Stuck(QUIZ, 3, JOINED),
                        new Overdue(due, 7, 1, due.end()),
                        new SureButWrong(CONCEPT, 3, 3, JOINED),
                        new Inactive(8, NOW.minus(Duration.ofDays(1))),
                        new Behind(10, 60, NOW.minus(Duration.ofDays(8))));
        assertThat(attention.need()).isEqualTo(5 + 4 + 3 + 2 + 2);
    }

    @Test
    void manyReasonsOfOneKindAreOneNeed() {
        Attention attention =
                Attention.of(member().hasFailed(QUIZ, 3).hasFailed("timed", 5).progress(), QUIET);

        assertThat(attention.reasons()).hasSize(2);
        assertThat(attention.need()).isEqualTo(5);
    }

    @Test
    void theReasonToBeginWithIsANewOneThenTheStrongestThenTheNewest() {
        Instant monthAgo = NOW.minus(Duration.ofDays(30));
        Instant yesterday = NOW.minus(Duration.ofDays(1));

        assertThat(Attention.of(
                                member().hasFailed(QUIZ, 3, monthAgo)
                                        .wasSureOf(CONCEPT, 3, 3, yesterday)
                                        .progress(),
                                QUIET)
                        .first(NOW))
                .contains(new SureButWrong(CONCEPT, 3, 3, yesterday));
        assertThat(Attention.of(
                                member().hasFailed(QUIZ, 3, yesterday)
                                        .hasFailed("timed", 4, NOW)
                                        .wasSureOf(CONCEPT, 3, 3, NOW)
                                        .progress(),
                                QUIET)
                        .first(NOW))
                .contains(new Stuck("timed", 4, NOW));
    }

    @Test
    void whoNeedsItMostComesFirstThenWhoWasSilentLongestThenByName() {
        SampleMember stuck = new SampleMember("Stuck", NOW).activeAt(NOW).hasFailed(QUIZ, 3);
        SampleMember silent = new SampleMember("Silent", NOW).activeAt(NOW.minus(Duration.ofDays(9)));
        SampleMember longer = new SampleMember("Longer", NOW).activeAt(NOW.minus(Duration.ofDays(10)));
        SampleMember well = new SampleMember("Well", NOW).activeAt(NOW);
        SampleMember alsoWell = new SampleMember("Also well", NOW).activeAt(NOW);

        assertThat(Stream.of(well, silent, alsoWell, stuck, longer)
                        .map(member -> Attention.of(member.progress(), QUIET))
                        .sorted(Attention.BY_NEED)
                        .map(attention -> attention.member().name()))
                .containsExactly("Stuck", "Longer", "Silent", "Also well", "Well");
    }
}
