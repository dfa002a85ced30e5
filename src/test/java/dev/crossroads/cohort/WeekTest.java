package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import dev.crossroads.Workshop;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.Rating;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.term.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An instructor reads first what to teach, what changed since the last visit, and what is due. */
class WeekTest {
    private static final Course COURSE = Workshop.course();
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofDays(3));
    private static final String QUIZ = "memory/types";

    private static SampleMember member(String name) {
        return new SampleMember(name, NOW.minus(Duration.ofDays(60)))
                .activeAt(NOW)
                .hasRead(50);
    }

    private static CohortProgress of(boolean isAnonymous, List<Due> dues, Stream<SampleMember> members) {
        Cohort cohort = new Cohort(
                new UUID(0, 1),
                "Tuesday",
                COURSE.id(),
                JoinCode.fresh(),
                isAnonymous,
                ZoneOffset.UTC,
                NOW.minus(Duration.ofDays(90)),
                Optional.empty());
        return CohortProgress.of(
                cohort,
                COURSE,
                NOW,
                SampleDues.of(dues.toArray(Due[]::new)),
                members.map(SampleMember::progress).toList());
    }

    private static String concept() {
        return COURSE.concepts().keySet().iterator().next();
    }

    private static String questionOn(String concept) {
        return COURSE.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .filter(question -> question.common().concepts().contains(concept))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Stream<SampleMember> answering(int count, int well) {
        return IntStream.range(0, count)
                .mapToObj(i -> member("Member " + i)
                        .hasAnswered(concept(), 10, i < well ? 7 : 6)
                        .hasAnswered(questionOn(concept()), i < well));
    }

    @Test
    void theWeakestConceptIsToldWithHowManyHaveMasteredItAndTheQuestionThatShowsIt() {
        WeakConcepts.Weak weak =
                WeakConcepts.of(of(false, List.of(), answering(10, 3))).getFirst();

        assertThat(weak.concept().id()).isEqualTo(concept());
        assertThat(weak.mastered()).isEqualTo(new Proportion(3, 10));
        assertThat(weak.question().orElseThrow().question().id()).isEqualTo(questionOn(concept()));
        assertThat(weak.question().orElseThrow().right()).isEqualTo(new Proportion(3, 10));
    }

    @Test
    void nothingIsToTeachOfWhatMostHaveMasteredOrTooFewWereAskedOrNobodyMayTell() {
        assertThat(WeakConcepts.of(of(false, List.of(), answering(10, 7)))).isEmpty();
        assertThat(WeakConcepts.of(of(false, List.of(), answering(4, 0)))).isEmpty();
        assertThat(WeakConcepts.of(of(true, List.of(), answering(10, 3)))).isEmpty();
        assertThat(WeakConcepts.of(of(false, List.of(), Stream.empty()))).isEmpty();
    }

    @Test
    void theOneOfWhichItIsSurestComesFirst() {
        List<String> two = COURSE.concepts().keySet().stream().limit(2).toList();
        List<SampleMember> members = new ArrayList<>();
        // None of five may still be half of all; a fifth of fifty can't.
        IntStream.range(0, 5).forEach(i -> members.add(member("Few " + i).hasAnswered(two.getFirst(), 2, 0)));
        IntStream.range(0, 50)
                .forEach(i -> members.add(member("Many " + i).hasAnswered(two.getLast(), 2, i < 10 ? 2 : 0)));

        assertThat(WeakConcepts.of(of(false, List.of(), members.stream())))
                .extracting(weak -> weak.concept().id())
                .containsExactly(two.getLast(), two.getFirst());
    }

    private static Changes changes(SampleMember... members) {
        CohortProgress progress = of(false, List.of(), Stream.of(members));
        return Changes.since(SINCE, progress, progress.attention());
    }

    @Test
    void whatHappenedSinceIsToldAndWhatHappenedBeforeIsNot() {
        Changes changes = changes(
                member("Passed").hasPassed(QUIZ, SINCE.plusSeconds(1)),
                member("Passed before").hasPassed(QUIZ, SINCE),
                member("Read").hasCompleted("memory/ownership", SINCE.plusSeconds(1)),
                member("Read before").hasCompleted("memory/ownership", SINCE),
                new SampleMember("Joined", SINCE.plusSeconds(1)).activeAt(NOW),
                member("Stuck").hasFailed(QUIZ, 3, SINCE.plusSeconds(1)),
                member("Stuck before").hasFailed(QUIZ, 3, SINCE),
                member("Silent").activeAt(NOW.minus(Duration.ofDays(9))),
                member("Silent before").activeAt(NOW.minus(Duration.ofDays(11))));

        assertThat(changes.passed()).extracting(MemberProgress::name).containsExactly("Passed");
        assertThat(changes.completed()).extracting(MemberProgress::name).containsExactly("Read");
        assertThat(changes.joined()).extracting(MemberProgress::name).containsExactly("Joined");
        assertThat(changes.stuck()).extracting(MemberProgress::name).containsExactly("Stuck");
        assertThat(changes.silent()).extracting(MemberProgress::name).containsExactly("Silent");
        assertThat(changes(member("Nothing")).isEmpty()).isTrue();
    }

    @Test
    void whoWasAwayForAWeekAndIsActiveAgainIsBack() {
        assertThat(changes(
                                member("Back")
                                        .firstAt(NOW.minus(Duration.ofDays(40)))
                                        .activeDaysAgo(0, 12),
                                member("Regular")
                                        .firstAt(NOW.minus(Duration.ofDays(40)))
                                        .activeDaysAgo(0, 6),
                                member("New")
                                        .firstAt(NOW.minus(Duration.ofDays(1)))
                                        .activeDaysAgo(0, 1))
                        .back())
                .extracting(MemberProgress::name)
                .containsExactly("Back");
    }

    @Test
    void whatIsDueThisWeekAndWhoIsLateIsToldUntilAllHaveDoneIt() {
        List<Due> dues = List.of(
                due("welcome", "2026-11-01"),
                due("memory/ownership", "2026-11-27"),
                due("clocks", "2026-12-02"),
                due("memory/two ways 1+1", "2026-12-24"));
        List<DueNow> told = DueNow.of(of(
                false,
                dues,
                Stream.of(member("Done").hasCompleted("memory/ownership").hasCompleted("clocks"), member("Not done"))));

        assertThat(told)
                .extracting(DueNow::due, DueNow::isLate, DueNow::done)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(dues.get(1), true, new Proportion(1, 2)),
                        org.assertj.core.groups.Tuple.tuple(dues.get(2), false, new Proportion(1, 2)));
        assertThat(DueNow.of(of(false, dues, Stream.of(member("Done").hasCompleted("memory/ownership")))))
                .extracting(DueNow::due)
                .containsExactly(dues.get(2));
    }

    private static Due due(String lesson, String day) {
        return Due.of("Tuesday", new Target(Target.Kind.LESSON, lesson), LocalDate.parse(day), ZoneOffset.UTC);
    }

    private static Stream<SampleMember> remembering(int count, Rating rating) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        member("Member " + i).remembers(questionOn(concept()), rating, LocalDate.of(2026, 11, 20)));
    }

    @Test
    void whatIsForgottenByMondayIsToldByConcept() {
        Fading fading = new Fading(of(false, List.of(), remembering(6, Rating.GOOD)));

        assertThat(fading.monday()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(fading.concepts()).first().satisfies(faded -> {
            double then = Fsrs.STANDARD.recall(Fsrs.STANDARD.first(Rating.GOOD), 10);
            assertThat(faded.then()).isEqualTo(then, withPrecision(1e-12));
            assertThat(faded.today()).isGreaterThan(then);
            assertThat(faded.members()).isEqualTo(6);
        });
    }

    @Test
    void aMondayIsAlwaysAhead() {
        CohortProgress monday =
                of(false, List.of(), Stream.of()).with(List.of(), Instant.parse("2026-11-30T12:00:00Z"));

        assertThat(new Fading(monday).monday()).isEqualTo(LocalDate.of(2026, 12, 7));
    }

    @Test
    void ofFourNothingIsToldNorOfAnAnonymousCohort() {
        assertThat(new Fading(of(false, List.of(), remembering(4, Rating.AGAIN))).concepts())
                .isEmpty();
        assertThat(new Fading(of(true, List.of(), remembering(6, Rating.AGAIN))).concepts())
                .isEmpty();
    }

    @Test
    void aWarmUpAsksWhatIsRecalledLeastOfManyConcepts() {
        List<String> known = COURSE.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .filter(question -> question.common().group().isEmpty())
                .map(Question::id)
                .toList();
        Stream<SampleMember> members = IntStream.range(0, 6).mapToObj(i -> {
            SampleMember member = member("Member " + i);
            for (int question = 0; question < known.size(); question++) {
                Rating rating = question == known.size() - 1 ? Rating.AGAIN : Rating.GOOD;
                member.remembers(known.get(question), rating, LocalDate.of(2026, 11, 1));
            }
            return member;
        });

        List<Fading.Asked> asked = new Fading(of(false, List.of(), members)).warmUp();

        assertThat(asked).hasSize(Math.min(Fading.ASKED, known.size()));
        assertThat(asked.getFirst().question().id()).isEqualTo(known.getLast());
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(new Fading(of(false, List.of(), Stream.empty())).warmUp()).isEmpty();
    }
}
